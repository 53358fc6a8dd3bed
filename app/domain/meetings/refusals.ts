export type MeetingRefusal =
  | 'meetings/no-chair'
  | 'meetings/no-secretary'
  | 'meetings/no-agenda'
  | 'meetings/no-members'
  | 'meetings/wrong-state'
  | 'meetings/item-in-progress'
  | 'meetings/vote-in-progress'
  | 'meetings/reason-needed'
  | 'meetings/already-seated'
  | 'meetings/ends-before-start'
  /** {name}: the chair of the meeting cannot be taken away, only replaced */
  | 'meetings/keeps-chair'
  | 'meetings/has-attended'
