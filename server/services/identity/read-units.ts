import { can } from '~/domain/identity/can'
import { inTreeOrder } from '~/domain/identity/unit-tree'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { countUsersPerUnit, listUnits } from '~db/queries/units'
import type { ActorCtx } from '../../context'

export type UnitLine = { id: string; parentId: string | null; name: string; abbreviation: string; protocolOrder: number; depth: number; people: number }

/** The tree of units in reading order, for administering it. */
export async function readUnits(ctx: ActorCtx): Promise<Decision<UnitLine[]>> {
  if (!can(ctx.actor, 'administer-units')) return refuse('forbidden')
  const people = await countUsersPerUnit(ctx.db.read)
  return allow(inTreeOrder(await listUnits(ctx.db.read)).map(({ id, parentId, name, abbreviation, protocolOrder, depth }) => (
    { id, parentId, name, abbreviation, protocolOrder, depth, people: people.get(id) ?? 0 }
  )))
}
