import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { countUsesOfUnit, deleteUnit, findUnit } from '~db/queries/units'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** Removes a unit that nothing depends on; else `identity/unit-has-children` {children, people, others}. */
export async function removeUnit(tx: Tx, ctx: ActorCtx, unitId: string): Promise<Decision> {
  if (!can(ctx.actor, 'administer-units')) return refuse('forbidden')
  const unit = await findUnit(tx, unitId)
  if (!unit) return refuse('not-found')
  const uses = await countUsesOfUnit(tx, unitId)
  if (uses.children + uses.people + uses.others > 0) return refuse('identity/unit-has-children', uses)
  await deleteUnit(tx, unitId)
  await audit(tx, ctx, 'unit-removed', unitId, { name: unit.name })
  return allow()
}
