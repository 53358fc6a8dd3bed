import { decideNewPassword } from '~/domain/identity/password-rule'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUser, updateUser } from '~db/queries/users'
import type { ActorCtx } from '../../context'
import { audit } from '../kernel/audit'
import { endSessionsOf } from './end-sessions'
import { minPasswordLength } from './password-settings'

/**
 * Changes the own password and ends every other session of the person. Refuses with `identity/wrong-password`,
 * `identity/too-many-attempts` (the old password is guarded like the front door), `identity/password-too-short`
 * {minimum} and `identity/password-same`. Hashing happens before the write.
 */
export async function changePassword(ctx: ActorCtx, input: { current: string; next: string }): Promise<Decision<{ endedElsewhere: number }>> {
  const { userId, username } = ctx.actor
  const wait = await ctx.throttle.waitSeconds(username, ctx.address)
  if (wait > 0) return refuse('identity/too-many-attempts', { minutes: Math.ceil(wait / 60) })
  const user = await findUser(ctx.db.read, userId)
  if (!user || !(await ctx.passwords.verify(user.passwordHash, input.current))) {
    await ctx.throttle.failed(username, ctx.address)
    return refuse('identity/wrong-password')
  }
  const decision = decideNewPassword(input.next, input.current, await minPasswordLength(ctx.db.read))
  if (!decision.ok) return decision
  const passwordHash = await ctx.passwords.hash(input.next)
  return ctx.db.write(async (tx) => {
    await updateUser(tx, userId, { passwordHash, mustChangePassword: false })
    const endedElsewhere = await endSessionsOf(tx, userId, ctx.sessionId)
    await audit(tx, ctx, 'password-changed', userId, { endedElsewhere })
    return allow({ endedElsewhere })
  })
}
