import { createHash } from 'node:crypto'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findAnswer, keepAnswer } from '~db/queries/idempotency'
import type { ActorCtx, Tx } from '../../context'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Runs a verb in a write, once per person and key: a retry over a bad line gets the first answer again and changes
 * nothing. A refusal is not kept, so that the person may try again when the cause is gone. The same key with another
 * `input` is no retry and is refused as `bad-input`: the answer to something else would be a lie.
 */
export function runOnce<T>(ctx: ActorCtx, key: string, input: unknown, verb: (tx: Tx) => Promise<Decision<T>>): Promise<Decision<T>> {
  const ownKey = ownKeyOf(ctx, key)
  const asked = sha256(JSON.stringify(input))
  return ctx.db.write(async (tx) => {
    const kept = await findAnswer(tx, ownKey)
    if (kept) return answerAgain<T>(kept.answer as Kept, asked)
    const decision = await verb(tx)
    if (decision.ok) await keepAnswer(tx, ownKey, { asked, decision } satisfies Kept, ctx.now())
    return decision
  })
}

/** Keeps the answer of an act within its own commit. */
export type KeepAnswer<T> = (tx: Tx, value: T) => Promise<void>

/**
 * The same for an act that commits by itself and not in a write of the door's: it keeps its answer in that commit. Of two
 * that come at the same moment with one key the second fails, and is answered like the first when it is tried again.
 */
export async function runOnceApart<T>(ctx: ActorCtx, key: string, input: unknown, act: (keep: KeepAnswer<T>) => Promise<Decision<T>>): Promise<Decision<T>> {
  const ownKey = ownKeyOf(ctx, key)
  const asked = sha256(JSON.stringify(input))
  const kept = await findAnswer(ctx.db.read, ownKey)
  if (kept) return answerAgain<T>(kept.answer as Kept, asked)
  return act((tx, value) => keepAnswer(tx, ownKey, { asked, decision: allow(value) } satisfies Kept, ctx.now()))
}

/** What `runOnce` has answered to this person's key, before anything is made ready for it again; null when nothing was. */
export async function answerOf<T>(ctx: ActorCtx, key: string): Promise<Decision<T> | null> {
  const kept = await findAnswer(ctx.db.read, ownKeyOf(ctx, key))
  return kept && (kept.answer as Kept).decision as Decision<T>
}

const ownKeyOf = (ctx: ActorCtx, key: string) => sha256(`${ctx.actor.userId}\n${key}`)

type Kept = { asked: string; decision: Decision<unknown> }

function answerAgain<T>(kept: Kept, asked: string): Decision<T> {
  return kept.asked === asked ? kept.decision as Decision<T> : refuse('bad-input', { field: 'Idempotency-Key' })
}
