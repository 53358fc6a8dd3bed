import { and, asc, between, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Queries } from '#types'
import type { PackedWords } from '~/domain/annotations/packed-words'
import { carriedPlace } from '~/domain/documents/new-version'
import { agendaItems, documentPages, documents, documentVersions, readingPlaces } from '../schema'

export type DocumentRow = typeof documents.$inferSelect
/** A paper of an agenda item; the others are somebody's own. */
export type MeetingDocument = DocumentRow & { meetingId: string; itemId: string }
export const isInMeeting = (document: DocumentRow): document is MeetingDocument => document.meetingId !== null && document.itemId !== null
/** The item of a paper, where only papers of meetings are asked for. */
export const itemOfPaper = sql<string>`${documents.itemId}`
export type VersionRow = typeof documentVersions.$inferSelect
export type PageRow = typeof documentPages.$inferSelect
export type PlaceRow = typeof readingPlaces.$inferSelect

/** The meeting that an agenda item belongs to, or null. */
export async function findMeetingOfItem(q: Queries, itemId: string): Promise<string | null> {
  const [row] = await q.select({ meetingId: agendaItems.meetingId }).from(agendaItems).where(eq(agendaItems.id, itemId)).limit(1)
  return row?.meetingId ?? null
}

export async function insertDocument(q: Queries, row: typeof documents.$inferInsert) {
  await q.insert(documents).values(row)
}

/** A version with one row per page, in portions that a statement can take. */
export async function insertVersion(q: Queries, row: typeof documentVersions.$inferInsert, pages: (typeof documentPages.$inferInsert)[]) {
  await q.insert(documentVersions).values(row)
  for (let start = 0; start < pages.length; start += 500) await q.insert(documentPages).values(pages.slice(start, start + 500))
}

export async function findDocument(q: Queries, documentId: string): Promise<DocumentRow | null> {
  const [row] = await q.select().from(documents).where(eq(documents.id, documentId)).limit(1)
  return row ?? null
}

export async function findVersion(q: Queries, versionId: string): Promise<{ version: VersionRow; document: DocumentRow } | null> {
  const [row] = await q.select({ version: documentVersions, document: documents }).from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId)).where(eq(documentVersions.id, versionId)).limit(1)
  return row ?? null
}

/** The versions of a document, newest first. */
export async function listVersions(q: Queries, documentId: string): Promise<VersionRow[]> {
  return await q.select().from(documentVersions).where(eq(documentVersions.documentId, documentId)).orderBy(desc(documentVersions.number))
}

export async function findNewestVersion(q: Queries, documentId: string): Promise<VersionRow | null> {
  const [row] = await q.select().from(documentVersions).where(eq(documentVersions.documentId, documentId)).orderBy(desc(documentVersions.number)).limit(1)
  return row ?? null
}

/** Everybody's place in a version, to the same page of the next one as far as it has pages. */
export async function carryPlaces(q: Queries, fromVersionId: string, to: { id: string; pageCount: number }) {
  const places = await q.select().from(readingPlaces).where(eq(readingPlaces.versionId, fromVersionId))
  const carried = places.map((place) => ({ ...place, ...carriedPlace(place, to.pageCount), versionId: to.id }))
  for (let start = 0; start < carried.length; start += 500) await q.insert(readingPlaces).values(carried.slice(start, start + 500)).onConflictDoNothing()
}

/** A meeting's papers in their order, each with its newest version, when the one that it replaces came, and how many of its pages are drawn. */
export async function listDocuments(q: Queries, meetingId: string) {
  const rows = await q.select({
    document: documents,
    version: documentVersions,
    drawnPages: q.$count(documentPages, and(eq(documentPages.versionId, documentVersions.id), sql`${documentPages.state} <> 'waiting'`)),
  }).from(documents).innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.meetingId, meetingId), isNull(documents.recalledAt)))
    .orderBy(asc(documents.position), asc(documents.id), desc(documentVersions.number))
  return rows.flatMap((row, at) => {
    if (row.document.id === rows[at - 1]?.document.id || !isInMeeting(row.document)) return []
    const before = rows[at + 1]
    return [{ ...row, document: row.document, replacesAt: before?.document.id === row.document.id ? before.version.createdAt : null }]
  })
}

/** Papers of one item in their order, recalled ones too. */
export async function listItemDocuments(q: Queries, itemId: string): Promise<MeetingDocument[]> {
  return (await q.select().from(documents).where(eq(documents.itemId, itemId)).orderBy(asc(documents.position), asc(documents.id))).filter(isInMeeting)
}

/** The file with these bytes, when this item holds it already and it was not recalled. */
export async function findSameFile(q: Queries, itemId: string, fileHash: string): Promise<{ document: MeetingDocument; versionId: string } | null> {
  const [row] = await q.select({ document: documents, versionId: documentVersions.id }).from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documents.itemId, itemId), eq(documentVersions.fileHash, fileHash), isNull(documents.recalledAt))).limit(1)
  return row && isInMeeting(row.document) ? { document: row.document, versionId: row.versionId } : null
}

export async function updateDocument(q: Queries, documentId: string, change: Partial<Omit<DocumentRow, 'id' | 'meetingId' | 'ownerId' | 'createdBy' | 'createdAt'>>) {
  await q.update(documents).set(change).where(eq(documents.id, documentId))
}

