import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries } from '#types'
import { itemOfPaper } from './documents'
import type { MeetingState } from '~/domain/meetings/types'
import { agendaItems, chairPeriods, conclusions, documents, documentVersions, meetings, seats, sittings, speakingRequests, speeches, users } from '../schema'

export async function setMeetingNow(q: Queries, meetingId: string, now: { state: MeetingState; chairSeatId: string | null; currentItemId: string | null }) {
  await q.update(meetings).set(now).where(eq(meetings.id, meetingId))
}

export async function setItemState(q: Queries, itemId: string, state: 'planned' | 'open' | 'done' | 'put-off') {
  await q.update(agendaItems).set({ state }).where(eq(agendaItems.id, itemId))
}

export async function insertItem(q: Queries, row: typeof agendaItems.$inferInsert) {
  await q.insert(agendaItems).values(row)
}

export async function openSitting(q: Queries, sittingId: string, at: number) {
  await q.update(sittings).set({ openedAt: at }).where(and(eq(sittings.id, sittingId), isNull(sittings.openedAt)))
}

export async function closeSitting(q: Queries, sittingId: string, at: number) {
  await q.update(sittings).set({ closedAt: at }).where(eq(sittings.id, sittingId))
}

/** Ends the chair period under way, if any, and begins another. */
export async function beginChairPeriod(q: Queries, row: typeof chairPeriods.$inferInsert) {
  await q.update(chairPeriods).set({ untilAt: row.fromAt }).where(and(eq(chairPeriods.meetingId, row.meetingId), isNull(chairPeriods.untilAt)))
  await q.insert(chairPeriods).values(row)
}

export async function endChairPeriods(q: Queries, meetingId: string, at: number) {
  await q.update(chairPeriods).set({ untilAt: at }).where(and(eq(chairPeriods.meetingId, meetingId), isNull(chairPeriods.untilAt)))
}

export async function insertRequest(q: Queries, row: typeof speakingRequests.$inferInsert) {
  await q.insert(speakingRequests).values(row)
}

export async function setRequestState(q: Queries, requestId: string, state: 'waiting' | 'speaking' | 'done' | 'withdrawn') {
  await q.update(speakingRequests).set({ state }).where(eq(speakingRequests.id, requestId))
}

/** Whoever is still waiting when the meeting ends is not called any more. */
export async function withdrawRequests(q: Queries, meetingId: string, ids: string[] | 'all') {
  const waiting = and(eq(speakingRequests.meetingId, meetingId), eq(speakingRequests.state, 'waiting'))
  await q.update(speakingRequests).set({ state: 'withdrawn' }).where(ids === 'all' ? waiting : and(waiting, inArray(speakingRequests.id, ids)))
}

export async function insertSpeech(q: Queries, row: typeof speeches.$inferInsert) {
  await q.insert(speeches).values(row)
}

export async function lengthenSpeech(q: Queries, speechId: string, seconds: number) {
  await q.update(speeches).set({ seconds }).where(eq(speeches.id, speechId))
}

/** Ends a speech and the request that it answered. */
export async function endSpeech(q: Queries, speechId: string, at: number) {
  const ended = await q.update(speeches).set({ endedAt: at }).where(eq(speeches.id, speechId)).returning({ requestId: speeches.requestId })
  for (const { requestId } of ended) if (requestId !== null) await setRequestState(q, requestId, 'done')
}

export async function insertConclusion(q: Queries, row: typeof conclusions.$inferInsert) {
  await q.insert(conclusions).values(row)
}

export async function changeConclusion(q: Queries, conclusionId: string, change: Omit<typeof conclusions.$inferInsert, 'id' | 'meetingId' | 'recordedAt'>) {
  await q.update(conclusions).set(change).where(eq(conclusions.id, conclusionId))
}

export async function removeConclusion(q: Queries, conclusionId: string) {
  await q.delete(conclusions).where(eq(conclusions.id, conclusionId))
}

/** Sets who sits on a seat in place of whom, and what that person counts for. */
export async function seatOccupant(q: Queries, seatId: string, change: { occupantUserId: string; standsInForUserId: string | null; countsForQuorum: boolean; votes: boolean }) {
  await q.update(seats).set(change).where(eq(seats.id, seatId))
}

export async function isActiveUser(q: Queries, userId: string): Promise<boolean> {
  const rows = await q.select({ id: users.id }).from(users).where(and(eq(users.id, userId), isNull(users.disabledAt), eq(users.isScreen, false)))
  return rows.length > 0
}

/** What decides who may read a paper (`paperSubject`). */
const readingRule = {
  itemId: itemOfPaper, createdBy: documents.createdBy, state: documents.state, preparingUnitId: documents.preparingUnitId,
  readers: documents.readers, opensAt: documents.opensAt, closesAt: documents.closesAt, mayDownload: documents.mayDownload,
}

/** A version of a paper of this meeting, with the item that it belongs to. */
export async function findPaper(q: Queries, meetingId: string, versionId: string) {
  const [row] = await q.select({ ...readingRule, title: documents.title, recalledAt: documents.recalledAt })
    .from(documentVersions).innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documentVersions.id, versionId), eq(documents.meetingId, meetingId))).limit(1)
  return row ?? null
}

/** Whether an item, or one that it is a part of, is closed. */
export async function isItemClosed(q: Queries, meetingId: string, itemId: string): Promise<boolean> {
  const rows = await q.select({ id: agendaItems.id, parentId: agendaItems.parentId, closed: agendaItems.closed }).from(agendaItems).where(eq(agendaItems.meetingId, meetingId))
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (let item = byId.get(itemId), left = rows.length; item && left > 0; item = byId.get(item.parentId ?? ''), left--) if (item.closed) return true
  return false
}

/** The papers of the room before anybody's rights are asked: the newest version of each document that was not recalled. */
export async function papersOfRoom(q: Queries, meetingId: string) {
  const rows = await q.select({
    ...readingRule, id: documents.id, versionId: documentVersions.id, title: documents.title, groupName: documents.groupName, pages: documentVersions.pageCount,
  }).from(documents).innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.meetingId, meetingId), isNull(documents.recalledAt)))
    .orderBy(asc(documents.position), asc(documents.id), desc(documentVersions.number))
  const newest = rows.filter((row, at) => row.id !== rows[at - 1]?.id)
  return newest.map((row) => ({ ...row, earlierIds: rows.filter(({ id, versionId }) => id === row.id && versionId !== row.versionId).map(({ versionId }) => versionId) }))
}
