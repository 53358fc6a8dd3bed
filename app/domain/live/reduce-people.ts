import type { SeatId } from '../kernel/ids'
import type { Reducers } from './reduce'
import { expectedSeat, type AttendanceFact, type LiveState, type SeatAttendance } from './state'

/** What the facts of a seat come to, in the order in which they were recorded. */
export function attendanceFrom(facts: readonly AttendanceFact[]): SeatAttendance {
  return facts.reduce(withFact, { ...expectedSeat, facts })
}

function withFact(seat: SeatAttendance, fact: AttendanceFact): SeatAttendance {
  const since = fact.at
  switch (fact.kind) {
    case 'came': return { ...seat, status: fact.late ? 'late' : 'present', since, arrivedAt: seat.arrivedAt ?? fact.at, leftAt: null, userId: fact.userId, reason: '' }
    case 'absent': return { ...seat, status: fact.excused ? 'excused' : 'absent', since, reason: fact.reason }
    case 'left': return { ...seat, status: fact.early ? 'left' : 'out', since, leftAt: fact.at }
    case 'back': return { ...seat, status: seat.status === 'late' ? 'late' : 'present', since, arrivedAt: seat.arrivedAt ?? fact.at, leftAt: null }
    case 'deputy': return { ...seat, deputy: { userId: fact.userId, votes: fact.votes } }
  }
}

function record(state: LiveState, seatId: SeatId, fact: AttendanceFact): LiveState {
  const facts = [...(state.attendance[seatId]?.facts ?? []), fact]
  return { ...state, attendance: { ...state.attendance, [seatId]: attendanceFrom(facts) } }
}

/** L3 A wrong check-in or absence goes; what was recorded before and after it stays. */
export function takeBackAttendance(state: LiveState, ofSeq: number): LiveState {
  const found = Object.entries(state.attendance).find(([, seat]) => seat.facts.some((fact) => fact.seq === ofSeq))
  if (!found) return state
  const [seatId, seat] = found
  return { ...state, attendance: { ...state.attendance, [seatId]: attendanceFrom(seat.facts.filter((fact) => fact.seq !== ofSeq)) } }
}

/** L5 Who is where, and who presides. A chair period ends where the next begins. */
export const peopleReducers: Reducers<'checked-in' | 'absence-recorded' | 'left-room' | 'came-back' | 'deputy-seated' | 'chair-changed'> = {
  'checked-in': (state, { payload, seq, occurredAt: at }) =>
    record(state, payload.seatId, { seq, at, kind: 'came', userId: payload.userId, late: payload.late }),
  'absence-recorded': (state, { payload, seq, occurredAt: at }) =>
    record(state, payload.seatId, { seq, at, kind: 'absent', excused: payload.excused, reason: payload.reason }),
  'left-room': (state, { payload, seq, occurredAt: at }) => {
    const left = record(state, payload.seatId, { seq, at, kind: 'left', early: payload.kind === 'early' })
    return payload.kind === 'early' ? { ...left, requests: left.requests.filter((request) => request.seatId !== payload.seatId) } : left
  },
  'came-back': (state, { payload, seq, occurredAt: at }) => record(state, payload.seatId, { seq, at, kind: 'back' }),
  'deputy-seated': (state, { payload, seq, occurredAt: at }) =>
    record(state, payload.seatId, { seq, at, kind: 'deputy', userId: payload.userId, votes: payload.votes }),
  'chair-changed': (state, { payload, occurredAt }) => ({
    ...state, chairSeatId: payload.seatId,
    chairPeriods: [
      ...state.chairPeriods.map((period, index) => (index === state.chairPeriods.length - 1 ? { ...period, until: occurredAt } : period)),
      { seatId: payload.seatId, from: occurredAt, until: null, reason: payload.reason },
    ],
  }),
}
