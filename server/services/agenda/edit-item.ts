import type { EditItemInput } from '~/domain/agenda/inputs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updateItem } from '~db/queries/agenda'
import type { ActorCtx, Tx } from '../../context'
import { roomFor } from '../live/room'
import { agendaChanged, checkNamed, defaultNeutralTitle } from './agenda-change'

/**
 * Changes what an agenda item says. Whether it is closed stays as it is while the item is under discussion: who was in
 * the room for it is on record. Refuses a unit or presenter that is not there.
 */
export async function editItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: EditItemInput): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const item = room.value.facts.items.find((candidate) => candidate.id === input.itemId)
  if (!item) return refuse('not-found')
  const named = await checkNamed(tx, room.value, input)
  if (!named.ok) return named
  if (item.closed !== input.closed && room.value.live.items[item.id]?.state === 'open') return refuse('meetings/item-in-progress')

  const { title, minutes, preparingUnitId, presenterSeatId, closed, neutralTitle, onPaper } = input
  await updateItem(tx, meetingId, item.id, { title, minutes, preparingUnitId, presenterSeatId, closed, neutralTitle: neutralTitle || defaultNeutralTitle, onPaper })
  await agendaChanged(tx, ctx, room.value, { changed: item.id, ...(onPaper !== item.onPaper && { onPaper }) })
  return allow()
}
