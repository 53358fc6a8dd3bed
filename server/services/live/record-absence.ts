import { allow, type Decision } from '~/domain/kernel/result'
import { decideRecordAbsence } from '~/domain/live/attendance'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf } from './room'

/** Vắng có lý do or không lý do, as the secretary records it. Refuses: no seat, meeting over, somebody in the room. */
export async function recordAbsence(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'record-absence'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { seatId, excused, reason } = input
  const decision = decideRecordAbsence(room.value.live, seatIn(room.value, seatId))
  if (!decision.ok) return decision

  await happen(tx, ctx, room.value, [{ type: 'absence-recorded', payload: { seatId, excused, reason } }], { ...stamp.value, source: { kind: 'secretary' } })
  return allow()
}
