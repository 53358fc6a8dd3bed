import { childrenOf } from '~/domain/agenda/tree'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn } from './room'

/** Nội dung phát sinh: comes to the end of the agenda, marked as arisen. Refuses: not running, no such presenter. Returns its id. */
export async function addUnscheduledItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'add-unscheduled-item'>): Promise<Decision<{ itemId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const { live, facts } = room.value
  if (live.phase !== 'in-session' && live.phase !== 'on-break') return refuse('live/not-in-session')
  if (input.presenterSeatId !== null && seatIn(room.value, input.presenterSeatId) === null) return refuse('live/no-seat')

  const itemId = ctx.newId()
  const position = 1 + Math.max(-1, ...childrenOf(facts.items, null).map((item) => item.position))
  await queries.insertItem(tx, {
    id: itemId, meetingId, parentId: null, position, title: input.title, minutes: input.minutes,
    presenterSeatId: input.presenterSeatId, closed: input.closed, arisen: true, state: 'planned',
  })
  await happen(tx, ctx, room.value, [{ type: 'agenda-changed', payload: {} }])
  return allow({ itemId })
}
