import { asc } from 'drizzle-orm'
import type { Queries } from '#types'
import { meetingTypes } from '../schema'

export async function insertMeetingType(q: Queries, row: typeof meetingTypes.$inferInsert) {
  await q.insert(meetingTypes).values(row)
}

export async function listMeetingTypes(q: Queries) {
  return await q.select().from(meetingTypes).orderBy(asc(meetingTypes.protocolOrder), asc(meetingTypes.name))
}
