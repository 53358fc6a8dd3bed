import type { SeatId, UserId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'

/**
 * As many groups for notes as one person may have standing in a meeting. Each is a layer of every paper: one more line in
 * every member's list of layers, and one more document that his tablet has open with the paper (N23).
 */
export const mostNoteGroups = 10

/** As many as one person may have made in a meeting, those that have ended too: each look at the meeting goes through them. */
export const mostGroupsMade = 50

type Made = { madeBy: UserId | null }
type Seated = { id: SeatId; occupant: { id: UserId } | null }

/**
 * N11 Whether somebody keeps a group for notes: changes it, ends it, brings it back. Its maker does; when he sits in the meeting
 * no more, everybody who is in the group. Never the secretary's groups for readers, which nobody has `madeBy`.
 */
export function keepsGroup({ madeBy, seatIds }: Made & { seatIds: readonly SeatId[] }, seats: readonly Seated[], userId: UserId): boolean {
  if (madeBy === null || madeBy === userId) return madeBy === userId
  const sits = (who: UserId, among: readonly Seated[]) => among.some(({ occupant }) => occupant?.id === who)
  return !sits(madeBy, seats) && sits(userId, seats.filter(({ id }) => seatIds.includes(id)))
}

/**
 * N11 Whether somebody may make a new group. Refuses `annotations/too-many-groups-made` {max}, and like `decideOneMoreGroup`.
 */
export function decideNewGroup(standing: readonly Made[], ended: readonly Made[], makerId: UserId): Decision {
  const made = [...standing, ...ended].filter(({ madeBy }) => madeBy === makerId)
  return made.length < mostGroupsMade ? decideOneMoreGroup(standing, makerId) : refuse('annotations/too-many-groups-made', { max: mostGroupsMade })
}

/**
 * N11 Whether somebody may have one more group standing. `standing`: the groups of participants in this meeting
 * that have not ended, whoever made them. Refuses `annotations/too-many-groups` {max}.
 */
export function decideOneMoreGroup(standing: readonly Made[], makerId: UserId): Decision {
  const own = standing.filter(({ madeBy }) => madeBy === makerId)
  return own.length < mostNoteGroups ? allow() : refuse('annotations/too-many-groups', { max: mostNoteGroups })
}
