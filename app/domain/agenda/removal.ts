import type { ItemId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import type { AgendaItem } from '../meetings/types'
import { childrenOf } from './tree'

/** The item and everything under it, itself first. */
export function withParts(items: readonly AgendaItem[], id: ItemId): ItemId[] {
  return [id, ...childrenOf(items, id).flatMap((child) => withParts(items, child.id))]
}

/**
 * G8 An item is removed with its parts, as long as none of them was discussed, holds a paper (recalled ones too: nothing
 * that was handed out disappears) or a vote. Returns the ids that go.
 */
export function decideRemoveItem(
  items: readonly AgendaItem[], id: ItemId, known: { discussed: ReadonlySet<ItemId>; withPapers: ReadonlySet<ItemId>; withVotes: ReadonlySet<ItemId> },
): Decision<ItemId[]> {
  if (!items.some((item) => item.id === id)) return refuse('not-found')
  const going = withParts(items, id)
  if (going.some((one) => known.discussed.has(one))) return refuse('agenda/already-discussed')
  if (going.some((one) => known.withPapers.has(one))) return refuse('agenda/has-papers')
  if (going.some((one) => known.withVotes.has(one))) return refuse('agenda/has-votes')
  return allow(going)
}
