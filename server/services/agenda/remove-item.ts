import { decideRemoveItem } from '~/domain/agenda/removal'
import { childrenOf } from '~/domain/agenda/tree'
import { allow, type Decision } from '~/domain/kernel/result'
import { deleteItems, itemsInUse, updateItem } from '~db/queries/agenda'
import type { ActorCtx, Tx } from '../../context'
import { roomFor } from '../live/room'
import { agendaChanged } from './agenda-change'

/** Removes an item with its parts; those behind it move up. Refuses what was discussed, and what holds papers or votes (G8). */
export async function removeItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: { itemId: string }): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const { items } = room.value.facts
  const decision = decideRemoveItem(items, input.itemId, await itemsInUse(tx, meetingId))
  if (!decision.ok) return decision
  await deleteItems(tx, meetingId, decision.value)
  const parentId = items.find((item) => item.id === input.itemId)?.parentId ?? null
  const left = childrenOf(items, parentId).filter((item) => item.id !== input.itemId)
  for (const [position, item] of left.entries()) if (item.position !== position) await updateItem(tx, meetingId, item.id, { position })
  await agendaChanged(tx, ctx, room.value, { removed: decision.value })
  return allow()
}
