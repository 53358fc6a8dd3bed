import type { ItemId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import type { AgendaItem } from '../meetings/types'

export const maxDepth = 3

/** An item in its place: `number` is what is printed ("3.1"), `depth` counts from 1. */
export type PlacedItem = AgendaItem & { number: string; depth: number }
/** Where an item comes to lie; only items whose place changes are listed. */
export type Placement = { id: ItemId; parentId: ItemId | null; position: number }

const byPosition = (a: AgendaItem, b: AgendaItem) => a.position - b.position || (a.id < b.id ? -1 : 1)

export function childrenOf(items: readonly AgendaItem[], parentId: ItemId | null): AgendaItem[] {
  return items.filter((item) => item.parentId === parentId).sort(byPosition)
}

/** G1, G2 The agenda in reading order with its numbers. An item whose parent is missing is read at the top. */
export function placeItems(items: readonly AgendaItem[]): PlacedItem[] {
  const known = new Set(items.map((item) => item.id))
  const rooted = items.map((item) => (item.parentId !== null && !known.has(item.parentId) ? { ...item, parentId: null } : item))
  const walk = (parentId: ItemId | null, prefix: string, depth: number): PlacedItem[] =>
    childrenOf(rooted, parentId).flatMap((item, index) => {
      const number = `${prefix}${index + 1}`
      return [{ ...item, number, depth }, ...walk(item.id, `${number}.`, depth + 1)]
    })
  return walk(null, '', 1)
}

/** G5 "Nội dung 3/8": the top-level item that holds `currentId`, counted over top-level items; null when none is current. */
export function progressOf(items: readonly AgendaItem[], currentId: ItemId | null): { index: number; total: number } | null {
  const placed = placeItems(items)
  const current = placed.find((item) => item.id === currentId)
  if (!current) return null
  return { index: Number(current.number.split('.')[0]), total: placed.filter((item) => item.depth === 1).length }
}

/** Ids of the items above `id`, nearest first. */
export function ancestorsOf(items: readonly AgendaItem[], id: ItemId): ItemId[] {
  const parentOf = new Map(items.map((item) => [item.id, item.parentId]))
  const found: ItemId[] = []
  for (let at = parentOf.get(id); at && !found.includes(at); at = parentOf.get(at)) found.push(at)
  return found
}

/** Levels that the item and everything under it need. */
function heightOf(items: readonly AgendaItem[], id: ItemId): number {
  return 1 + Math.max(0, ...childrenOf(items, id).map((child) => heightOf(items, child.id)))
}

/**
 * G3, G4 Moves an item, with everything under it, to `index` (from 0, after taking it out) among the
 * children of `parentId`. Returns the new places of all items that move.
 * Refuses: not found, into itself, deeper than three levels.
 */
export function moveItem(items: readonly AgendaItem[], id: ItemId, to: { parentId: ItemId | null; index: number }): Decision<Placement[]> {
  const moved = items.find((item) => item.id === id)
  if (!moved) return refuse('not-found')
  if (to.parentId !== null) {
    if (!items.some((item) => item.id === to.parentId)) return refuse('not-found')
    const above = ancestorsOf(items, to.parentId)
    if (to.parentId === id || above.includes(id)) return refuse('agenda/into-itself')
    if (above.length + 1 + heightOf(items, id) > maxDepth) return refuse('agenda/too-deep', { max: maxDepth })
  }
  const siblings = childrenOf(items, to.parentId).filter((item) => item.id !== id)
  siblings.splice(Math.max(0, Math.min(to.index, siblings.length)), 0, moved)
  const places = siblings.map((item, position): Placement => ({ id: item.id, parentId: to.parentId, position }))
  if (moved.parentId !== to.parentId) {
    const left = childrenOf(items, moved.parentId).filter((item) => item.id !== id)
    places.push(...left.map((item, position): Placement => ({ id: item.id, parentId: moved.parentId, position })))
  }
  return allow(places.filter((place) => isChange(items, place)))
}

function isChange(items: readonly AgendaItem[], place: Placement) {
  const before = items.find((item) => item.id === place.id)
  return before?.parentId !== place.parentId || before.position !== place.position
}

export type KeyboardMove = 'up' | 'down' | 'in' | 'out'

/**
 * G6 The same move from the keyboard: up and down among the siblings, in = under the item before it,
 * out = behind its parent. Null where there is no such place.
 */
export function keyboardTarget(items: readonly AgendaItem[], id: ItemId, move: KeyboardMove): { parentId: ItemId | null; index: number } | null {
  const item = items.find((candidate) => candidate.id === id)
  if (!item) return null
  const siblings = childrenOf(items, item.parentId)
  const at = siblings.findIndex((sibling) => sibling.id === id)
  if (move === 'up') return at > 0 ? { parentId: item.parentId, index: at - 1 } : null
  if (move === 'down') return at < siblings.length - 1 ? { parentId: item.parentId, index: at + 1 } : null
  if (move === 'in') {
    const before = siblings[at - 1]
    return before ? { parentId: before.id, index: childrenOf(items, before.id).length } : null
  }
  const parent = items.find((candidate) => candidate.id === item.parentId)
  if (!parent) return null
  return { parentId: parent.parentId, index: childrenOf(items, parent.parentId).findIndex((sibling) => sibling.id === parent.id) + 1 }
}

/** G7 What the chair goes on to: the next item in reading order that has not been opened, else one that was passed over; null at the end. */
export function nextItem(items: readonly AgendaItem[], currentId: ItemId | null, isWaiting: (id: ItemId) => boolean): PlacedItem | null {
  const placed = placeItems(items)
  const at = placed.findIndex((item) => item.id === currentId)
  const waiting = (item: PlacedItem) => isWaiting(item.id)
  return placed.slice(at + 1).find(waiting) ?? placed.find(waiting) ?? null
}
