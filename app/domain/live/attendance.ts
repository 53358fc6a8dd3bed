import type { Millis, UserId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import type { MeetingState, Seat } from '../meetings/types'
import { isPresent, type LiveState } from './state'

/** Check-in is open from this long before the start. A setting with this default. */
export const checkInLeadMinutes = 60
/** Whoever comes later than this after the opening is late. A setting with this default. */
export const lateAfterMinutes = 15

const running: readonly MeetingState[] = ['in-session', 'on-break']
const comingOrRunning: readonly MeetingState[] = ['draft', 'invited', ...running]

/** `already`: the seat was checked in before; nothing is written again. */
export type CheckIn = { late: boolean; already: boolean }

/**
 * P1–P3 Checks in on the own seat, or the secretary does it for somebody (`userId` is who sits there).
 * Refuses: no seat, somebody else's seat, meeting over, too early (with the time it begins).
 */
export function decideCheckIn(
  live: LiveState,
  seat: Seat | null,
  facts: { userId: UserId; now: Millis; startsAt: Millis; leadMinutes?: number; lateAfter?: number },
): Decision<CheckIn> {
  if (seat === null || seat.occupant?.id !== facts.userId) return refuse('live/no-seat')
  if (!comingOrRunning.includes(live.phase)) return refuse('live/not-in-session')
  const opensAt = facts.startsAt - (facts.leadMinutes ?? checkInLeadMinutes) * 60_000
  if (!running.includes(live.phase) && facts.now < opensAt) return refuse('live/too-early', { opensAt })
  const lateFrom = (live.openedAt ?? Infinity) + (facts.lateAfter ?? lateAfterMinutes) * 60_000
  return allow({ late: facts.now > lateFrom, already: isPresent(live, seat.id) })
}

/** P4 The secretary records who is missing and why, before or during the meeting. A person in the room leaves; he is not absent. */
export function decideRecordAbsence(live: LiveState, seat: Seat | null): Decision {
  if (seat === null) return refuse('live/no-seat')
  if (!comingOrRunning.includes(live.phase)) return refuse('live/not-in-session')
  return isPresent(live, seat.id) ? refuse('live/already-present') : allow()
}

/** P5 Leaves early or for a moment; the chair's consent to leaving early is asked in the room. Refuses whoever is not there. */
export function decideLeave(live: LiveState, seat: Seat | null): Decision {
  if (seat === null) return refuse('live/no-seat')
  if (!running.includes(live.phase)) return refuse('live/not-in-session')
  return isPresent(live, seat.id) ? allow() : refuse('live/not-checked-in')
}

/** P6 Comes back after leaving. Refuses whoever had not left. */
export function decideReturn(live: LiveState, seat: Seat | null): Decision {
  if (seat === null) return refuse('live/no-seat')
  if (!running.includes(live.phase)) return refuse('live/not-in-session')
  const status = live.attendance[seat.id]?.status
  return status === 'left' || status === 'out' ? allow() : refuse('live/not-checked-in')
}
