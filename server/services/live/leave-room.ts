import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { decideLeave, decideReturn } from '~/domain/live/attendance'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Seat } from '~/domain/meetings/types'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf, type Room } from './room'

/** Về sớm or tạm vắng: oneself, or the secretary for somebody. Refuses whoever is not in the room. */
export async function leaveRoom(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'leave-room'>): Promise<Decision> {
  const found = await moveIn(tx, ctx, meetingId, input)
  if (!found.ok) return found
  const { room, seat, stamp } = found.value
  const decision = decideLeave(room.live, seat)
  if (!decision.ok) return decision

  const waiting = room.live.requests.filter((request) => request.seatId === seat.id).map((request) => request.requestId)
  if (input.kind === 'early') await queries.withdrawRequests(tx, meetingId, waiting)
  await happen(tx, ctx, room, [{ type: 'left-room', payload: { seatId: seat.id, kind: input.kind } }], stamp)
  return allow()
}

/** Comes back after leaving. Refuses whoever had not left. */
export async function comeBack(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'come-back'>): Promise<Decision> {
  const found = await moveIn(tx, ctx, meetingId, input)
  if (!found.ok) return found
  const { room, seat, stamp } = found.value
  const decision = decideReturn(room.live, seat)
  if (!decision.ok) return decision

  await happen(tx, ctx, room, [{ type: 'came-back', payload: { seatId: seat.id } }], stamp)
  return allow()
}

/** Who moves, and when it happened. */
async function moveIn(tx: Tx, ctx: ActorCtx, meetingId: string, input: { seatId?: string; occurredAt?: number }) {
  const room = await roomFor(tx, ctx, meetingId, 'check-in')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const seat = seatMoved(room.value, ctx, input.seatId)
  return seat.ok ? allow({ room: room.value, seat: seat.value, stamp: stamp.value }) : seat
}

/** The own seat, or another that the asking person may record. */
function seatMoved(room: Room, ctx: ActorCtx, seatId: string | undefined): Decision<Seat> {
  if (seatId === undefined || seatId === room.ownSeat?.id) return room.ownSeat ? allow(room.ownSeat) : refuse('live/no-seat')
  if (!can(ctx.actor, 'record', room.subject)) return refuse('forbidden')
  const seat = seatIn(room, seatId)
  return seat ? allow(seat) : refuse('live/no-seat')
}
