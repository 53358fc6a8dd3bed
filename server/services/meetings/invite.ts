import { allow, type Decision } from '~/domain/kernel/result'
import { decideCancel, decideInvite, decidePostpone, inviteWarnings, type InviteWarning } from '~/domain/meetings/life'
import { lastTimeOf } from '~db/queries/events'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, type Room } from '../live/room'
import { notify, type NotificationKind } from '../notifications/notify'
import { readCalendar } from './work-calendar'

/** Sends the invitations, also again after a change. Says what is unusual about them (M4); refuses like `decideInvite`. */
export async function invite(tx: Tx, ctx: ActorCtx, meetingId: string): Promise<Decision<{ warnings: InviteWarning[] }>> {
  const room = await roomFor(tx, ctx, meetingId, 'invite')
  if (!room.ok) return room
  const decision = decideInvite(room.value.facts)
  if (!decision.ok) return decision
  await happen(tx, ctx, room.value, [{ type: 'meeting-invited', payload: {} }])
  await tellSeats(tx, ctx, room.value, 'invited', { title: room.value.meeting.title })
  return allow({ warnings: (await warningsOf(tx, ctx, room.value.meeting)).filter((warning) => warning.code !== 'not-invited') })
}

/** What the person who invites, or opens the meeting, should know (M4). */
export async function warningsOf(q: Queries, ctx: Pick<ActorCtx, 'now'>, meeting: { id: string; startsAt: number }): Promise<InviteWarning[]> {
  const invitedAt = await lastTimeOf(q, meeting.id, 'meeting-invited')
  return inviteWarnings({ startsAt: meeting.startsAt, invitedAt, now: ctx.now(), extraordinary: false }, await readCalendar(q))
}

/** Hoãn: later, at a time not known yet. Refuses without a reason, and once the meeting has begun. */
export async function postponeMeeting(tx: Tx, ctx: ActorCtx, meetingId: string, input: { reason: string }): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'invite')
  if (!room.ok) return room
  const decision = decidePostpone(room.value.facts, input.reason)
  if (!decision.ok) return decision
  await happen(tx, ctx, room.value, [{ type: 'meeting-postponed', payload: decision.value }])
  await tellSeats(tx, ctx, room.value, 'postponed', { title: room.value.meeting.title, reason: decision.value.reason })
  return allow()
}

/** Hủy: for good. Refuses without a reason, and once the meeting has begun. */
export async function cancelMeeting(tx: Tx, ctx: ActorCtx, meetingId: string, input: { reason: string }): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'invite')
  if (!room.ok) return room
  const decision = decideCancel(room.value.facts, input.reason)
  if (!decision.ok) return decision
  await happen(tx, ctx, room.value, [{ type: 'meeting-cancelled', payload: decision.value }])
  await tellSeats(tx, ctx, room.value, 'cancelled', { title: room.value.meeting.title, reason: decision.value.reason })
  return allow()
}

/** A meeting that nobody was invited to is put off without a word to anybody. */
async function tellSeats(tx: Tx, ctx: ActorCtx, { facts }: Room, kind: NotificationKind, payload: Record<string, string>) {
  const isNews = kind === 'invited' || facts.state === 'invited'
  if (isNews) await notify(tx, ctx, facts.seats.map((seat) => seat.occupant?.id ?? null), { kind, meetingId: facts.id, payload })
}
