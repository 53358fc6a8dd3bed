import { eq, lt } from 'drizzle-orm'
import type { Queries, Statement } from '#types'
import type { Tx } from '../client'
import { idempotencyKeys } from '../schema'
import { placeholders } from './placeholders'

export async function findAnswer(q: Queries, key: string) {
  const [row] = await q.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)).limit(1)
  return row ?? null
}

const insertAnswer: Statement = (q) => q.insert(idempotencyKeys).values(placeholders(idempotencyKeys))

export async function keepAnswer(tx: Tx, key: string, answer: unknown, at: number) {
  await tx.repeat(insertAnswer, { key, answer, at })
}

/** Answers given before that time are forgotten: no browser sends their commands again. */
export async function forgetAnswers(q: Queries, before: number) {
  await q.delete(idempotencyKeys).where(lt(idempotencyKeys.at, before))
}
