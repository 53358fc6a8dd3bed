import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#types'
import { documents, officialPapers } from '../schema'

/** One paper of a kind per meeting: another draft is not made. */
export async function insertPaper(q: Queries, row: typeof officialPapers.$inferInsert) {
  await q.insert(officialPapers).values(row).onConflictDoNothing()
}

/** Titles of the papers that the items rest on, in order. */
export async function papersOnItems(q: Queries, meetingId: string): Promise<{ itemId: string; title: string }[]> {
  return await q.select({ itemId: documents.itemId, title: documents.title }).from(documents)
    .where(and(eq(documents.meetingId, meetingId), isNull(documents.recalledAt))).orderBy(asc(documents.position), asc(documents.id))
}
