import { createHash } from 'node:crypto'
import { refuse, type Decision } from '~/domain/kernel/result'
import { findAnswer, keepAnswer } from '~db/queries/idempotency'
import type { ActorCtx, Tx } from '../../context'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Runs a verb in a write, once per person and key: a retry over a bad line gets the first answer again and changes
 * nothing. A refusal is not kept, so that the person may try again when the cause is gone. The same key with another
 * `input` is no retry and is refused as `bad-input`: the answer to something else would be a lie.
 */
export function runOnce<T>(ctx: ActorCtx, key: string, input: unknown, verb: (tx: Tx) => Promise<Decision<T>>): Promise<Decision<T>> {
  const ownKey = sha256(`${ctx.actor.userId}\n${key}`)
  const asked = sha256(JSON.stringify(input))
  return ctx.db.write(async (tx) => {
    const kept = await findAnswer(tx, ownKey)
    if (kept) return answerAgain<T>(kept.answer as Kept, asked)
    const decision = await verb(tx)
    if (decision.ok) await keepAnswer(tx, ownKey, { asked, decision } satisfies Kept, ctx.now())
    return decision
  })
}

type Kept = { asked: string; decision: Decision<unknown> }

function answerAgain<T>(kept: Kept, asked: string): Decision<T> {
  return kept.asked === asked ? kept.decision as Decision<T> : refuse('bad-input', { field: 'Idempotency-Key' })
}
