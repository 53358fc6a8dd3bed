import { and, asc, desc, eq, gte, inArray, isNull, like, lt, ne, or, type SQL } from 'drizzle-orm'
import type { Queries } from '#types'
import type { AgendaItem, MeetingFacts, MeetingState, Person, Seat, Sitting } from '~/domain/meetings/types'
import { agendaItems, issuingBodies, meetingGroups, meetingGroupSeats, meetings, meetingTypes, paperRequests, seats, sittings, units, users } from '../schema'

export type MeetingRow = typeof meetings.$inferSelect
export type MeetingTypeRow = typeof meetingTypes.$inferSelect
export type BodyRow = typeof issuingBodies.$inferSelect

/** Whether any meeting sits at this moment, or pauses. */
export async function isAnyInSession(q: Queries): Promise<boolean> {
  const [row] = await q.select({ id: meetings.id }).from(meetings).where(inArray(meetings.state, ['in-session', 'on-break'])).limit(1)
  return row !== undefined
}

/** The meeting with its type and issuing body, or null. */
export async function findMeeting(q: Queries, meetingId: string) {
  const [row] = await q.select({ meeting: meetings, type: meetingTypes, body: issuingBodies }).from(meetings)
    .innerJoin(meetingTypes, eq(meetingTypes.id, meetings.typeId))
    .innerJoin(issuingBodies, eq(issuingBodies.id, meetings.bodyId))
    .where(eq(meetings.id, meetingId)).limit(1)
  return row ?? null
}

