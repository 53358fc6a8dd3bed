import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideBreak } from '~/domain/meetings/life'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, stampOf, underWay } from './room'

/** Tạm nghỉ, also until a time. The speech under way ends, the item goes on afterwards. Refuses while a vote is open. */
export async function startBreak(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'start-break'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const decision = decideBreak(room.value.facts, underWay(room.value))
  if (!decision.ok) return decision
  if (input.resumesAt !== null && input.resumesAt <= (stamp.value.occurredAt ?? ctx.now())) return refuse('bad-input', { field: 'resumesAt' })

  await happen(tx, ctx, room.value, [{ type: 'break-started', payload: { resumesAt: input.resumesAt } }], stamp.value)
  return allow()
}
