import type { ItemId } from '../kernel/ids'
import { maxDepth, type PlacedItem } from './tree'

export type Drop = { parentId: ItemId | null; index: number; depth: number }

/** The agenda without the dragged item and its parts: the rows between which it can fall. */
export function restOf<T extends PlacedItem>(placed: readonly T[], draggedId: ItemId): T[] {
  const at = placed.findIndex((item) => item.id === draggedId)
  const dragged = placed[at]
  if (!dragged) return [...placed]
  let end = at + 1
  while (end < placed.length && (placed[end]?.depth ?? 0) > dragged.depth) end += 1
  return [...placed.slice(0, at), ...placed.slice(end)]
}

/**
 * G9 Where an item falls that is let go before row `gap` of the rest (0 … its length), set in to `depth`. The depth is held
 * between that of the row below and one more than the row above; the rule of three levels is `moveItem`'s.
 */
export function dropTarget(rest: readonly PlacedItem[], gap: number, depth: number): Drop {
  const above = rest[gap - 1]
  const deepest = above ? Math.min(maxDepth, above.depth + 1) : 1
  const shallowest = rest[gap]?.depth ?? 1
  const held = Math.max(Math.min(shallowest, deepest), Math.min(depth, deepest))
  const before = rest.slice(0, gap)
  const parent = held === 1 ? null : before.findLast((item) => item.depth === held - 1) ?? null
  const parentId = parent?.id ?? null
  return { parentId, index: before.filter((item) => item.depth === held && item.parentId === parentId).length, depth: held }
}
