import { createHash } from 'node:crypto'
import type { Decision } from '~/domain/kernel/result'
import { findAnswer, keepAnswer } from '~db/queries/idempotency'
import type { ActorCtx, Tx } from '../../context'

/**
 * Runs a verb in a write, once per person and key: a retry over a bad line gets the first answer again and changes
 * nothing. A refusal is not kept, so that the person may try again when the cause is gone.
 */
export function runOnce<T>(ctx: ActorCtx, key: string, verb: (tx: Tx) => Promise<Decision<T>>): Promise<Decision<T>> {
  const ownKey = createHash('sha256').update(`${ctx.actor.userId}\n${key}`).digest('hex')
  return ctx.db.write(async (tx) => {
    const kept = await findAnswer(tx, ownKey)
    if (kept) return kept.answer as Decision<T>
    const decision = await verb(tx)
    if (decision.ok) await keepAnswer(tx, ownKey, decision, ctx.now())
    return decision
  })
}
