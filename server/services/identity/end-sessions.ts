import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { deleteSession, deleteSessionsOf, listSessions } from '~db/queries/sessions'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** Ends a person's sessions, all but one or all, within the caller's write, and tells the sockets. Returns how many. */
export async function endSessionsOf(tx: Tx, userId: string, except: string | null): Promise<number> {
  const ended = await deleteSessionsOf(tx, userId, except)
  for (const sessionId of ended) tx.tell({ kind: 'session-ended', sessionId })
  return ended.length
}

/** Signs the asking person out everywhere but here. */
export async function endOtherSessions(tx: Tx, ctx: ActorCtx): Promise<Decision<{ ended: number }>> {
  const ended = await endSessionsOf(tx, ctx.actor.userId, ctx.sessionId)
  await audit(tx, ctx, 'sessions-ended', ctx.actor.userId, { ended })
  return allow({ ended })
}

/** Signs the asking person out on one other device. A session that is not the own one is `not-found`. */
export async function endOwnSession(tx: Tx, ctx: ActorCtx, sessionId: string): Promise<Decision> {
  const own = (await listSessions(tx, ctx.actor.userId)).some((session) => session.id === sessionId)
  if (!own) return refuse('not-found')
  await deleteSession(tx, sessionId)
  await audit(tx, ctx, 'sessions-ended', ctx.actor.userId, { ended: 1 })
  tx.tell({ kind: 'session-ended', sessionId })
  return allow()
}
