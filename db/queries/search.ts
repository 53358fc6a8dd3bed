import { and, asc, desc, eq, inArray, isNull, max, or, sql } from 'drizzle-orm'
import { string, table, whole } from '#columns'
import type { Queries } from '#types'
import { agendaItems, documentPages, documents, documentVersions, meetings, paperRequests, searchPortions, seats } from '../schema'

/**
 * The full-text index, SQLite's FTS5: the one need that drizzle's builder has no words for. Another database brings its
 * own form of this file. Texts come folded (`foldForSearch`).
 */
const searchWords = table('search_words', { rowid: whole('rowid').primaryKey(), title: string('title'), body: string('body') })

export type SearchPortion = { documentId: string; versionId: string; firstPage: number; lastPage: number; title: string; body: string }
export type Candidate = { documentId: string; versionId: string; meetingId: string | null; firstPage: number; lastPage: number }

/** The newest drawn version that the index has not taken in, oldest first; null when it is up to date. */
export async function findUnindexed(q: Queries) {
  const newest = q.select({ number: max(documentVersions.number) }).from(documentVersions).where(eq(documentVersions.documentId, documents.id))
  const [row] = await q.select({ documentId: documents.id, versionId: documentVersions.id, title: documents.title }).from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(isNull(documentVersions.indexedAt), eq(documentVersions.state, 'ready'), isNull(documents.recalledAt), eq(documentVersions.number, newest)))
    .orderBy(asc(documentVersions.createdAt)).limit(1)
  return row ?? null
}

/** Adds a run of pages to the index. */
export async function insertPortion(q: Queries, { title, body, ...portion }: SearchPortion) {
  const [last] = await q.select({ id: max(searchPortions.id) }).from(searchPortions)
  const id = (last?.id ?? 0) + 1
  await q.insert(searchPortions).values({ id, ...portion })
  await q.insert(searchWords).values({ rowid: id, title, body })
}

/** Takes a paper out of the index, all versions of it. */
export async function deletePortions(q: Queries, documentId: string) {
  const rows = await q.delete(searchPortions).where(eq(searchPortions.documentId, documentId)).returning({ id: searchPortions.id })
  const ids = rows.map((row) => row.id)
  for (let start = 0; start < ids.length; start += 500) await q.delete(searchWords).where(inArray(searchWords.rowid, ids.slice(start, start + 500)))
}

/** The index has this version now (`at`), or has to take it in again (null). */
export async function markIndexed(q: Queries, documentId: string, at: number | null) {
  await q.update(documentVersions).set({ indexedAt: at }).where(eq(documentVersions.documentId, documentId))
}

/**
 * Papers with all of these folded words, best first: words that follow each other as typed weigh more, the title more
 * than the text. The last word may be begun only. Only papers of meetings that the person has something to do with and his
 * own: who may read them is for the door to decide.
 */
export async function findCandidates(q: Queries, person: { userId: string; unitId: string }, words: readonly string[], limit: number): Promise<Candidate[]> {
  const near = or(
    inArray(documents.meetingId, q.select({ id: seats.meetingId }).from(seats).where(eq(seats.occupantUserId, person.userId))),
    inArray(documents.meetingId, q.select({ id: meetings.id }).from(meetings).where(eq(meetings.createdBy, person.userId))),
    inArray(documents.meetingId, q.select({ id: agendaItems.meetingId }).from(agendaItems).where(eq(agendaItems.preparingUnitId, person.unitId))),
    inArray(documents.meetingId, q.select({ id: paperRequests.meetingId }).from(paperRequests).where(eq(paperRequests.unitId, person.unitId))),
    eq(documents.ownerId, person.userId),
  )
  return await q.select({
    documentId: searchPortions.documentId, versionId: searchPortions.versionId, meetingId: documents.meetingId,
    firstPage: searchPortions.firstPage, lastPage: searchPortions.lastPage,
  }).from(searchWords)
    .innerJoin(searchPortions, eq(searchPortions.id, searchWords.rowid))
    .innerJoin(documents, eq(documents.id, searchPortions.documentId))
    .where(and(sql`search_words MATCH ${matchOf(words)}`, isNull(documents.recalledAt), near))
    .orderBy(sql`bm25(search_words, 6.0, 1.0)`, desc(searchPortions.id)).limit(limit)
}

/** FTS5's own language; the words hold letters and digits only, and stand in quotation marks all the same. */
function matchOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  const begun = last.length >= 2 ? '*' : ''
  const all = words.map((word, at) => (at === words.length - 1 ? `"${word}"${begun}` : `"${word}"`)).join(' AND ')
  return words.length > 1 ? `"${words.join(' ')}"${begun} OR (${all})` : all
}

/** Texts of a run of pages, as they are. */
export async function textsOfPages(q: Queries, versionId: string, firstPage: number, lastPage: number) {
  return await q.select({ page: documentPages.page, text: documentPages.text }).from(documentPages)
    .where(and(eq(documentPages.versionId, versionId), sql`${documentPages.page} BETWEEN ${firstPage} AND ${lastPage}`)).orderBy(asc(documentPages.page))
}
