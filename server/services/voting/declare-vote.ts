import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { VoteResult } from '~/domain/meetings/events'
import { tally } from '~/domain/voting/tally'
import { decideDeclare } from '~/domain/voting/vote'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { happen, stampOf } from '../live/room'
import { voteIn } from './vote-in'

/** Công bố kết quả, once, with who cast what (the vote is open). A tie falls to the head of the body by the rule. Refuses unless it is closed. */
export async function declareVote(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'declare-vote'>): Promise<Decision<VoteResult>> {
  const found = await voteIn(tx, ctx, meetingId, input.voteId, 'run-vote')
  if (!found.ok) return found
  const { room, row, facts } = found.value
  const stamp = stampOf(room, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const decision = decideDeclare(facts)
  if (!decision.ok) return decision

  const cast = await queries.listBallots(tx, row.id)
  const choiceOf = (seatId: string | undefined) => cast.find((ballot) => ballot.seatId === seatId)?.choice ?? null
  const headSeat = room.facts.seats.find((seat) => seat.occupant !== null && seat.occupant.id === room.body.headUserId)
  const issued = facts.issuedSeatIds
  const result = tally({
    rule: row.rule, members: row.members ?? 0, present: row.present ?? issued.length, issued: issued.length,
    ballots: cast.map((ballot) => ballot.choice), headVote: choiceOf(headSeat?.id), secret: row.secret,
  })
  await queries.changeVote(tx, row.id, { state: 'declared', result })
  const named = row.secret ? null : issued.map((seatId) => ({ seatId, choice: choiceOf(seatId) }))
  await happen(tx, ctx, room, [{ type: 'vote-declared', payload: { voteId: row.id, result, named } }], stamp.value)
  return allow(result)
}
