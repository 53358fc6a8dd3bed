import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUserByName, type UserRow } from '~db/queries/users'
import type { Ctx } from '../../context'
import { audit } from '../kernel/audit'

export type SignedInAnswer = { setCookie: string; mustChangePassword: boolean }

/** Account names are kept in lower case; people type them as they like. */
export const accountName = (typed: string) => typed.normalize('NFC').trim().toLowerCase()

/**
 * Opens a session. Refuses with `identity/too-many-attempts` {minutes} after five failures in fifteen minutes, with
 * `identity/wrong-password` for an unknown name as for a wrong password (in the same time), and tells
 * `identity/account-disabled` only to who knows the password. Hashing happens outside of any write.
 */
export async function signIn(ctx: Ctx, input: { username: string; password: string }): Promise<Decision<SignedInAnswer>> {
  const username = accountName(input.username)
  const locked = await lockedFor(ctx, username)
  if (locked) return locked
  const user = await findUserByName(ctx.db.read, username)
  const right = await ctx.passwords.verify(user?.passwordHash ?? null, input.password)
  // asked again: of a hundred guesses sent at once, those answered after the fifth failure gain nothing
  const lockedMeanwhile = await lockedFor(ctx, username)
  if (lockedMeanwhile) return lockedMeanwhile
  if (!user || !right) {
    await ctx.throttle.failed(username, ctx.address)
    await recordFailure(ctx, user, 'wrong-password')
    return refuse('identity/wrong-password')
  }
  await ctx.throttle.succeeded(username)
  if (user.disabledAt !== null) {
    await recordFailure(ctx, user, 'disabled')
    return refuse('identity/account-disabled')
  }
  if (ctx.sessionId) await ctx.auth.end(ctx.sessionId)
  await ctx.db.write((tx) => audit(tx, ctx, 'sign-in', user.id, { address: ctx.address, device: ctx.device }))
  return allow({ setCookie: await ctx.auth.begin(user.id, ctx), mustChangePassword: user.mustChangePassword })
}

async function lockedFor(ctx: Ctx, username: string) {
  const seconds = await ctx.throttle.waitSeconds(username, ctx.address)
  return seconds > 0 ? refuse('identity/too-many-attempts', { minutes: Math.ceil(seconds / 60) }) : null
}

/** An unknown name is not kept: people type passwords into the wrong field, and the record is for ever. */
function recordFailure(ctx: Ctx, user: UserRow | null, reason: 'wrong-password' | 'disabled') {
  return ctx.db.write((tx) => audit(tx, ctx, 'sign-in-failed', user?.id ?? '', { address: ctx.address, device: ctx.device, reason }))
}
