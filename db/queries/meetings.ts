import { asc, eq, inArray } from 'drizzle-orm'
import type { Queries } from '#types'
import type { AgendaItem, MeetingFacts, Person, Seat, Sitting } from '~/domain/meetings/types'
import { agendaItems, issuingBodies, meetings, meetingTypes, seats, sittings, units, users } from '../schema'

export type MeetingRow = typeof meetings.$inferSelect
export type MeetingTypeRow = typeof meetingTypes.$inferSelect
export type BodyRow = typeof issuingBodies.$inferSelect

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
    preparingUnitId: item.preparingUnitId, preparingUnitName: unitName, presenterSeatId: item.presenterSeatId, closed: item.closed, arisen: item.arisen,
  }))
}

export async function listSittings(q: Queries, meetingId: string): Promise<Sitting[]> {
  const rows = await q.select().from(sittings).where(eq(sittings.meetingId, meetingId)).orderBy(asc(sittings.ordinal))
  return rows.map(({ id, ordinal, startsAt, endsAt, place }) => ({ id, ordinal, startsAt, endsAt, place }))
}

/** Everything that the rules of a meeting's life ask for. */
export async function findMeetingFacts(q: Queries, meetingId: string) {
  const found = await findMeeting(q, meetingId)
  if (!found) return null
  const { meeting, type, body } = found
  const facts: MeetingFacts = {
    id: meeting.id, title: meeting.title, state: meeting.state, bodyId: body.id, bodyName: body.name,
    words: { noun: type.noun, chair: type.chairWord },
    seats: await listSeats(q, meetingId), items: await listItems(q, meetingId), sittings: await listSittings(q, meetingId),
  }
  return { ...found, facts }
}
