import type { BodyId, ItemId, MeetingId, Millis, SeatId, SittingId, UnitId, UserId } from '../kernel/ids'

/** The life of a meeting (DOMAIN §3). Approval of minutes and conclusions is the life of those papers. */
export type MeetingState = 'draft' | 'invited' | 'in-session' | 'on-break' | 'closed' | 'published' | 'postponed' | 'cancelled'

/** What a seat may do in this meeting. A screen only shows. */
export type SeatRole = 'chair' | 'secretary' | 'member' | 'guest'

/**
 * A place in the meeting, addressed to a person or to a unit that names its attendee.
 * Who sits there, whether the seat counts for the quorum and whether it votes are separate facts.
 */
export type Seat = {
  id: SeatId
  role: SeatRole
  /** addressed person, or null when a unit is addressed */
  userId: UserId | null
  unitId: UnitId | null
  /** who sits there: the person, the unit's attendee or the deputy; null while nobody is named */
  occupant: Person | null
  /** set when the occupant sits in for somebody else */
  standsInFor: Person | null
  countsForQuorum: boolean
  votes: boolean
  protocolOrder: number
  siteId: string | null
}

/** A person as papers and screens name one: "bà Trần Thị Hạnh, Giám đốc Sở Xây dựng". */
export type Person = {
  id: UserId
  honorific: 'ông' | 'bà'
  fullName: string
  position: string
  unitName: string
}

export type Sitting = { id: SittingId; ordinal: number; startsAt: Millis; endsAt: Millis; place: string }

export type AgendaItem = {
  id: ItemId
  parentId: ItemId | null
  /** order among its siblings, from 0 */
  position: number
  title: string
  /** shown to those who may not take part in a closed item */
  neutralTitle: string
  minutes: number
  preparingUnitId: UnitId | null
  preparingUnitName: string | null
  presenterSeatId: SeatId | null
  closed: boolean
  arisen: boolean
  /** its papers are handed out in the room: "Tài liệu giấy, nhận tại phòng họp" */
  onPaper: boolean
}

/** The nouns that run through screens and papers: "phiên họp", "chủ trì" (HĐND: "chủ tọa"). */
export type MeetingWords = { noun: string; chair: string }

export type MeetingFacts = {
  id: MeetingId
  title: string
  state: MeetingState
  bodyId: BodyId
  /** "Ủy ban nhân dân tỉnh Lam Sơn" */
  bodyName: string
  words: MeetingWords
  /** members whose seats count for the quorum, as the type's rule wants them */
  seats: Seat[]
  items: AgendaItem[]
  /** units that were asked for papers, beside those that the agenda names */
  askedUnits?: readonly { itemId: ItemId; unitId: UnitId }[]
  sittings: Sitting[]
}
