import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUserByName, updateUser } from '~db/queries/users'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { administeredUser, mayPlaceUser, searchTextOf, type UserInput } from './user-access'

/**
 * Changes what is known of a user. Nobody changes his own role: so the house keeps a system administrator.
 * Refuses with `not-found`, `forbidden`, `identity/username-taken`. Sockets ask for rights again afterwards.
 */
export async function editUser(tx: Tx, ctx: ActorCtx, userId: string, input: UserInput): Promise<Decision> {
  const found = await administeredUser(tx, ctx, userId, 'administer-users')
  if (!found.ok) return found
  const placed = await mayPlaceUser(tx, ctx, input, found.value)
  if (!placed.ok) return placed
  if (userId === ctx.actor.userId && input.systemRole !== found.value.systemRole) return refuse('forbidden')
  const namesake = await findUserByName(tx, input.username)
  if (namesake && namesake.id !== userId) return refuse('identity/username-taken', { username: input.username })
  const { username, honorific, fullName, position, unitId, protocolOrder, systemRole, isClerk, isScreen, isUnitHead } = input
  await updateUser(tx, userId, { username, honorific, fullName, position, unitId, protocolOrder, systemRole, isClerk, isScreen, isUnitHead, searchText: searchTextOf(input) })
  await audit(tx, ctx, 'user-changed', userId, { username, unitId, systemRole, isClerk, isScreen, isUnitHead })
  tx.tell({ kind: 'rights', userId, meetingId: null })
  return allow()
}
