import type { MissingPapers } from '../documents/request'
import type { MeetingAction } from '../identity/can'
import type { Millis } from '../kernel/ids'
import type { PaperKind } from '../minutes/paper'
import type { InviteWarning } from './life'
import type { MeetingState, Person, SeatRole } from './types'

export type ReplyState = 'none' | 'accepted' | 'declined' | 'deputy'

/** A meeting as lists and the home page name one. */
export type MeetingLine = {
  id: string
  title: string
  noun: string
  state: MeetingState
  startsAt: Millis
  endsAt: Millis
  place: string
  bodyName: string
  chairWord: string
  chair: { honorific: 'ông' | 'bà'; fullName: string } | null
  /** the reader's own seat, where there is one */
  own: { role: SeatRole; reply: ReplyState } | null
}

/** A person to choose. */
export type PersonLine = Person

export type SeatView = {
  id: string
  role: SeatRole
  person: Person | null
  standsInFor: Person | null
  /** the unit that names its attendee */
  unitName: string | null
  countsForQuorum: boolean
  votes: boolean
  protocolOrder: number
  siteId: string | null
  reply: ReplyState
  /** for those who arrange, and the person's own */
  replyReason: string
  proposedDeputy: Person | null
}

export type ItemVote = { id: string; question: string; state: 'prepared' | 'open' | 'paused' | 'closed' | 'declared'; threshold: string }

export type ItemView = {
  id: string
  parentId: string | null
  position: number
  number: string
  depth: number
  title: string
  neutralTitle: string
  minutes: number
  /** as planned */
  startsAt: Millis
  closed: boolean
  arisen: boolean
  /** its papers are handed out in the room; not told where the item is hidden */
  onPaper: boolean
  /** its content is not for this reader */
  hidden: boolean
  state: 'planned' | 'open' | 'done' | 'put-off'
  preparingUnitId: string | null
  preparingUnitName: string | null
  presenterSeatId: string | null
  presenter: Person | null
  votes: ItemVote[]
}

/** What one person is shown of a meeting outside the room. */
export type MeetingView = {
  id: string
  title: string
  state: MeetingState
  place: string
  startsAt: Millis
  endsAt: Millis
  revision: number
  typeId: string
  typeName: string
  bodyId: string
  bodyName: string
  words: { noun: string; chair: string; member: string }
  ownSeat: SeatView | null
  seats: SeatView[]
  sites: { id: string; name: string }[]
  items: ItemView[]
  warnings: InviteWarning[]
  /** papers that units were asked for and that are not there yet; null for those who do not make the meeting, and when nothing was asked for */
  missingPapers: MissingPapers | null
  can: Record<MeetingAction, boolean>
}

/** Something that waits for an answer of this person. Each part of the product adds its own kind. */
export type Awaiting =
  | { kind: 'invitation'; meeting: MeetingLine }
  | { kind: 'request'; requestId: string; what: string; itemTitle: string; meetingTitle: string; dueAt: Millis; isLate: boolean; isSentBack: boolean }
  | { kind: 'for-head'; count: number }
  | { kind: 'to-approve'; meetingId: string; meetingTitle: string; count: number }
  | { kind: 'paper'; paperId: string; paper: PaperKind; meetingTitle: string }
