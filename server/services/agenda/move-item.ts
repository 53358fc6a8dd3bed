import type { MoveItemInput } from '~/domain/agenda/inputs'
import { moveItem as decideMove } from '~/domain/agenda/tree'
import { allow, type Decision } from '~/domain/kernel/result'
import { updateItem } from '~db/queries/agenda'
import type { ActorCtx, Tx } from '../../context'
import { roomFor } from '../live/room'
import { agendaChanged } from './agenda-change'

/** Moves an item with its parts to another place (G3, G4). Refuses like the rule. */
export async function moveItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: MoveItemInput): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const { itemId, parentId, index } = input
  const decision = decideMove(room.value.facts.items, itemId, { parentId, index })
  if (!decision.ok) return decision
  for (const place of decision.value) await updateItem(tx, meetingId, place.id, { parentId: place.parentId, position: place.position })
  if (decision.value.length > 0) await agendaChanged(tx, ctx, room.value, { moved: itemId, parentId, index })
  return allow()
}
