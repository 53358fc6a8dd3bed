import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { openVotes, presentSeatIds } from '~/domain/live/state'
import { belongsToWhole } from '~/domain/meetings/quorum'
import { voteRoll } from '~/domain/voting/roll'
import { decideOpenVote } from '~/domain/voting/vote'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { happen, quorumIn, stampOf } from '../live/room'
import { voteIn } from './vote-in'

/**
 * Bắt đầu biểu quyết. The roll, the question and the paper's version are fixed with it: every seat with a vote is on the
 * roll, those in the room get a ballot. Refuses like `decideOpenVote`; a secret vote is not offered yet.
 */
export async function openVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'open-vote'>): Promise<Decision> {
  const found = await voteIn(tx, ctx, meetingId, input.voteId, 'run-vote')
  if (!found.ok) return found
  const { room, row, facts } = found.value
  const stamp = stampOf(room, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  if (row.secret) return refuse('voting/secret-not-offered')
  const decision = decideOpenVote(facts, { meetingState: room.live.phase, quorum: quorumIn(room), openVoteIds: openVotes(room.live).map((vote) => vote.id) })
  if (!decision.ok) return decision

  const roll = voteRoll(room.facts.seats, presentSeatIds(room.live))
  const issued = new Set(roll.issuedSeatIds)
  const onRoll = room.facts.seats.filter((seat) => belongsToWhole(seat, 'votes') && seat.occupant !== null)
  await queries.insertRoll(tx, onRoll.map((seat) => ({ voteId: row.id, seatId: seat.id, userId: seat.occupant?.id ?? '', present: issued.has(seat.id) })))
  await queries.changeVote(tx, row.id, { state: 'open', openedAt: stamp.value.occurredAt ?? ctx.now(), members: roll.members, present: issued.size })
  const { itemId, question, secret, rule, versionId, amendedPassage } = row
  await happen(tx, ctx, room, [{
    type: 'vote-opened',
    payload: { voteId: row.id, itemId, question, secret, rule, members: roll.members, issuedSeatIds: roll.issuedSeatIds, versionId, amendedPassage },
  }], stamp.value)
  return allow()
}
