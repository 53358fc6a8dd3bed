import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { isPresent } from '~/domain/live/state'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf } from './room'

/** Hands the chair over for a while. The head of the body stays who he is. Refuses: not running, not a member, not in the room. */
export async function changeChair(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'change-chair'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { live, meeting } = room.value
  const seat = seatIn(room.value, input.seatId)
  if (live.phase !== 'in-session' && live.phase !== 'on-break') return refuse('live/not-in-session')
  if (seat === null || (seat.role !== 'member' && seat.role !== 'chair')) return refuse('live/no-seat')
  if (!isPresent(live, seat.id)) return refuse('live/not-checked-in')
  if (live.chairSeatId === seat.id) return allow()

  await queries.beginChairPeriod(tx, { id: ctx.newId(), meetingId: meeting.id, seatId: seat.id, fromAt: stamp.value.occurredAt ?? ctx.now(), untilAt: null, reason: input.reason })
  await happen(tx, ctx, room.value, [{ type: 'chair-changed', payload: input }], stamp.value)
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
  return allow()
}
