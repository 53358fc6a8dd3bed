import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decidePauseVote, decideResumeVote } from '~/domain/voting/vote'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { happen, quorumIn } from '../live/room'
import { voteIn } from './vote-in'

/** Tạm dừng: nobody casts until it goes on. Refuses unless it is open. */
export async function pauseVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'pause-vote'>): Promise<Decision> {
  const found = await voteIn(tx, ctx, meetingId, input.voteId, 'run-vote')
  if (!found.ok) return found
  const decision = decidePauseVote(found.value.facts)
  if (!decision.ok) return decision

  await queries.changeVote(tx, input.voteId, { state: 'paused' })
  await happen(tx, ctx, found.value.room, [{ type: 'vote-paused', payload: input }])
  return allow()
}

/** Goes on with the same roll. Refuses unless it is paused, and without a quorum. */
export async function resumeVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'resume-vote'>): Promise<Decision> {
  const found = await voteIn(tx, ctx, meetingId, input.voteId, 'run-vote')
  if (!found.ok) return found
  const decision = decideResumeVote(found.value.facts, quorumIn(found.value.room))
  if (!decision.ok) return decision

  await queries.changeVote(tx, input.voteId, { state: 'open' })
  await happen(tx, ctx, found.value.room, [{ type: 'vote-resumed', payload: input }])
  return allow()
}
