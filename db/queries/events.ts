import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Queries, Statement } from '#types'
import type { EventOf, EventType, MeetingEvent } from '~/domain/meetings/events'
import type { Tx } from '../client'
import { meetingEvents, meetings } from '../schema'
import { placeholders } from './placeholders'

/** Takes the meeting's next number. */
export async function takeSeq(q: Queries, meetingId: string): Promise<number> {
  const [row] = await q.update(meetings).set({ lastSeq: sql`${meetings.lastSeq} + 1` }).where(eq(meetings.id, meetingId)).returning({ seq: meetings.lastSeq })
  if (!row) throw new Error(`no meeting ${meetingId}`)
  return row.seq
}

const insertOneEvent: Statement = (q) => q.insert(meetingEvents).values(placeholders(meetingEvents))

export async function insertEvent(tx: Tx, event: MeetingEvent) {
  await tx.repeat(insertOneEvent, event)
}

/** Events after a number, in order. */
export async function listEvents(q: Queries, meetingId: string, after = 0): Promise<MeetingEvent[]> {
  const rows = await q.select().from(meetingEvents)
    .where(and(eq(meetingEvents.meetingId, meetingId), gt(meetingEvents.seq, after))).orderBy(asc(meetingEvents.seq))
  // the payload was parsed by type when it was appended; the column is written nowhere else
  return rows as MeetingEvent[]
}

/** Only the events of one type, in order. */
export async function listEventsOfType<T extends EventType>(q: Queries, meetingId: string, type: T): Promise<EventOf<T>[]> {
  const rows = await q.select().from(meetingEvents)
    .where(and(eq(meetingEvents.meetingId, meetingId), eq(meetingEvents.type, type))).orderBy(asc(meetingEvents.seq))
  return rows as EventOf<T>[]
}

/** When something of this type last happened in the meeting; null when it never did. */
export async function lastTimeOf(q: Queries, meetingId: string, type: EventType): Promise<number | null> {
  const [row] = await q.select({ at: meetingEvents.occurredAt }).from(meetingEvents)
    .where(and(eq(meetingEvents.meetingId, meetingId), eq(meetingEvents.type, type))).orderBy(desc(meetingEvents.seq)).limit(1)
  return row?.at ?? null
}
