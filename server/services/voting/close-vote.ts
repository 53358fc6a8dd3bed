import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideCloseVote } from '~/domain/voting/vote'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { happen, stampOf } from '../live/room'
import { voteIn } from './vote-in'

/** Kết thúc biểu quyết: no ballot is taken from now on. Refuses unless it is open or paused. */
export async function closeVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'close-vote'>): Promise<Decision> {
  const found = await voteIn(tx, ctx, meetingId, input.voteId, 'run-vote')
  if (!found.ok) return found
  const stamp = stampOf(found.value.room, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const decision = decideCloseVote(found.value.facts)
  if (!decision.ok) return decision

  await queries.changeVote(tx, input.voteId, { state: 'closed', closedAt: stamp.value.occurredAt ?? ctx.now() })
  await happen(tx, ctx, found.value.room, [{ type: 'vote-closed', payload: { voteId: input.voteId } }], stamp.value)
  return allow()
}
