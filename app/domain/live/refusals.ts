export type LiveRefusal =
  | 'live/not-in-session'
  | 'live/no-seat'
  | 'live/not-checked-in'
  | 'live/already-asked'
  | 'live/no-request'
  | 'live/nobody-speaking'
  | 'live/somebody-speaking'
  | 'live/no-quorum'
