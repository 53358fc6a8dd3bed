export type VotingRefusal =
  | 'voting/not-open'
  | 'voting/closed'
  | 'voting/guest'
  | 'voting/not-on-roll'
  | 'voting/unknown-choice'
  | 'voting/already-open'
  | 'voting/no-quorum'
  | 'voting/secret-not-offered'
  /** {state}: the step does not fit the state that the vote is in */
  | 'voting/wrong-state'
  | 'voting/paused'
