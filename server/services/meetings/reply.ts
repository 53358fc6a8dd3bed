import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { ReplyInput } from '~/domain/meetings/inputs'
import { decideReply } from '~/domain/meetings/reply'
import { listSeatable, updateSeat } from '~db/queries/seats'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { notify } from '../notifications/notify'
import { meetingFor } from './access'

/**
 * Answers the own invitation: accept, decline with a reason, or propose a deputy. Secretary and chair are told of the
 * latter two. Refuses whoever has no seat, a meeting that is not invited, a deputy who is not there or seated already.
 */
export async function replyToInvitation(tx: Tx, ctx: ActorCtx, meetingId: string, input: ReplyInput): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'read-meeting')
  if (!access.ok) return access
  const { facts, meeting } = access.value
  const seat = facts.seats.find((candidate) => candidate.occupant?.id === ctx.actor.userId)
  if (!seat) return refuse('live/no-seat')
  const decision = decideReply(meeting.state, facts.seats, input)
  if (!decision.ok) return decision
  const { proposedDeputyUserId } = decision.value
  if (proposedDeputyUserId !== null && (await listSeatable(tx, [proposedDeputyUserId])).length === 0) return refuse('bad-input', { field: 'deputyUserId' })

  await updateSeat(tx, seat.id, { ...decision.value, repliedAt: ctx.now() })
  await audit(tx, ctx, 'invitation-answered', meetingId, { seatId: seat.id, reply: decision.value.reply })
  if (input.reply === 'accepted') return allow()
  const arrangers = facts.seats.filter((other) => other.role === 'secretary' || other.role === 'chair').map((other) => other.occupant?.id ?? null)
  await notify(tx, ctx, [...arrangers, meeting.createdBy], {
    kind: input.reply === 'declined' ? 'declined' : 'deputy-proposed', meetingId, payload: { title: meeting.title, person: ctx.actor.fullName, honorific: ctx.actor.honorific, reason: decision.value.replyReason },
  })
  return allow()
}
