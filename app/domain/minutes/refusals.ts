export type MinutesRefusal =
  | 'minutes/wrong-step'
  | 'minutes/not-your-step'
  | 'minutes/changed-meanwhile'
  | 'minutes/number-taken'
  | 'minutes/no-series'
  | 'minutes/reason-needed'
  | 'minutes/locked'
