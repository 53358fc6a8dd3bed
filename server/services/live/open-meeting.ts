import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideOpen } from '~/domain/meetings/life'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, stampOf } from './room'

/** Khai mạc. The first sitting that has not been held begins; who presides is recorded as a period. Refuses like `decideOpen`. */
export async function openMeeting(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'open-meeting'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { facts, meeting, live } = room.value
  const decision = decideOpen(facts)
  if (!decision.ok) return decision
  const sitting = facts.sittings[0]
  const chairSeatId = live.chairSeatId
  if (!sitting) return refuse('meetings/no-agenda')
  if (chairSeatId === null) return refuse('meetings/no-chair')

  const at = stamp.value.occurredAt ?? ctx.now()
  await queries.openSitting(tx, sitting.id, at)
  await queries.beginChairPeriod(tx, { id: ctx.newId(), meetingId: meeting.id, seatId: chairSeatId, fromAt: at, untilAt: null, reason: '' })
  await happen(tx, ctx, room.value, [{ type: 'meeting-opened', payload: { sittingId: sitting.id } }], stamp.value)
  return allow()
}