export async function listVersionIds(q: Queries, documentId: string): Promise<string[]> {
  const rows = await q.select({ id: documentVersions.id }).from(documentVersions).where(eq(documentVersions.documentId, documentId)).orderBy(asc(documentVersions.number))
  return rows.map((row) => row.id)
}

/** How a version's pages are laid out, in order from page 1. */
export async function listPages(q: Queries, versionId: string) {
  const { page, widthPt, heightPt, state, contentBox: box } = documentPages
  return await q.select({ widthPt, heightPt, state, box }).from(documentPages).where(eq(documentPages.versionId, versionId)).orderBy(asc(page))
}

export async function listPageTexts(q: Queries, versionId: string) {
  return await q.select({ page: documentPages.page, text: documentPages.text }).from(documentPages)
    .where(eq(documentPages.versionId, versionId)).orderBy(asc(documentPages.page))
}

export async function listPageWords(q: Queries, versionId: string, first: number, last: number) {
  return await q.select({ page: documentPages.page, state: documentPages.state, words: documentPages.words }).from(documentPages)
    .where(and(eq(documentPages.versionId, versionId), between(documentPages.page, first, last))).orderBy(asc(documentPages.page))
}

export async function saveWords(q: Queries, versionId: string, page: number, words: PackedWords) {
  await q.update(documentPages).set({ words }).where(and(eq(documentPages.versionId, versionId), eq(documentPages.page, page)))
}

export async function findPagePicture(q: Queries, versionId: string, page: number) {
  const [row] = await q.select({ state: documentPages.state, readingHash: documentPages.readingHash, smallHash: documentPages.smallHash, thumbHash: documentPages.thumbHash })
    .from(documentPages).where(and(eq(documentPages.versionId, versionId), eq(documentPages.page, page))).limit(1)
  return row ?? null
}

/** The drawn pages of a version with the hashes of their pictures. */
export async function listPagePictures(q: Queries, versionId: string) {
  return await q.select({ page: documentPages.page, readingHash: documentPages.readingHash, thumbHash: documentPages.thumbHash })
    .from(documentPages).where(and(eq(documentPages.versionId, versionId), eq(documentPages.state, 'ready'))).orderBy(asc(documentPages.page))
}

/** The next `count` pages to draw: first pages of all papers before the rest, older papers before newer ones; not recalled ones. */
export async function listWaitingPages(q: Queries, count: number) {
  return await q.select({ versionId: documentPages.versionId, page: documentPages.page, pdfHash: documentVersions.pdfHash })
    .from(documentVersions)
    .innerJoin(documentPages, eq(documentPages.versionId, documentVersions.id))
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documentVersions.state, 'rendering'), eq(documentPages.state, 'waiting'), isNull(documents.recalledAt)))
    .orderBy(sql`case when ${documentPages.page} = 1 then 0 else 1 end`, asc(documentVersions.createdAt), asc(documentVersions.id), asc(documentPages.page)).limit(count)
}

export type DrawnPage = Pick<PageRow, 'state' | 'readingHash' | 'smallHash' | 'thumbHash' | 'contentBox' | 'text' | 'words' | 'rotation'>

/** Keeps a page's pictures; with its last page the version is ready. */
export async function saveDrawnPage(q: Queries, versionId: string, page: number, drawn: DrawnPage) {
  await q.update(documentPages).set(drawn).where(and(eq(documentPages.versionId, versionId), eq(documentPages.page, page)))
  const waiting = await q.$count(documentPages, and(eq(documentPages.versionId, versionId), eq(documentPages.state, 'waiting')))
  if (waiting === 0) await q.update(documentVersions).set({ state: 'ready' }).where(eq(documentVersions.id, versionId))
}

/** Gives a version the drawn pages of another one that is made of the same bytes; with all of them it is ready. */
export async function copyDrawnPages(q: Queries, fromVersionId: string, toVersionId: string) {
  const drawn = await q.select().from(documentPages).where(and(eq(documentPages.versionId, fromVersionId), ne(documentPages.state, 'waiting')))
  for (const row of drawn) await q.update(documentPages).set({ ...row, versionId: toVersionId }).where(and(eq(documentPages.versionId, toVersionId), eq(documentPages.page, row.page)))
  const waiting = await q.$count(documentPages, and(eq(documentPages.versionId, toVersionId), eq(documentPages.state, 'waiting')))
  if (waiting === 0) await q.update(documentVersions).set({ state: 'ready' }).where(eq(documentVersions.id, toVersionId))
}

export async function findPlace(q: Queries, userId: string, versionId: string): Promise<PlaceRow | null> {
  const [row] = await q.select().from(readingPlaces).where(and(eq(readingPlaces.userId, userId), eq(readingPlaces.versionId, versionId))).limit(1)
  return row ?? null
}

export async function listPlaces(q: Queries, userId: string, versionIds: string[]): Promise<PlaceRow[]> {
  if (versionIds.length === 0) return []
  return await q.select().from(readingPlaces).where(and(eq(readingPlaces.userId, userId), inArray(readingPlaces.versionId, versionIds)))
}

/** The newest word wins: a late request of another device does not turn the page back. */
export async function savePlace(q: Queries, row: PlaceRow) {
  const { page, offset, at } = row
  await q.insert(readingPlaces).values(row).onConflictDoUpdate({
    target: [readingPlaces.userId, readingPlaces.versionId],
    set: { page, offset, at },
    setWhere: sql`${readingPlaces.at} <= ${at}`,
  })
}
