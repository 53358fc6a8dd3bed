import * as z from 'zod'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUnit, findUnitPath, insertUnit, updateUnit } from '~db/queries/units'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { optionalLine, requiredLine } from './user-access'

export const unitInput = z.object({
  parentId: z.string().nullable(),
  name: requiredLine(200),
  abbreviation: optionalLine(40).default(''),
  protocolOrder: z.coerce.number().int().min(0).max(1_000_000).default(1000),
})
export type UnitInput = z.infer<typeof unitInput>

/** Adds a unit to the tree. Refuses with `forbidden` and, for a parent that is not there, `bad-input`. */
export async function createUnit(tx: Tx, ctx: ActorCtx, input: UnitInput): Promise<Decision<{ unitId: string }>> {
  if (!can(ctx.actor, 'administer-units')) return refuse('forbidden')
  if (input.parentId !== null && !(await findUnit(tx, input.parentId))) return refuse('bad-input', { field: 'parentId' })
  const unitId = ctx.newId()
  await insertUnit(tx, { ...input, id: unitId, createdAt: ctx.now() })
  await audit(tx, ctx, 'unit-created', unitId, { name: input.name, parentId: input.parentId })
  return allow({ unitId })
}

/** Renames or moves a unit. A unit cannot be moved into itself or below itself: `bad-input`. */
export async function editUnit(tx: Tx, ctx: ActorCtx, unitId: string, input: UnitInput): Promise<Decision> {
  if (!can(ctx.actor, 'administer-units')) return refuse('forbidden')
  if (!(await findUnit(tx, unitId))) return refuse('not-found')
  const pathOfParent = input.parentId === null ? null : await findUnitPath(tx, input.parentId)
  if (pathOfParent && (pathOfParent.length === 0 || pathOfParent.includes(unitId))) return refuse('bad-input', { field: 'parentId' })
  await updateUnit(tx, unitId, { parentId: input.parentId, name: input.name, abbreviation: input.abbreviation, protocolOrder: input.protocolOrder })
  await audit(tx, ctx, 'unit-changed', unitId, { name: input.name, parentId: input.parentId })
  tx.tell({ kind: 'rights', userId: null, meetingId: null })
  return allow()
}
