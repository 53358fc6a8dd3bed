import { allow, refuse, type Decision } from '../kernel/result'
import type { MeetingState, Seat, SeatRole } from './types'

export type SeatFacts = { role: SeatRole; countsForQuorum: boolean; votes: boolean }

/** M9 What a role brings along; counting and voting stay facts of their own that may be changed, but never for a guest. */
export function factsOfRole(role: SeatRole): SeatFacts {
  const counts = role === 'chair' || role === 'member'
  return { role, countsForQuorum: counts, votes: counts }
}

/** M9 The seat's facts after a change: a new role brings its own, what is named besides goes before; a guest counts and votes nowhere. */
export function changedFacts(seat: SeatFacts, change: Partial<SeatFacts>): SeatFacts {
  const role = change.role ?? seat.role
  const base = role === seat.role ? seat : factsOfRole(role)
  const isGuest = role === 'guest'
  return { role, countsForQuorum: !isGuest && (change.countsForQuorum ?? base.countsForQuorum), votes: !isGuest && (change.votes ?? base.votes) }
}

/** Not begun, and not called off. */
export const isComing = (state: MeetingState) => state === 'draft' || state === 'invited' || state === 'postponed'

/**
 * M8 A meeting has at most one chair: whoever is made chair takes the place, and the former chair becomes a member.
 * Returns the seat that steps back. Once the meeting has begun the chair changes in the room, as a recorded act: refused here.
 */
export function decideNewChair(seats: readonly Seat[], seatId: string | null, state: MeetingState): Decision<{ stepsBack: Seat | null }> {
  if (!isComing(state)) return refuse('meetings/wrong-state', { state })
  return allow({ stepsBack: seats.find((seat) => seat.role === 'chair' && seat.id !== seatId) ?? null })
}

/** M8 From the invitation on a chair is replaced, not taken away; nobody is taken off the list who has taken part. */
export function decideRemoval(seat: Seat, state: MeetingState, hasTakenPart: boolean): Decision {
  if (hasTakenPart) return refuse('meetings/has-attended')
  return seat.role === 'chair' && state !== 'draft' ? refuse('meetings/keeps-chair') : allow()
}
