import type { SeatId } from '../kernel/ids'
import { belongsToWhole, isCounted } from '../meetings/quorum'
import type { Seat } from '../meetings/types'

/** Fixed when the vote opens: `members` is the whole, `issuedSeatIds` get a ballot. */
export type VoteRoll = { members: number; issuedSeatIds: SeatId[] }

/** V3 Every present seat with a vote gets one ballot. Guests and non-voting deputies get none; the place of a member with a deputy stays in the whole. */
export function voteRoll(seats: readonly Seat[], attendance: ReadonlySet<SeatId>): VoteRoll {
  return {
    members: seats.filter((seat) => belongsToWhole(seat, 'votes')).length,
    issuedSeatIds: seats.filter((seat) => isCounted(seat, 'votes') && attendance.has(seat.id)).map((seat) => seat.id),
  }
}