/** People by id, as screens and papers name them. */
export async function peopleById(q: Queries, ids: (string | null)[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await q.select({ user: users, unitName: units.name }).from(users).innerJoin(units, eq(units.id, users.unitId)).where(inArray(users.id, wanted))
  return new Map(rows.map(({ user, unitName }) => [user.id, { id: user.id, honorific: user.honorific, fullName: user.fullName, position: user.position, unitName }]))
}

export async function listSeats(q: Queries, meetingId: string): Promise<Seat[]> {
  const rows = await q.select().from(seats).where(eq(seats.meetingId, meetingId)).orderBy(asc(seats.protocolOrder), asc(seats.id))
  const people = await peopleById(q, rows.flatMap((row) => [row.occupantUserId, row.standsInForUserId]))
  const personOf = (id: string | null) => (id === null ? null : people.get(id) ?? null)
  return rows.map((row) => ({
    id: row.id, role: row.role, userId: row.userId, unitId: row.unitId,
    occupant: personOf(row.occupantUserId), standsInFor: personOf(row.standsInForUserId),
    countsForQuorum: row.countsForQuorum, votes: row.votes, protocolOrder: row.protocolOrder, siteId: row.siteId,
  }))
}

export async function listItems(q: Queries, meetingId: string): Promise<AgendaItem[]> {
  const rows = await q.select({ item: agendaItems, unitName: units.name }).from(agendaItems)
    .leftJoin(units, eq(units.id, agendaItems.preparingUnitId))
    .where(eq(agendaItems.meetingId, meetingId)).orderBy(asc(agendaItems.position), asc(agendaItems.id))
  return rows.map(({ item, unitName }) => ({
    id: item.id, parentId: item.parentId, position: item.position, title: item.title, neutralTitle: item.neutralTitle, minutes: item.minutes,
    preparingUnitId: item.preparingUnitId, preparingUnitName: unitName, presenterSeatId: item.presenterSeatId, closed: item.closed, arisen: item.arisen, onPaper: item.onPaper,
  }))
}

export async function listSittings(q: Queries, meetingId: string): Promise<Sitting[]> {
  const rows = await q.select().from(sittings).where(eq(sittings.meetingId, meetingId)).orderBy(asc(sittings.ordinal))
  return rows.map(({ id, ordinal, startsAt, endsAt, place }) => ({ id, ordinal, startsAt, endsAt, place }))
}

/** Which units were asked for papers of which items; requests that were withdrawn do not count. */
async function listAskedUnits(q: Queries, meetingId: string) {
  return await q.selectDistinct({ itemId: paperRequests.itemId, unitId: paperRequests.unitId }).from(paperRequests)
    .where(and(eq(paperRequests.meetingId, meetingId), isNull(paperRequests.withdrawnAt)))
}

/** A set of a meeting's participants, as a delegation. `madeBy`: a participant's, for notes only, who may end it; null is the secretary's. */
export type MeetingGroup = { id: string; name: string; madeBy: string | null; endedAt: number | null; seatIds: string[] }

/** The groups of a meeting, the secretary's and the participants', those that have ended too. */
async function listGroups(q: Queries, meetingId: string): Promise<MeetingGroup[]> {
  const rows = await q.select({ id: meetingGroups.id, name: meetingGroups.name, madeBy: meetingGroups.madeBy, endedAt: meetingGroups.endedAt, seatId: meetingGroupSeats.seatId }).from(meetingGroups)
    .leftJoin(meetingGroupSeats, eq(meetingGroupSeats.groupId, meetingGroups.id))
    .where(eq(meetingGroups.meetingId, meetingId)).orderBy(asc(meetingGroups.id), asc(meetingGroupSeats.seatId))
  const groups = new Map<string, MeetingGroup>()
  for (const { id, name, madeBy, endedAt, seatId } of rows) {
    const group = groups.get(id) ?? { id, name, madeBy, endedAt, seatIds: [] }
    if (seatId !== null) group.seatIds.push(seatId)
    groups.set(id, group)
  }
  return [...groups.values()]
}

/** Everything that the rules of a meeting's life ask for. */
export async function findMeetingFacts(q: Queries, meetingId: string) {
  const found = await findMeeting(q, meetingId)
  if (!found) return null
  const { meeting, type, body } = found
  const facts: MeetingFacts = {
    id: meeting.id, title: meeting.title, state: meeting.state, bodyId: body.id, bodyName: body.name,
    words: { noun: type.noun, chair: type.chairWord },
    seats: await listSeats(q, meetingId), items: await listItems(q, meetingId), askedUnits: await listAskedUnits(q, meetingId), sittings: await listSittings(q, meetingId),
  }
  const groups = await listGroups(q, meetingId)
  const ofParticipants = groups.filter(({ madeBy }) => madeBy !== null)
  return {
    ...found, facts, groups: groups.filter(({ madeBy }) => madeBy === null),
    noteGroups: ofParticipants.filter(({ endedAt }) => endedAt === null), endedNoteGroups: ofParticipants.filter(({ endedAt }) => endedAt !== null),
  }
}

export async function insertMeeting(q: Queries, meeting: typeof meetings.$inferInsert, sitting: typeof sittings.$inferInsert) {
  await q.insert(meetings).values(meeting)
  await q.insert(sittings).values(sitting)
}

/** Changes a meeting that still stands at this revision; false when somebody was faster. */
export async function updateMeeting(q: Queries, meetingId: string, revision: number, change: Partial<typeof meetings.$inferInsert>) {
  const changed = await q.update(meetings).set({ ...change, revision: revision + 1 })
    .where(and(eq(meetings.id, meetingId), eq(meetings.revision, revision))).returning({ id: meetings.id })
  return changed.length === 1
}

/** The only sitting of a meeting follows its times; of several each keeps its own. One that was opened keeps its opening day. */
export async function followSitting(q: Queries, meetingId: string, times: { startsAt: number; endsAt: number; place: string }) {
  const [first, second] = await q.select({ id: sittings.id, openedAt: sittings.openedAt }).from(sittings).where(eq(sittings.meetingId, meetingId)).limit(2)
  if (first && !second && first.openedAt === null) await q.update(sittings).set(times).where(eq(sittings.id, first.id))
}

export type MeetingFilter = {
  states?: readonly MeetingState[]
  /** UTC ms: meetings that touch this span */
  from?: number
  until?: number
  bodyId?: string
  /** what `foldForSearch` made of the keywords; each of them is in the title */
  folded?: string
  /** only where the person has a seat, whatever else he may read */
  seatedOnly?: boolean
}

/** Who asks for a list of meetings. */
type Lister = { userId: string; unitId: string; isScreen: boolean }

/** Meetings that a person may read (`can` C5): his own seats once invited, what he arranges, what his unit is preparing. A hall's screen may show any that was sent out (C2). */
function readableBy(q: Queries, person: Lister, { states, from, until, bodyId, folded, seatedOnly }: MeetingFilter): SQL | undefined {
  const seated = q.select({ id: seats.meetingId }).from(seats).where(eq(seats.occupantUserId, person.userId))
  const arranged = q.select({ id: seats.meetingId }).from(seats).where(and(eq(seats.occupantUserId, person.userId), inArray(seats.role, ['chair', 'secretary'])))
  const prepared = q.select({ id: agendaItems.meetingId }).from(agendaItems).where(eq(agendaItems.preparingUnitId, person.unitId))
  const asked = q.select({ id: paperRequests.meetingId }).from(paperRequests).where(and(eq(paperRequests.unitId, person.unitId), isNull(paperRequests.withdrawnAt)))
  const seatedOnce = and(ne(meetings.state, 'draft'), inArray(meetings.id, seated))
  const preparing = and(inArray(meetings.state, ['draft', 'invited', 'postponed']), or(inArray(meetings.id, prepared), inArray(meetings.id, asked)))
  const own = or(seatedOnce, inArray(meetings.id, arranged))
  const readable = seatedOnly ? own : or(own, eq(meetings.createdBy, person.userId), preparing)
  return and(
    person.isScreen ? ne(meetings.state, 'draft') : readable,
    states && inArray(meetings.state, [...states]),
    from === undefined ? undefined : gte(meetings.endsAt, from),
    until === undefined ? undefined : lt(meetings.startsAt, until),
    bodyId ? eq(meetings.bodyId, bodyId) : undefined,
    ...(folded ?? '').replace(/[%_]/g, '').split(' ').filter(Boolean).map((word) => like(meetings.searchTitle, `%${word}%`)),
  )
}

/** Meetings of a person with their bodies and nouns, by start. */
export async function listMeetingsOf(q: Queries, person: Lister, filter: MeetingFilter, page: { order: 'soonest' | 'newest'; limit: number; offset?: number }) {
  return await q.select({ meeting: meetings, noun: meetingTypes.noun, chairWord: meetingTypes.chairWord, bodyName: issuingBodies.name }).from(meetings)
    .innerJoin(meetingTypes, eq(meetingTypes.id, meetings.typeId)).innerJoin(issuingBodies, eq(issuingBodies.id, meetings.bodyId))
    .where(readableBy(q, person, filter))
    .orderBy(page.order === 'soonest' ? asc(meetings.startsAt) : desc(meetings.startsAt), asc(meetings.id)).limit(page.limit).offset(page.offset ?? 0)
}

export async function countMeetingsOf(q: Queries, person: Lister, filter: MeetingFilter): Promise<number> {
  return await q.$count(meetings, readableBy(q, person, filter))
}

/** A person's own seats in these meetings. */
export async function ownSeatsIn(q: Queries, userId: string, meetingIds: string[]) {
  if (meetingIds.length === 0) return []
  return await q.select({ id: seats.id, meetingId: seats.meetingId, role: seats.role, reply: seats.reply, replyReason: seats.replyReason }).from(seats)
    .where(and(eq(seats.occupantUserId, userId), inArray(seats.meetingId, meetingIds)))
}

/** Who is to preside in each of these meetings. */
export async function chairsOf(q: Queries, meetingIds: string[]): Promise<Map<string, Person>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await q.select({ meetingId: seats.meetingId, userId: seats.occupantUserId }).from(seats).where(and(inArray(seats.meetingId, meetingIds), eq(seats.role, 'chair')))
  const people = await peopleById(q, rows.map((row) => row.userId))
  return new Map(rows.flatMap(({ meetingId, userId }) => {
    const person = userId === null ? undefined : people.get(userId)
    return person ? [[meetingId, person] as const] : []
  }))
}
