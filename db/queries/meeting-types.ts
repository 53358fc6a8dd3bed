import { asc, eq } from 'drizzle-orm'
import type { Queries } from '#types'
import { meetingTypes } from '../schema'

export async function insertMeetingType(q: Queries, row: typeof meetingTypes.$inferInsert) {
  await q.insert(meetingTypes).values(row)
}

export async function listMeetingTypes(q: Queries) {
  return await q.select().from(meetingTypes).orderBy(asc(meetingTypes.protocolOrder), asc(meetingTypes.name))
}

export async function updateMeetingType(q: Queries, id: string, change: Partial<typeof meetingTypes.$inferInsert>) {
  return (await q.update(meetingTypes).set(change).where(eq(meetingTypes.id, id)).returning({ id: meetingTypes.id })).length > 0
}
