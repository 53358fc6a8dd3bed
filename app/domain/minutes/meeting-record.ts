import { type ItemId, type SeatId } from '../kernel/ids'
import { type Choice } from '../meetings/events'
import { belongsToWhole, type Fraction } from '../meetings/quorum'
import { type AgendaItem, type MeetingWords, type Person, type Seat, type Sitting } from '../meetings/types'
import { type Address } from './official-words'

/**
 * What the composers know besides the events: the meeting as it stands at its end.
 * Nothing here is a time of what happened; those come from the events' `occurredAt`.
 */
export type MeetingRecord = {
  /** "Phiên họp thường kỳ tháng 11 năm 2026" */
  title: string
  /** "Ủy ban nhân dân tỉnh Lam Sơn" */
  bodyName: string
  /** "thành viên" or "đại biểu": what the body's people are called */
  memberWord: string
  /** head of the body, whose vote decides a tie: "Chủ tịch Ủy ban nhân dân tỉnh" */
  headTitle: string
  /** how the issuing body addresses people (GLOSSARY) */
  address: Address
  words: MeetingWords
  sittings: Sitting[]
  seats: Seat[]
  /** who presides when the meeting opens; later periods are `chair-changed` events */
  chairSeatId: SeatId
  secretarySeatIds: SeatId[]
  items: AgendaItem[]
  /** papers that the item's report rests on, the main one first, as the minutes name them: "Tờ trình số 215/TTr-STC ngày …" */
  documents: { itemId: ItemId; title: string }[]
  /** smallest share of the members that may meet; null where the type of meeting knows no quorum */
  quorum: Fraction | null
  /** labels of the three choices, a setting of the meeting type (DOMAIN §2) */
  choiceLabels: Record<Choice, string>
  /** the draft was read out and agreed before the meeting closed */
  readOut: boolean
}

/** Seats of the body itself, those of absent members included, in protocol order (Q3). */
export function memberSeats(record: MeetingRecord): Seat[] {
  return inOrder(record.seats.filter((seat) => belongsToWhole(seat, 'countsForQuorum')))
}

/** Whoever takes part beside the body's members and is no guest: a chair from elsewhere, members who do not count. */
export function otherSeats(record: MeetingRecord): Seat[] {
  return inOrder(record.seats.filter((seat) => (seat.role === 'chair' || seat.role === 'member') && !belongsToWhole(seat, 'countsForQuorum')))
}

export function guestSeats(record: MeetingRecord): Seat[] {
  return inOrder(record.seats.filter((seat) => seat.role === 'guest'))
}

/** Who sits on a seat, or, while nobody does, whose seat it is. */
export function personOn(record: MeetingRecord, seatId: SeatId): Person | null {
  const seat = record.seats.find(({ id }) => id === seatId)
  return seat?.occupant ?? seat?.standsInFor ?? null
}

/** Given name (the last word) by the Vietnamese alphabet, then the whole name. */
function byGivenName(a: Person, b: Person): number {
  const given = (person: Person) => person.fullName.split(' ').at(-1) ?? ''
  return given(a).localeCompare(given(b), 'vi') || a.fullName.localeCompare(b.fullName, 'vi')
}

function inOrder(seats: Seat[]): Seat[] {
  return [...seats].sort((a, b) => {
    const first = a.standsInFor ?? a.occupant
    const second = b.standsInFor ?? b.occupant
    return a.protocolOrder - b.protocolOrder || (first && second ? byGivenName(first, second) : 0)
  })
}
