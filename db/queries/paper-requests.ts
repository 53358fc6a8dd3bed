import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Queries } from '#types'
import { agendaItems, documents, meetings, meetingTypes, paperRequests, seats, units, users } from '../schema'

export type PaperRequestRow = typeof paperRequests.$inferSelect

/** Meetings that papers are still prepared for. */
const comingStates = ['draft', 'invited', 'postponed'] as const

export async function insertPaperRequest(q: Queries, row: typeof paperRequests.$inferInsert) {
  await q.insert(paperRequests).values(row)
}

export async function updatePaperRequest(q: Queries, requestId: string, change: Partial<Pick<PaperRequestRow, 'what' | 'dueAt' | 'remindedAt' | 'withdrawnAt'>>) {
  await q.update(paperRequests).set(change).where(eq(paperRequests.id, requestId))
}

/** A request that was not withdrawn, or null. */
export async function findPaperRequest(q: Queries, requestId: string): Promise<PaperRequestRow | null> {
  const [row] = await q.select().from(paperRequests).where(and(eq(paperRequests.id, requestId), isNull(paperRequests.withdrawnAt))).limit(1)
  return row ?? null
}

/** A meeting's requests by due time, with the names of their units. */
export async function listPaperRequests(q: Queries, meetingId: string) {
  return await q.select({ request: paperRequests, unitName: units.name }).from(paperRequests).innerJoin(units, eq(units.id, paperRequests.unitId))
    .where(and(eq(paperRequests.meetingId, meetingId), isNull(paperRequests.withdrawnAt))).orderBy(asc(paperRequests.dueAt), asc(paperRequests.id))
}

/** One unit's requests for one item, oldest first. */
export async function listRequestsOfItem(q: Queries, itemId: string, unitId: string): Promise<PaperRequestRow[]> {
  return await q.select().from(paperRequests)
    .where(and(eq(paperRequests.itemId, itemId), eq(paperRequests.unitId, unitId), isNull(paperRequests.withdrawnAt))).orderBy(asc(paperRequests.dueAt), asc(paperRequests.id))
}

/** All requests of meetings that are still coming, for the reminders; `onPaper` is their item's. */
export async function listComingRequests(q: Queries): Promise<{ request: PaperRequestRow; meetingTitle: string; onPaper: boolean }[]> {
  return await q.select({ request: paperRequests, meetingTitle: meetings.title, onPaper: agendaItems.onPaper }).from(paperRequests)
    .innerJoin(meetings, eq(meetings.id, paperRequests.meetingId)).innerJoin(agendaItems, eq(agendaItems.id, paperRequests.itemId))
    .where(and(isNull(paperRequests.withdrawnAt), inArray(meetings.state, [...comingStates]))).orderBy(asc(paperRequests.dueAt))
}

/** Coming meetings that ask something of a unit, by request or on their agenda, soonest first. */
export async function listMeetingsForUnit(q: Queries, unitId: string) {
  const asked = q.select({ id: paperRequests.meetingId }).from(paperRequests).where(and(eq(paperRequests.unitId, unitId), isNull(paperRequests.withdrawnAt)))
  const named = q.select({ id: agendaItems.meetingId }).from(agendaItems).where(eq(agendaItems.preparingUnitId, unitId))
  return await q.select({ id: meetings.id, title: meetings.title, startsAt: meetings.startsAt, noun: meetingTypes.noun }).from(meetings)
    .innerJoin(meetingTypes, eq(meetingTypes.id, meetings.typeId))
    .where(and(inArray(meetings.state, [...comingStates]), or(inArray(meetings.id, asked), inArray(meetings.id, named)))).orderBy(asc(meetings.startsAt), asc(meetings.id))
}

const handedIn = {
  id: documents.id, meetingId: documents.meetingId, itemId: documents.itemId, requestId: documents.requestId, unitId: documents.preparingUnitId, state: documents.state,
}

/** Every paper that answers one of these requests and was not recalled. */
export async function statesOfRequests(q: Queries, requestIds: string[]) {
  if (requestIds.length === 0) return []
  return await q.select(handedIn).from(documents).where(and(inArray(documents.requestId, requestIds), isNull(documents.recalledAt)))
}

/** Papers of these meetings that wait for a decision. */
export async function listSubmitted(q: Queries, meetingIds: string[]) {
  if (meetingIds.length === 0) return []
  return await q.select(handedIn).from(documents)
    .where(and(inArray(documents.meetingId, meetingIds), eq(documents.state, 'submitted'), isNull(documents.recalledAt))).orderBy(asc(documents.createdAt))
}

/** Meetings before their end that somebody makes: as chair, secretary or maker. */
export async function listMeetingsArranged(q: Queries, userId: string) {
  const seated = q.select({ id: seats.meetingId }).from(seats).where(and(eq(seats.occupantUserId, userId), inArray(seats.role, ['chair', 'secretary'])))
  return await q.select({ id: meetings.id, title: meetings.title }).from(meetings)
    .where(and(inArray(meetings.state, [...comingStates, 'in-session', 'on-break']), or(eq(meetings.createdBy, userId), inArray(meetings.id, seated)))).orderBy(asc(meetings.startsAt))
}

/** Active people of a unit, without device accounts. */
export async function peopleOfUnit(q: Queries, unitId: string) {
  return await q.select({ id: users.id, isUnitHead: users.isUnitHead }).from(users)
    .where(and(eq(users.unitId, unitId), isNull(users.disabledAt), eq(users.isScreen, false))).orderBy(asc(users.protocolOrder))
}
