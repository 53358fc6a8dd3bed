import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { decideCheckIn } from '~/domain/live/attendance'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf, type Room, type Stamp } from './room'

/** Điểm danh on the own seat. A second time changes nothing. Refuses like `decideCheckIn`. */
export async function checkIn(tx: Tx, ctx: ActorCtx, meetingId: string, _input: CommandInput<'check-in'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'check-in')
  if (!room.ok) return room
  return recordCheckIn(tx, ctx, room.value, room.value.ownSeat?.id ?? '', { source: { kind: 'device' } })
}

/** The secretary records that somebody has come, also with the true time. */
export async function checkInFor(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'check-in-for'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  return recordCheckIn(tx, ctx, room.value, input.seatId, { ...stamp.value, source: { kind: 'secretary' } })
}

async function recordCheckIn(tx: Tx, ctx: ActorCtx, room: Room, seatId: string, stamp: Stamp): Promise<Decision> {
  const seat = seatIn(room, seatId)
  const userId = seat?.occupant?.id
  if (!seat || userId === undefined) return refuse('live/no-seat')
  const decision = decideCheckIn(room.live, seat, { userId, now: stamp.occurredAt ?? ctx.now(), startsAt: room.meeting.startsAt })
  if (!decision.ok) return decision
  if (decision.value.already) return allow()

  const onBehalfOf = userId === ctx.actor.userId ? null : userId
  await happen(tx, ctx, room, [{ type: 'checked-in', payload: { seatId, userId, late: decision.value.late }, onBehalfOf }], stamp)
  return allow()
}
