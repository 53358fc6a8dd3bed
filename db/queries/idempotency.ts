import { eq, lt } from 'drizzle-orm'
import type { Queries } from '#types'
import { idempotencyKeys } from '../schema'

export async function findAnswer(q: Queries, key: string) {
  const [row] = await q.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)).limit(1)
  return row ?? null
}

export async function keepAnswer(q: Queries, key: string, answer: unknown, at: number) {
  await q.insert(idempotencyKeys).values({ key, answer, at })
}

/** Answers given before that time are forgotten: no browser sends their commands again. */
export async function forgetAnswers(q: Queries, before: number) {
  await q.delete(idempotencyKeys).where(lt(idempotencyKeys.at, before))
}
