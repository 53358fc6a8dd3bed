import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideRequestFloor, decideWithdrawRequest } from '~/domain/live/floor'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor } from './room'

/** Đăng ký phát biểu or tranh luận. Refuses like `decideRequestFloor`. Returns the request. */
export async function askFloor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'ask-floor'>): Promise<Decision<{ requestId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'ask-floor')
  if (!room.ok) return room
  const { live, ownSeat } = room.value
  const decision = decideRequestFloor(live, ownSeat)
  if (!decision.ok) return decision
  if (!ownSeat) return refuse('live/no-seat')

  const requestId = ctx.newId()
  const request = { seatId: ownSeat.id, kind: input.kind, topic: input.topic }
  await queries.insertRequest(tx, { id: requestId, meetingId, itemId: live.currentItemId, ...request, state: 'waiting', requestedAt: ctx.now() })
  await happen(tx, ctx, room.value, [{ type: 'floor-requested', payload: { requestId, ...request } }])
  return allow({ requestId })
}

/** Rút đăng ký: only the own request. */
export async function withdrawFloor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'withdraw-floor'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'ask-floor')
  if (!room.ok) return room
  const decision = decideWithdrawRequest(room.value.live, room.value.ownSeat?.id ?? '', input.requestId)
  if (!decision.ok) return decision

  await queries.setRequestState(tx, input.requestId, 'withdrawn')
  await happen(tx, ctx, room.value, [{ type: 'floor-withdrawn', payload: input }])
  return allow()
}
