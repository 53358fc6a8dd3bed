export type LiveRefusal =
  | 'live/not-in-session'
  | 'live/no-seat'
  | 'live/not-checked-in'
  | 'live/already-asked'
  | 'live/no-request'
  | 'live/nobody-speaking'
  | 'live/somebody-speaking'
  | 'live/no-quorum'
  /** {opensAt}: check-in begins then, UTC ms */
  | 'live/too-early'
  | 'live/guests-may-not-ask'
  /** somebody in the room leaves; he is not recorded as absent */
  | 'live/already-present'
  | 'live/nobody-presenting'
