import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updateUser } from '~db/queries/users'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { endSessionsOf } from './end-sessions'
import { administeredUser } from './user-access'

/** Closes an account and ends its sessions; what the person did stays. Nobody closes his own. */
export async function disableUser(tx: Tx, ctx: ActorCtx, userId: string): Promise<Decision> {
  const found = await administeredUser(tx, ctx, userId, 'administer-users')
  if (!found.ok) return found
  if (userId === ctx.actor.userId) return refuse('forbidden')
  if (found.value.disabledAt !== null) return allow()
  await updateUser(tx, userId, { disabledAt: ctx.now() })
  const ended = await endSessionsOf(tx, userId, null)
  await audit(tx, ctx, 'user-disabled', userId, { ended })
  return allow()
}

/** Opens a closed account again, with the password it had. */
export async function enableUser(tx: Tx, ctx: ActorCtx, userId: string): Promise<Decision> {
  const found = await administeredUser(tx, ctx, userId, 'administer-users')
  if (!found.ok) return found
  await updateUser(tx, userId, { disabledAt: null })
  await audit(tx, ctx, 'user-enabled', userId)
  return allow()
}
