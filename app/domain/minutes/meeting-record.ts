import { type ItemId, type SeatId } from '../kernel/ids'
import { type AgendaItem, type MeetingWords, type Person, type Seat, type Sitting } from '../meetings/types'

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
  words: MeetingWords
  sittings: Sitting[]
  seats: Seat[]
  /** who presides when the meeting opens; later periods are `chair-changed` events */
  chairSeatId: SeatId
  secretarySeatIds: SeatId[]
  items: AgendaItem[]
  /** papers that the item's report rests on, as the minutes name them: "Tờ trình số 215/TTr-STC ngày …" */
  documents: { itemId: ItemId; title: string }[]
  /** smallest share and number of members that may meet; null where the type of meeting knows no quorum */
  quorum: { numerator: number; divisor: number; needed: number } | null
  /** labels of the three choices, a setting of the meeting type (DOMAIN §2) */
  choiceLabels: { for: string; against: string; abstain: string }
  /** the draft was read out and agreed before the meeting closed */
  readOut: boolean
}

export const usualChoiceLabels = { for: 'tán thành', against: 'không tán thành', abstain: 'không biểu quyết' }

/** Seats of the body itself: the chair and the members, in protocol order. Secretaries count only where they are members. */
export function memberSeats(record: MeetingRecord): Seat[] {
  return inOrder(record.seats.filter((seat) => seat.role === 'chair' || seat.role === 'member' || seat.countsForQuorum))
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
