import type { AddItemInput } from '~/domain/agenda/inputs'
import { childrenOf, maxDepth } from '~/domain/agenda/tree'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { insertItem } from '~db/queries/agenda'
import type { ActorCtx, Tx } from '../../context'
import { roomFor } from '../live/room'
import { agendaChanged, checkNamed, defaultNeutralTitle, depthOf } from './agenda-change'

/** Adds an item at the end of the agenda, or of the item `parentId`. Refuses a fourth level, and a parent, unit or presenter that is not there. */
export async function addItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: AddItemInput): Promise<Decision<{ itemId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const named = await checkNamed(tx, room.value, input)
  if (!named.ok) return named
  const parentDepth = input.parentId === null ? 0 : depthOf(room.value, input.parentId)
  if (parentDepth === null) return refuse('not-found')
  if (parentDepth >= maxDepth) return refuse('agenda/too-deep', { max: maxDepth })

  const { title, minutes, preparingUnitId, presenterSeatId, closed, neutralTitle, parentId } = input
  const itemId = ctx.newId()
  const position = childrenOf(room.value.facts.items, parentId).length
  await insertItem(tx, { id: itemId, meetingId, parentId, position, title, minutes, preparingUnitId, presenterSeatId, closed, neutralTitle: neutralTitle || defaultNeutralTitle, state: 'planned' })
  await agendaChanged(tx, ctx, room.value, { added: itemId })
  return allow({ itemId })
}
