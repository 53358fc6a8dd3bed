import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { findPaper } from '~db/queries/live'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor } from '../live/room'

/**
 * Prepares a question on an agenda item, by the rule of the meeting type unless another is given. It is fixed when the vote
 * opens; an amendment is a new question. Refuses: no such item or paper, a rule without a share. Returns the vote's id.
 */
export async function prepareVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'prepare-vote'>): Promise<Decision<{ voteId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'prepare-vote')
  if (!room.ok) return room
  const { facts, type } = room.value
  const rule = input.rule ?? type.rule
  if (!facts.items.some((item) => item.id === input.itemId)) return refuse('not-found')
  if (input.versionId !== null && !(await findPaper(tx, meetingId, input.versionId))) return refuse('not-found')
  const isShare = Number.isInteger(rule.numerator) && Number.isInteger(rule.divisor) && rule.numerator > 0 && rule.numerator <= rule.divisor
  if (!isShare) return refuse('bad-input', { field: 'rule' })

  const voteId = ctx.newId()
  const { itemId, question, versionId, amendedPassage } = input
  const position = (await queries.listVotes(tx, meetingId)).length
  await queries.insertVote(tx, { id: voteId, meetingId, itemId, position, question, secret: false, rule, choiceLabels: type.choiceLabels, state: 'prepared', versionId, amendedPassage })
  await happen(tx, ctx, room.value, [{ type: 'vote-prepared', payload: { voteId, itemId, question } }])
  return allow({ voteId })
}
