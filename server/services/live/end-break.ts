import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideResume } from '~/domain/meetings/life'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, stampOf } from './room'

/** Họp tiếp. Refuses when there is no break. */
export async function endBreak(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'end-break'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const decision = decideResume(room.value.facts)
  if (!decision.ok) return decision

  await happen(tx, ctx, room.value, [{ type: 'break-ended', payload: {} }], stamp.value)
  return allow()
}
