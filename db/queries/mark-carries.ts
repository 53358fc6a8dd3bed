import { aliasedTable, and, asc, eq, gt, inArray, isNull, max, ne, notInArray, sql } from 'drizzle-orm'
import type { Queries } from '#types'
import type { ReviewReason } from '~/domain/annotations/carry'
import { documentPages, documents, documentVersions, markCarries, markDocs, markReviews, markUpdates } from '../schema'

/** A layer whose marks have changed since they were last carried to the next version of their paper, and that version. */
export type DueCarry = { docId: string; layer: string; fromVersionId: string; toVersionId: string; documentId: string; meetingId: string | null }

/** The layers that wait to be carried, of one version or of all; not of papers that are recalled, and not before the next version's pages are drawn. */
export async function listDueCarries(q: Queries, fromVersionId: string | null): Promise<DueCarry[]> {
  const next = aliasedTable(documentVersions, 'next')
  return await q.select({ docId: markDocs.id, layer: markDocs.layer, fromVersionId: markDocs.versionId, toVersionId: next.id, documentId: documents.id, meetingId: documents.meetingId })
    .from(markDocs)
    .innerJoin(documentVersions, eq(documentVersions.id, markDocs.versionId))
    .innerJoin(next, and(eq(next.documentId, documentVersions.documentId), eq(next.number, sql`${documentVersions.number} + 1`), eq(next.state, 'ready')))
    .innerJoin(documents, and(eq(documents.id, documentVersions.documentId), isNull(documents.recalledAt)))
    .innerJoin(markUpdates, eq(markUpdates.docId, markDocs.id))
    .leftJoin(markCarries, eq(markCarries.docId, markDocs.id))
    .where(fromVersionId === null ? undefined : eq(markDocs.versionId, fromVersionId))
    .groupBy(markDocs.id, markDocs.layer, markDocs.versionId, next.id, documents.id, documents.meetingId)
    .having(gt(max(markUpdates.seq), sql`coalesce(max(${markCarries.seq}), 0)`))
    .orderBy(asc(markDocs.id))
}

/** Pages of a version that are drawn and whose words are not kept yet. */
export async function listPagesToRead(q: Queries, versionId: string): Promise<number[]> {
  const rows = await q.select({ page: documentPages.page }).from(documentPages)
    .where(and(eq(documentPages.versionId, versionId), isNull(documentPages.words), ne(documentPages.state, 'waiting'))).orderBy(asc(documentPages.page))
  return rows.map(({ page }) => page)
}

/** The version before this one, or null. */
export async function findVersionBefore(q: Queries, versionId: string): Promise<string | null> {
  const before = aliasedTable(documentVersions, 'before')
  const [row] = await q.select({ id: before.id }).from(documentVersions)
    .innerJoin(before, and(eq(before.documentId, documentVersions.documentId), eq(before.number, sql`${documentVersions.number} - 1`)))
    .where(eq(documentVersions.id, versionId)).limit(1)
  return row?.id ?? null
}

/** Notes up to which change a layer has been carried, and where to. */
export async function saveCarried(q: Queries, row: typeof markCarries.$inferInsert) {
  const { versionId, seq, at } = row
  await q.insert(markCarries).values(row).onConflictDoUpdate({ target: markCarries.docId, set: { versionId, seq, at } })
}

/** What waits for review of a document's marks: new ones come, known ones keep their state, and those whose mark is gone go. */
export async function saveReviews(q: Queries, docId: string, rows: (typeof markReviews.$inferInsert)[]) {
  const keys = rows.map(({ markKey }) => markKey)
  await q.delete(markReviews).where(and(eq(markReviews.docId, docId), eq(markReviews.state, 'waiting'), notInArray(markReviews.markKey, keys)))
  for (const row of rows) {
    const { mark, reason } = row
    await q.insert(markReviews).values(row).onConflictDoUpdate({ target: [markReviews.docId, markReviews.markKey], set: { mark, reason }, setWhere: eq(markReviews.state, 'waiting') })
  }
}

/** What waits goes on to the paper's newest version that is ready. */
export async function moveReviews(q: Queries, documentId: string) {
  const versions = q.select({ id: documentVersions.id }).from(documentVersions).where(eq(documentVersions.documentId, documentId))
  const newest = q.select({ number: max(documentVersions.number) }).from(documentVersions).where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.state, 'ready')))
  const [target] = await q.select({ id: documentVersions.id }).from(documentVersions).where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, newest))).limit(1)
  if (target) await q.update(markReviews).set({ versionId: target.id }).where(and(inArray(markReviews.versionId, versions), eq(markReviews.state, 'waiting')))
}

/** Whose marks wait on any version of a paper. */
export async function listReviewAuthors(q: Queries, documentId: string): Promise<string[]> {
  const rows = await q.selectDistinct({ authorId: markReviews.authorId }).from(markReviews)
    .innerJoin(documentVersions, eq(documentVersions.id, markReviews.versionId))
    .where(and(eq(documentVersions.documentId, documentId), eq(markReviews.state, 'waiting')))
  return rows.map(({ authorId }) => authorId)
}

/** A mark that waits for review, with the layer and the version that it stands on. */
export type WaitingReview = { id: string; docId: string; markKey: string; authorId: string; mark: Uint8Array; versionId: string; reason: ReviewReason; layer: string; fromVersionId: string }

/** What waits on a version, in the order in which it was found. */
export async function listWaitingReviews(q: Queries, versionId: string): Promise<WaitingReview[]> {
  return await waiting(q).where(and(eq(markReviews.versionId, versionId), eq(markReviews.state, 'waiting'))).orderBy(asc(markReviews.id))
}

/** One of them that is not decided yet, or null. */
export async function findWaitingReview(q: Queries, reviewId: string): Promise<WaitingReview | null> {
  const [row] = await waiting(q).where(and(eq(markReviews.id, reviewId), eq(markReviews.state, 'waiting'))).limit(1)
  return row ?? null
}

function waiting(q: Queries) {
  const { id, docId, markKey, authorId, mark, versionId, reason } = markReviews
  return q.select({ id, docId, markKey, authorId, mark, versionId, reason, layer: markDocs.layer, fromVersionId: markDocs.versionId }).from(markReviews).innerJoin(markDocs, eq(markDocs.id, markReviews.docId))
}

/** False when somebody was faster. */
export async function decideReview(q: Queries, reviewId: string, state: 'placed' | 'left-out', by: { userId: string; at: number }): Promise<boolean> {
  const decided = await q.update(markReviews).set({ state, decidedBy: by.userId, decidedAt: by.at }).where(and(eq(markReviews.id, reviewId), eq(markReviews.state, 'waiting'))).returning({ id: markReviews.id })
  return decided.length === 1
}
