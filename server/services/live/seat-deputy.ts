import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { isPresent } from '~/domain/live/state'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf } from './room'

/**
 * Dự thay: somebody takes a member's or guest's seat. He counts for the quorum and votes only where the meeting type
 * lets deputies vote; the member's place stays in the whole. Refuses: no such seat or person, already in the room, already seated.
 */
export async function seatDeputy(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'seat-deputy'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, undefined)
  if (!stamp.ok) return stamp
  const { live, facts, type } = room.value
  const seat = seatIn(room.value, input.seatId)
  if (!['draft', 'invited', 'in-session', 'on-break'].includes(live.phase)) return refuse('live/not-in-session')
  if (!seat || (seat.role !== 'member' && seat.role !== 'guest')) return refuse('live/no-seat')
  if (isPresent(live, seat.id)) return refuse('live/already-present')
  if (facts.seats.some((other) => other.occupant?.id === input.userId)) return refuse('meetings/already-seated')
  if (!(await queries.isActiveUser(tx, input.userId))) return refuse('not-found')

  const votes = seat.role === 'member' && type.deputiesVote
  const standsInForUserId = seat.standsInFor?.id ?? seat.occupant?.id ?? seat.userId
  await queries.seatOccupant(tx, seat.id, { occupantUserId: input.userId, standsInForUserId, countsForQuorum: votes, votes })
  await happen(tx, ctx, room.value, [{ type: 'deputy-seated', payload: { seatId: seat.id, userId: input.userId, votes }, onBehalfOf: standsInForUserId }], { ...stamp.value, source: { kind: 'secretary' } })
  tx.tell({ kind: 'rights', userId: null, meetingId })
  return allow()
}
