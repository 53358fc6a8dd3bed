import { and, asc, desc, eq, inArray, isNull, lt, max, or, sql } from 'drizzle-orm'
import type { IndexedText, SoughtWord } from '~/domain/documents/search-words'
import { string, table, whole } from '#columns'
import type { Queries } from '#types'
import { agendaItems, documentPages, documents, documentVersions, meetings, paperRequests, searchPortions, seats } from '../schema'

/**
 * The full-text index, SQLite's FTS5: the one need that drizzle's builder has no words for. Another database brings its
 * own form of this file.
 */
const searchWords = table('search_words', {
  rowid: whole('rowid').primaryKey(), title: string('title'), body: string('body'), writtenTitle: string('written_title'), writtenBody: string('written_body'),
})

export type SearchPortion = { documentId: string; versionId: string; firstPage: number; lastPage: number; title: IndexedText; body: IndexedText }
export type Candidate = { id: number; documentId: string; versionId: string; firstPage: number; lastPage: number }

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
  await q.insert(searchWords).values({ rowid: id, title: title.folded, body: body.folded, writtenTitle: title.written, writtenBody: body.written })
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

/** How close a look finds the words: following each other in the title, or anywhere, or each for itself. `begun`: the last word may be begun only. */
export type Look = { near: 'title' | 'together' | 'apart'; begun: boolean }

/**
 * The next portions with all of these words, newest first, from below `before`; null begins. Only of papers of meetings
 * that the person has something to do with and his own: who may read them is for the door to decide. In the order of the
 * index itself, which stops as soon as there are enough: common words cost no more than rare ones.
 */
export async function listCandidates(q: Queries, person: { userId: string; unitId: string }, words: readonly SoughtWord[], look: Look, before: number | null, limit: number): Promise<Candidate[]> {
  const known = or(
    inArray(documents.meetingId, q.select({ id: seats.meetingId }).from(seats).where(eq(seats.occupantUserId, person.userId))),
    inArray(documents.meetingId, q.select({ id: meetings.id }).from(meetings).where(eq(meetings.createdBy, person.userId))),
    inArray(documents.meetingId, q.select({ id: agendaItems.meetingId }).from(agendaItems).where(eq(agendaItems.preparingUnitId, person.unitId))),
    inArray(documents.meetingId, q.select({ id: paperRequests.meetingId }).from(paperRequests).where(eq(paperRequests.unitId, person.unitId))),
    eq(documents.ownerId, person.userId),
  )
  return await q.select({
    id: searchWords.rowid, documentId: searchPortions.documentId, versionId: searchPortions.versionId,
    firstPage: searchPortions.firstPage, lastPage: searchPortions.lastPage,
  }).from(searchWords)
    .innerJoin(searchPortions, eq(searchPortions.id, searchWords.rowid))
    .innerJoin(documents, eq(documents.id, searchPortions.documentId))
    .where(and(sql`search_words MATCH ${matchOf(words, look)}`, before === null ? undefined : lt(searchWords.rowid, before), isNull(documents.recalledAt), known))
    .orderBy(desc(searchWords.rowid)).limit(limit)
}

/** FTS5's own language; the words hold letters, marks and digits only, and stand in quotation marks all the same. */
function matchOf(words: readonly SoughtWord[], { near, begun }: Look): string {
  const [folded, written] = near === 'title' ? ['title', 'written_title'] : ['{title body}', '{written_title written_body}']
  const phrase = (column: string, from: number, to: number, texts: readonly (string | null)[]) =>
    `${column} : "${texts.slice(from, to).join(' ')}"${begun && to === words.length ? ' *' : ''}`
  const [anyOf, meant] = [words.map((word) => word.folded), words.map((word) => word.meant)]
  if (near === 'apart') return words.map((word, at) => (word.meant === null ? phrase(folded, at, at + 1, anyOf) : phrase(written, at, at + 1, meant))).join(' AND ')
  const runs = runsOf(meant).map(([from, to]) => phrase(written, from, to, meant))
  return meant.includes(null) ? [phrase(folded, 0, words.length, anyOf), ...runs].join(' AND ') : runs.join(' AND ')
}

/** From where to where words typed with diacritics follow each other. */
function runsOf(meant: readonly (string | null)[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const [at, word] of meant.entries()) {
    const last = runs.at(-1)
    if (word === null) continue
    if (last?.[1] === at) last[1] = at + 1
    else runs.push([at, at + 1])
  }
  return runs
}

/** Texts of a run of pages, as they are. */
export async function textsOfPages(q: Queries, versionId: string, firstPage: number, lastPage: number) {
  return await q.select({ page: documentPages.page, text: documentPages.text }).from(documentPages)
    .where(and(eq(documentPages.versionId, versionId), sql`${documentPages.page} BETWEEN ${firstPage} AND ${lastPage}`)).orderBy(asc(documentPages.page))
}
