import { deleteSession } from '~db/queries/sessions'
import type { ActorCtx } from '../../context'
import { audit } from '../kernel/audit'

/** Ends the session that asks and returns the `Set-Cookie` value that clears the browser's cookie. */
export async function signOut(ctx: ActorCtx): Promise<string> {
  await ctx.db.write(async (tx) => {
    await deleteSession(tx, ctx.sessionId)
    await audit(tx, ctx, 'sign-out', ctx.actor.userId, { address: ctx.address, device: ctx.device })
    tx.tell({ kind: 'session-ended', sessionId: ctx.sessionId })
  })
  return ctx.auth.blankCookie()
}
