import { and, gt, isNotNull, isNull, lte, min, or } from 'drizzle-orm'
import type { Queries } from '#types'
import { documents } from '../schema'

/** The next moment after `now` at which some paper's window opens or is over, or null. */
export async function nextReadingHour(q: Queries, now: number): Promise<number | null> {
  const [opening] = await q.select({ at: min(documents.opensAt) }).from(documents).where(and(gt(documents.opensAt, now), isNull(documents.recalledAt)))
  const [closing] = await q.select({ at: min(documents.closesAt) }).from(documents).where(and(gt(documents.closesAt, now), isNull(documents.recalledAt)))
  const moments = [opening?.at, closing?.at].filter((at) => at != null)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** Meetings of papers whose window opened or ended after `from` and until `now`. */
export async function meetingsOfReadingHours(q: Queries, from: number, now: number): Promise<string[]> {
  const within = (at: typeof documents.opensAt | typeof documents.closesAt) => and(gt(at, from), lte(at, now))
  const rows = await q.selectDistinct({ meetingId: documents.meetingId }).from(documents)
    .where(and(isNotNull(documents.meetingId), isNull(documents.recalledAt), or(within(documents.opensAt), within(documents.closesAt))))
  return rows.flatMap((row) => row.meetingId ?? [])
}
