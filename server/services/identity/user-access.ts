import * as z from 'zod'
import { can } from '~/domain/identity/can'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUnitPath } from '~db/queries/units'
import { findUser, type UserRow } from '~db/queries/users'
import type { Queries } from '#types'
import type { ActorCtx } from '../../context'

const line = (max: number) => z.string().transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()).pipe(z.string().max(max))
export const requiredLine = (max: number) => line(max).pipe(z.string().min(1))
export const optionalLine = line

/** What an administrator says of a user. */
export const userInput = z.object({
  username: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
  honorific: z.enum(['ông', 'bà']),
  fullName: requiredLine(120),
  position: optionalLine(160),
  unitId: z.string().min(1),
  protocolOrder: z.coerce.number().int().min(0).max(1_000_000).default(1000),
  systemRole: z.enum(['none', 'unit-admin', 'system-admin']).default('none'),
  isClerk: z.boolean().default(false),
  isScreen: z.boolean().default(false),
  /** lãnh đạo đơn vị: approves what the unit hands in */
  isUnitHead: z.boolean().default(false),
})
export type UserInput = z.infer<typeof userInput>

export const searchTextOf = (user: Pick<UserInput, 'fullName' | 'username' | 'position'>) =>
  foldForSearch(`${user.fullName} ${user.username} ${user.position}`)

/**
 * A user that the actor may administer. Outside the own units it is `not-found`, so nobody learns who exists;
 * a system administrator is touched by system administrators only, or a unit could take over the house.
 */
export async function administeredUser(q: Queries, ctx: ActorCtx, userId: string, action: 'administer-users' | 'reset-password'): Promise<Decision<UserRow>> {
  const user = await findUser(q, userId)
  if (!user) return refuse('not-found')
  if (!can(ctx.actor, action, { unitPath: await findUnitPath(q, user.unitId) })) return refuse(ctx.actor.systemRole === 'none' ? 'forbidden' : 'not-found')
  if (user.systemRole === 'system-admin' && ctx.actor.systemRole !== 'system-admin') return refuse('forbidden')
  return allow(user)
}

/**
 * Whether the actor may put a user with these rights into this unit. Rights that reach over the whole house
 * (system administrator, clerk, screen) are a system administrator's to give.
 */
export async function mayPlaceUser(q: Queries, ctx: ActorCtx, input: UserInput, had: UserRow | null): Promise<Decision> {
  const unitPath = await findUnitPath(q, input.unitId)
  if (!can(ctx.actor, 'administer-users', { unitPath })) return refuse('forbidden')
  if (unitPath.length === 0) return refuse('bad-input', { field: 'unitId' })
  const gains = (input.systemRole === 'system-admin' && had?.systemRole !== 'system-admin') || (input.isClerk && !had?.isClerk) || (input.isScreen && !had?.isScreen)
  if (gains && ctx.actor.systemRole !== 'system-admin') return refuse('forbidden')
  return allow()
}
