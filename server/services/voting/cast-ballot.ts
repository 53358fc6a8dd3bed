import { can, type MeetingSubject } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Choice } from '~/domain/meetings/events'
import { decideCast } from '~/domain/voting/vote'
import { isItemClosed } from '~db/queries/live'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { appendEvent } from '../meetings/append-event'

export type CastAnswer = { choice: Choice; castAt: number }

/**
 * Gửi phiếu of an open vote: one ballot per seat on the roll, changeable until the vote closes. The same choice again is
 * the same ballot with the same time. The event says whose ballot came, never what it says.
 * It reads only what it needs: five hundred people cast in the same second. Refuses like `decideCast`.
 */
export async function castBallot(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'cast-ballot'>): Promise<Decision<CastAnswer>> {
  const facts = await queries.castingFacts(tx, meetingId, input.voteId, ctx.actor.userId)
  if (!facts?.seat) return refuse('not-found')
  const { vote, meeting, seat, earlier, hasBallot } = facts
  if (seat.role === 'guest') return refuse('voting/guest')
  const subject: MeetingSubject = {
    id: meeting.id, state: meeting.state, createdBy: meeting.createdBy, seatOfActor: seat,
    currentChairSeatId: meeting.chairSeatId, allowSecretaryToChair: facts.secretaryMayChair,
  }
  const isOver = vote.state === 'closed' || vote.state === 'declared'
  if (!isOver && !can(ctx.actor, 'cast-ballot', subject)) return refuse('forbidden')
  const decision = decideCast(
    { id: vote.id, state: vote.state, secret: vote.secret, issuedSeatIds: hasBallot ? [seat.id] : [], closedAt: vote.closedAt },
    { seatId: seat.id, role: seat.role, earlier: earlier?.choice ?? null }, input.choice,
  )
  if (!decision.ok) return decision
  const { choice, again, same } = decision.value
  if (same && earlier) return allow({ choice, castAt: earlier.castAt })

  const castAt = ctx.now()
  const voteId = vote.id
  await queries.putBallot(tx, { id: ctx.newId(), voteId, seatId: seat.id, choice, castAt })
  const behindDoors = await isItemClosed(tx, meetingId, vote.itemId)
  await appendEvent(tx, ctx, meetingId, { type: 'ballot-received', payload: { voteId, seatId: seat.id, again }, audience: { kind: behindDoors ? 'members' : 'all' } })
  return allow({ choice, castAt })
}
