import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { insertUser } from '~db/queries/users'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { mayPlaceUser, searchTextOf, type UserInput } from './user-access'

/** The hash is made before the write (`oneTimePassword`); with a one-time password the user must choose an own one first. */
export type NewUser = UserInput & { passwordHash: string; mustChangePassword: boolean }

/** Makes an account. Refuses with `forbidden` outside the own units and `identity/username-taken`. */
export async function createUser(tx: Tx, ctx: ActorCtx, input: NewUser): Promise<Decision<{ userId: string }>> {
  const placed = await mayPlaceUser(tx, ctx, input, null)
  if (!placed.ok) return placed
  const userId = ctx.newId()
  const inserted = await insertUser(tx, {
    id: userId, username: input.username, passwordHash: input.passwordHash, mustChangePassword: input.mustChangePassword,
    honorific: input.honorific, fullName: input.fullName, position: input.position, unitId: input.unitId, protocolOrder: input.protocolOrder,
    systemRole: input.systemRole, isClerk: input.isClerk, isScreen: input.isScreen, isUnitHead: input.isUnitHead, searchText: searchTextOf(input), createdAt: ctx.now(),
  })
  if (!inserted) return refuse('identity/username-taken', { username: input.username })
  await audit(tx, ctx, 'user-created', userId, { username: input.username, unitId: input.unitId, systemRole: input.systemRole })
  return allow({ userId })
}
