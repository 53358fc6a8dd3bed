import type { EventOf, EventType, MeetingEvent, PayloadOf } from '~/domain/meetings/events'
import type { AgendaItem, MeetingFacts, Person, Seat, SeatRole } from '~/domain/meetings/types'

export const minute = 60_000
/** 20/11/2026 08:00 in Vietnam, a Friday. */
export const start = Date.UTC(2026, 10, 20, 1, 0)

const person = (id: string): Person => ({ id, honorific: 'bà', fullName: 'Lê Thị Mai', position: 'Giám đốc', unitName: 'Sở Xây dựng' })

/** A seat `s1` of user `u1`. Members, chair and secretary vote and count unless told otherwise. */
export function seat(id: string, role: SeatRole = 'member', change: Partial<Seat> = {}): Seat {
  const counts = role !== 'guest'
  const userId = id.replace('s', 'u')
  return { id, role, userId, unitId: null, occupant: person(userId), standsInFor: null, countsForQuorum: counts, votes: counts, protocolOrder: 0, siteId: null, ...change }
}

export const deputy = (id: string, change: Partial<Seat> = {}): Seat => seat(id, 'member', { standsInFor: person('away'), votes: false, countsForQuorum: false, ...change })

export const members = (count: number): Seat[] => Array.from({ length: count }, (_, index) => seat(`s${index + 1}`))

export function item(id: string, parentId: string | null = null, position = 0, change: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id, parentId, position, title: `Nội dung ${id}`, neutralTitle: 'Nội dung họp kín', minutes: 30, preparingUnitId: null, preparingUnitName: null,
    presenterSeatId: null, closed: false, arisen: false, onPaper: false, ...change,
  }
}

export const meeting = (change: Partial<MeetingFacts> = {}): MeetingFacts => ({
  id: 'm1', title: 'Phiên họp tháng 11', state: 'invited', bodyId: 'b1', bodyName: 'Ủy ban nhân dân tỉnh Lam Sơn', words: { noun: 'phiên họp', chair: 'chủ trì' },
  seats: [seat('s1', 'chair'), seat('s2', 'secretary'), seat('s3'), seat('s4', 'guest')],
  items: [item('i1'), item('i2', null, 1), item('i21', 'i2'), item('i22', 'i2', 1)],
  sittings: [{ id: 'sit1', ordinal: 1, startsAt: start, endsAt: start + 240 * minute, place: 'Phòng họp A' }],
  ...change,
})

/** One event; `at` in minutes after the start. */
export function event<T extends EventType>(seq: number, type: T, payload: PayloadOf<T>, at = seq, header: Partial<MeetingEvent> = {}): EventOf<T> {
  const occurredAt = start + at * minute
  return {
    meetingId: 'm1', seq, occurredAt, recordedAt: occurredAt, actorId: 'u1', onBehalfOf: null, source: { kind: 'device' }, audience: { kind: 'all' },
    ...header, type, payload,
  } as EventOf<T>
}
