import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm'
import type { Queries } from '#types'
import { itemOfPaper } from './documents'
import type { PaperKind } from '~/domain/minutes/paper'
import { documents, issuedNumbers, meetings, numberSeries, officialPapers, paperRevisions, paperSignatures, signerBlocks, users } from '../schema'

export type PaperRow = typeof officialPapers.$inferSelect
export type SignatureRow = typeof paperSignatures.$inferSelect

export async function findPaper(q: Queries, paperId: string) {
  const [row] = await q.select().from(officialPapers).where(eq(officialPapers.id, paperId)).limit(1)
  return row ?? null
}

export async function listPapersOf(q: Queries, meetingId: string) {
  return await q.select().from(officialPapers).where(eq(officialPapers.meetingId, meetingId)).orderBy(desc(officialPapers.kind))
}

/** Papers that still wait for a step, with their meetings: what the clerk and the signers look for. */
export async function listPapersUnderWay(q: Queries) {
  return await q.select({ paper: officialPapers, meetingTitle: meetings.title }).from(officialPapers)
    .innerJoin(meetings, eq(meetings.id, officialPapers.meetingId))
    .where(ne(officialPapers.state, 'issued')).orderBy(asc(officialPapers.createdAt))
}

export async function insertPaper(q: Queries, row: typeof officialPapers.$inferInsert) {
  await q.insert(officialPapers).values(row)
}

/** Changes a paper that still stands at this revision; false when somebody was faster. */
export async function updatePaper(q: Queries, paperId: string, revision: number, change: Partial<typeof officialPapers.$inferInsert>) {
  const changed = await q.update(officialPapers).set(change)
    .where(and(eq(officialPapers.id, paperId), eq(officialPapers.revision, revision))).returning({ id: officialPapers.id })
  return changed.length === 1
}

export async function insertRevision(q: Queries, row: typeof paperRevisions.$inferInsert) {
  await q.insert(paperRevisions).values(row)
}

export async function listSignatures(q: Queries, paperId: string) {
  return await q.select().from(paperSignatures).where(eq(paperSignatures.paperId, paperId)).orderBy(asc(paperSignatures.position))
}

export async function insertSignatures(q: Queries, rows: (typeof paperSignatures.$inferInsert)[]) {
  if (rows.length > 0) await q.insert(paperSignatures).values(rows)
}

export async function markSigned(q: Queries, paperId: string, userId: string, at: number) {
  await q.update(paperSignatures).set({ signedAt: at })
    .where(and(eq(paperSignatures.paperId, paperId), eq(paperSignatures.userId, userId), isNull(paperSignatures.signedAt)))
}

export async function clearSignatures(q: Queries, paperId: string) {
  await q.update(paperSignatures).set({ signedAt: null }).where(eq(paperSignatures.paperId, paperId))
}

export async function findSignerBlock(q: Queries, bodyId: string) {
  const [row] = await q.select().from(signerBlocks).where(eq(signerBlocks.bodyId, bodyId)).orderBy(asc(signerBlocks.id)).limit(1)
  return row ?? null
}

/** The series that a kind of paper is numbered in: its own, else the common one. */
export async function findSeries(q: Queries, bodyId: string, kind: PaperKind) {
  const rows = await q.select().from(numberSeries)
    .where(and(eq(numberSeries.bodyId, bodyId), or(eq(numberSeries.paperKind, kind), isNull(numberSeries.paperKind))))
  return rows.find((row) => row.paperKind === kind) ?? rows[0] ?? null
}

export async function listNumbers(q: Queries, seriesId: string, year: number) {
  const rows = await q.select({ number: issuedNumbers.number }).from(issuedNumbers)
    .where(and(eq(issuedNumbers.seriesId, seriesId), eq(issuedNumbers.year, year)))
  return rows.map((row) => row.number)
}

/** Takes a number for good; false when it is taken already. */
export async function takeNumber(q: Queries, row: typeof issuedNumbers.$inferInsert) {
  const taken = await q.insert(issuedNumbers).values(row).onConflictDoNothing().returning({ id: issuedNumbers.id })
  return taken.length === 1
}

export async function listClerks(q: Queries) {
  const rows = await q.select({ id: users.id }).from(users).where(and(eq(users.isClerk, true), isNull(users.disabledAt)))
  return rows.map((row) => row.id)
}

/** Titles of the papers laid before each item, for the minutes. What was for named persons only is not told to all who read them. */
export async function listPaperTitles(q: Queries, meetingId: string) {
  const rows = await q.select({ itemId: itemOfPaper, title: documents.title, readers: documents.readers }).from(documents)
    .where(and(eq(documents.meetingId, meetingId), eq(documents.state, 'approved'))).orderBy(asc(documents.position))
  return rows.flatMap(({ itemId, title, readers }) => (readers.kind === 'named' ? [] : { itemId, title }))
}

export async function saveMeetingState(q: Queries, meetingId: string, state: typeof meetings.$inferSelect['state']) {
  await q.update(meetings).set({ state }).where(eq(meetings.id, meetingId))
}
