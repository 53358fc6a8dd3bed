import type { UnitId } from '../kernel/ids'

export type UnitNode = { id: UnitId; parentId: UnitId | null }

/** A unit and all units under it. */
export function unitAndBelow(units: readonly UnitNode[], rootId: UnitId): Set<UnitId> {
  const childrenOf = new Map<UnitId, UnitId[]>()
  for (const { id, parentId } of units) if (parentId) childrenOf.set(parentId, [...(childrenOf.get(parentId) ?? []), id])
  const found = new Set<UnitId>([rootId])
  for (const id of found) for (const child of childrenOf.get(id) ?? []) found.add(child)
  return found
}

/** Units in reading order with their depth: children follow their parent; units whose parent is unknown are roots. */
export function inTreeOrder<U extends UnitNode>(units: readonly U[]): (U & { depth: number })[] {
  const known = new Set(units.map((unit) => unit.id))
  const rootOf = (unit: U) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null)
  const walk = (parentId: UnitId | null, depth: number): (U & { depth: number })[] =>
    units.filter((unit) => rootOf(unit) === parentId).flatMap((unit) => [{ ...unit, depth }, ...walk(unit.id, depth + 1)])
  return walk(null, 0)
}
