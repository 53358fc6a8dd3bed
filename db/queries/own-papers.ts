import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#types'
import { documentPages, documents, documentVersions, ownFolders } from '../schema'

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

/** A person's own papers, newest first, each with its newest version and how many of its pages are drawn. */
export async function listOwnPapers(q: Queries, ownerId: string) {
  const rows = await q.select({
    document: documents,
    version: documentVersions,
    drawnPages: q.$count(documentPages, and(eq(documentPages.versionId, documentVersions.id), sql`${documentPages.state} <> 'waiting'`)),
  }).from(documents).innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.ownerId, ownerId), kept))
    .orderBy(desc(documents.createdAt), desc(documents.id), desc(documentVersions.number))
  return rows.filter((row, at) => row.document.id !== rows[at - 1]?.document.id)
}

/** The own paper with these bytes in the same folder. */
export async function findSameOwnFile(q: Queries, ownerId: string, folderId: string | null, fileHash: string) {
  const [row] = await q.select({ documentId: documents.id, versionId: documentVersions.id }).from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documents.ownerId, ownerId), inFolder(folderId), eq(documentVersions.fileHash, fileHash), kept)).limit(1)
  return row ?? null
}
