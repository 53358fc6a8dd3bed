import { can } from '~/domain/identity/can'
import { unitAndBelow } from '~/domain/identity/unit-tree'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listUnits, type UnitRow } from '~db/queries/units'
import { countUsers, listUsers, type UserRow } from '~db/queries/users'
import type { ActorCtx } from '../../context'
import { administeredUser } from './user-access'

export const USERS_PER_PAGE = 25

export type UserPage = { users: (UserRow & { unitName: string })[]; total: number; page: number; pages: number }

/** The units whose users the actor administers; null = the whole house. Refuses with `forbidden`. */
export async function administeredUnits(ctx: ActorCtx): Promise<Decision<{ units: UnitRow[]; ids: string[] | null }>> {
  const units = await listUnits(ctx.db.read)
  if (can(ctx.actor, 'administer-users')) return allow({ units, ids: null })
  if (!can(ctx.actor, 'administer-users', { unitPath: [ctx.actor.unitId] })) return refuse('forbidden')
  const ids = unitAndBelow(units, ctx.actor.unitId)
  return allow({ units: units.filter((unit) => ids.has(unit.id)), ids: [...ids] })
}

/** A page (from 1) of the users that the actor administers, found by name, account or position without diacritics. */
export async function readUsers(ctx: ActorCtx, asked: { search: string; unitId: string | null; page: number }): Promise<Decision<UserPage>> {
  const administered = await administeredUnits(ctx)
  if (!administered.ok) return administered
  const { units, ids } = administered.value
  const within = asked.unitId ? [...unitAndBelow(units, asked.unitId)] : null
  const filter = { folded: foldForSearch(asked.search), unitIds: within ? within.filter((id) => ids === null || ids.includes(id)) : ids }
  const total = await countUsers(ctx.db.read, filter)
  const pages = Math.max(1, Math.ceil(total / USERS_PER_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(asked.page)), pages)
  const rows = await listUsers(ctx.db.read, filter, USERS_PER_PAGE, (page - 1) * USERS_PER_PAGE)
  return allow({ users: rows.map(({ user, unitName }) => ({ ...user, unitName })), total, page, pages })
}

/** One user that the actor administers. */
export function readUser(ctx: ActorCtx, userId: string) {
  return administeredUser(ctx.db.read, ctx, userId, 'administer-users')
}
