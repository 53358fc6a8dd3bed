import type { ItemId, UnitId } from '../kernel/ids'
import type { MeetingFacts } from '../meetings/types'

/** The units that prepare papers for one item, or for any: named on the agenda, or asked for a paper. */
export function preparingUnits({ items, askedUnits = [] }: Pick<MeetingFacts, 'items' | 'askedUnits'>, itemId?: ItemId): UnitId[] {
  const named = items.filter((item) => itemId === undefined || item.id === itemId).flatMap((item) => item.preparingUnitId ?? [])
  const asked = askedUnits.filter((request) => itemId === undefined || request.itemId === itemId).map((request) => request.unitId)
  return [...new Set([...named, ...asked])]
}
