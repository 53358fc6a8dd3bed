import type { SeatId } from '../kernel/ids'
import type { Seat } from './types'

/** An exact share, e.g. 2/3. */
export type Fraction = { numerator: number; divisor: number }
export type Quorum = { present: number; total: number; needed: number; reached: boolean }

/** Two thirds of all members: the default of every body (DOMAIN §4). */
export const twoThirds: Fraction = { numerator: 2, divisor: 3 }

/**
 * Q3 The place of a member who sends a deputy stays in the whole, even when the deputy
 * himself does not count (or vote): sending a deputy must not make the body smaller.
 */
export function belongsToWhole(seat: Seat, right: 'countsForQuorum' | 'votes'): boolean {
  if (seat.role === 'guest') return false
  const memberWithDeputy = seat.standsInFor !== null && (seat.role === 'member' || seat.role === 'chair')
  return seat[right] || memberWithDeputy
}

/** Q4 Whoever sits there is counted as present only if the seat says so; a guest never. */
export function isCounted(seat: Seat, right: 'countsForQuorum' | 'votes'): boolean {
  return seat.role !== 'guest' && seat[right]
}

/**
 * Whether enough members are in the room to go on: at least `fraction` of all members.
 * `attendance` holds the seats whose occupants are in the room now. Whole numbers of seats.
 * Rule: regulations of the body, QĐ 45/2018/QĐ-TTg; 2/3 is a setting with this default.
 */
export function quorumOf(seats: readonly Seat[], attendance: ReadonlySet<SeatId>, fraction: Fraction = twoThirds): Quorum {
  const total = seats.filter((seat) => belongsToWhole(seat, 'countsForQuorum')).length
  const present = seats.filter((seat) => isCounted(seat, 'countsForQuorum') && attendance.has(seat.id)).length
  const share = total * fraction.numerator
  const needed = Math.max(1, Math.floor((share + fraction.divisor - 1) / fraction.divisor))
  return { present, total, needed, reached: present >= needed }
}
