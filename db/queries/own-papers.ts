import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Queries } from '#types'
import { documentPages, documents, documentVersions, markCarries, markClients, markDocs, markMentions, markReviews, markSegments, markUpdates, ownFolders, paperReadings, readingPlaces } from '../schema'

export type FolderRow = typeof ownFolders.$inferSelect

const inFolder = (folderId: string | null) => (folderId === null ? isNull(documents.folderId) : eq(documents.folderId, folderId))
const kept = isNull(documents.recalledAt)

/** A folder of this person, or null. */
export async function findFolder(q: Queries, ownerId: string, folderId: string): Promise<FolderRow | null> {
  const [row] = await q.select().from(ownFolders).where(and(eq(ownFolders.id, folderId), eq(ownFolders.ownerId, ownerId))).limit(1)
  return row ?? null
}

export async function listFolders(q: Queries, ownerId: string): Promise<FolderRow[]> {
  return await q.select().from(ownFolders).where(eq(ownFolders.ownerId, ownerId)).orderBy(asc(ownFolders.name), asc(ownFolders.id))
}

export async function insertFolder(q: Queries, row: typeof ownFolders.$inferInsert) {
  await q.insert(ownFolders).values(row)
}

export async function renameFolderRow(q: Queries, folderId: string, name: string) {
  await q.update(ownFolders).set({ name }).where(eq(ownFolders.id, folderId))
}

export async function deleteFolderRow(q: Queries, folderId: string) {
  await q.delete(ownFolders).where(eq(ownFolders.id, folderId))
}

/** An own paper that is there, or one that was deleted; null when there is none. */
export async function findOwnPaper(q: Queries, ownerId: string, documentId: string, which: 'kept' | 'deleted' = 'kept') {
  const [row] = await q.select().from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.ownerId, ownerId), which === 'kept' ? kept : isNotNull(documents.recalledAt))).limit(1)
  return row ?? null
}

export async function newestVersion(q: Queries, documentId: string) {
  const [row] = await q.select().from(documentVersions).where(eq(documentVersions.documentId, documentId)).orderBy(desc(documentVersions.number)).limit(1)
  return row ?? null
}

/** A person's own papers, or those he has deleted, newest first, each with its newest version and how many of its pages are drawn. */
export async function listOwnPapers(q: Queries, ownerId: string, which: 'kept' | 'deleted' = 'kept') {
  const rows = await q.select({
    document: documents,
    version: documentVersions,
    drawnPages: q.$count(documentPages, and(eq(documentPages.versionId, documentVersions.id), sql`${documentPages.state} <> 'waiting'`)),
  }).from(documents).innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.ownerId, ownerId), which === 'kept' ? kept : isNotNull(documents.recalledAt)))
    .orderBy(desc(documents.recalledAt), desc(documents.createdAt), desc(documents.id), desc(documentVersions.number))
  return rows.filter((row, at) => row.document.id !== rows[at - 1]?.document.id)
}

/** The own paper with these bytes in the same folder. */
export async function findSameOwnFile(q: Queries, ownerId: string, folderId: string | null, fileHash: string) {
  const [row] = await q.select({ documentId: documents.id, versionId: documentVersions.id }).from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documents.ownerId, ownerId), inFolder(folderId), eq(documentVersions.fileHash, fileHash), kept)).limit(1)
  return row ?? null
}

/** Bytes of the files that a person has brought as own papers; `deletedBytes` of them are of deleted papers that are still kept. */
export async function sumOwnBytes(q: Queries, ownerId: string): Promise<{ usedBytes: number; deletedBytes: number }> {
  const [row] = await q.select({
    usedBytes: sql<number>`coalesce(sum(${documentVersions.sizeBytes}), 0)`,
    deletedBytes: sql<number>`coalesce(sum(case when ${documents.recalledAt} is null then 0 else ${documentVersions.sizeBytes} end), 0)`,
  }).from(documentVersions).innerJoin(documents, eq(documents.id, documentVersions.documentId)).where(eq(documents.ownerId, ownerId))
  return row ?? { usedBytes: 0, deletedBytes: 0 }
}

/** Own papers, of anybody, that were deleted by that time; oldest first. */
export async function listOwnPapersDeletedBy(q: Queries, until: number, limit: number): Promise<string[]> {
  const rows = await q.select({ id: documents.id }).from(documents).where(and(isNotNull(documents.ownerId), lte(documents.recalledAt, until))).orderBy(asc(documents.recalledAt)).limit(limit)
  return rows.map((row) => row.id)
}

/** Takes every row of a paper away: its marks, who has read it and how far, pages, versions, itself. */
export async function deletePaperRows(q: Queries, documentId: string) {
  const versions = q.select({ id: documentVersions.id }).from(documentVersions).where(eq(documentVersions.documentId, documentId))
  const marks = q.select({ id: markDocs.id }).from(markDocs).where(inArray(markDocs.versionId, versions))
  await q.delete(markCarries).where(inArray(markCarries.docId, marks))
  await q.delete(markReviews).where(inArray(markReviews.docId, marks))
  await q.delete(markMentions).where(inArray(markMentions.docId, marks))
  await q.delete(markSegments).where(inArray(markSegments.docId, marks))
  await q.delete(markUpdates).where(inArray(markUpdates.docId, marks))
  await q.delete(markClients).where(inArray(markClients.docId, marks))
  await q.delete(markDocs).where(inArray(markDocs.versionId, versions))
  await q.delete(readingPlaces).where(inArray(readingPlaces.versionId, versions))
  await q.delete(paperReadings).where(inArray(paperReadings.versionId, versions))
  await q.delete(documentPages).where(inArray(documentPages.versionId, versions))
  await q.delete(documentVersions).where(eq(documentVersions.documentId, documentId))
  await q.delete(documents).where(eq(documents.id, documentId))
}
