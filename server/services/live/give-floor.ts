import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideEndFloor, decideExtend, decideGiveFloor, defaultFloor } from '~/domain/live/floor'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, stampOf } from './room'

/** Mời phát biểu: a waiting request or any seat in the room; the speech under way ends. Refuses like `decideGiveFloor`. */
export async function giveFloor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'give-floor'>): Promise<Decision<{ speechId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'give-floor')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { live, facts, type } = room.value
  const decision = decideGiveFloor(live, facts.seats, input, { ...defaultFloor, speechSeconds: type.speakingSeconds })
  if (!decision.ok) return decision

  const { seatId, requestId, seconds } = decision.value
  const speech = { seatId, requestId, itemId: live.currentItemId, seconds }
  const speechId = ctx.newId()
  await queries.insertSpeech(tx, { id: speechId, meetingId, ...speech, startedAt: stamp.value.occurredAt ?? ctx.now(), endedAt: null })
  if (requestId !== null) await queries.setRequestState(tx, requestId, 'speaking')
  await happen(tx, ctx, room.value, [{ type: 'floor-given', payload: { speechId, ...speech } }], stamp.value)
  return allow({ speechId })
}

/** Thêm 2 phút for the speech under way. */
export async function extendFloor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'extend-floor'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'give-floor')
  if (!room.ok) return room
  const decision = decideExtend(room.value.live, input.speechId)
  if (!decision.ok) return decision

  const { live } = await happen(tx, ctx, room.value, [{ type: 'floor-extended', payload: decision.value }])
  if (live.floor) await queries.lengthenSpeech(tx, input.speechId, live.floor.seconds)
  return allow()
}

/** Kết thúc phát biểu. Refuses when somebody else has the floor by now. */
export async function endFloor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'end-floor'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'give-floor')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const decision = decideEndFloor(room.value.live, input.speechId)
  if (!decision.ok) return decision

  await happen(tx, ctx, room.value, [{ type: 'floor-ended', payload: { speechId: input.speechId } }], stamp.value)
  return allow()
}
