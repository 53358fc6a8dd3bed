import { allow, type Decision } from '~/domain/kernel/result'
import { updateUser } from '~db/queries/users'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { endSessionsOf } from './end-sessions'
import { administeredUser } from './user-access'

/**
 * Replaces a forgotten password by a one-time one (`oneTimePassword`, made before the write) and ends the person's
 * sessions. At the next sign-in an own password has to be chosen. Refuses with `not-found` and `forbidden`.
 */
export async function resetPassword(tx: Tx, ctx: ActorCtx, userId: string, passwordHash: string): Promise<Decision> {
  const found = await administeredUser(tx, ctx, userId, 'reset-password')
  if (!found.ok) return found
  await updateUser(tx, userId, { passwordHash, mustChangePassword: true })
  const ended = await endSessionsOf(tx, userId, userId === ctx.actor.userId ? ctx.sessionId : null)
  await audit(tx, ctx, 'password-reset', userId, { ended })
  return allow()
}
