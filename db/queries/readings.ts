import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Queries } from '#types'
import { meetingGroups, meetingGroupSeats, notifications, paperReadings } from '../schema'

export type ReadingRow = typeof paperReadings.$inferSelect

export async function findReading(q: Queries, versionId: string, userId: string): Promise<ReadingRow | null> {
  const [row] = await q.select().from(paperReadings).where(and(eq(paperReadings.versionId, versionId), eq(paperReadings.userId, userId))).limit(1)
  return row ?? null
}

/** Keeps how far somebody is; when he opened it first stays. */
export async function saveReading(q: Queries, row: ReadingRow) {
  const { lastAt, furthestPage, pagesRead } = row
  await q.insert(paperReadings).values(row).onConflictDoUpdate({ target: [paperReadings.versionId, paperReadings.userId], set: { lastAt, furthestPage, pagesRead } })
}

export async function listReadings(q: Queries, versionIds: string[]): Promise<ReadingRow[]> {
  return versionIds.length === 0 ? [] : await q.select().from(paperReadings).where(inArray(paperReadings.versionId, versionIds))
}

/** Who was reminded of this version since a moment. */
export async function remindedSince(q: Queries, versionId: string, since: number): Promise<string[]> {
  const rows = await q.select({ userId: notifications.userId, payload: notifications.payload }).from(notifications)
    .where(and(eq(notifications.kind, 'paper-to-read'), gt(notifications.createdAt, since)))
  return rows.flatMap((row) => (row.payload.versionId === versionId ? row.userId : []))
}

export async function insertGroup(q: Queries, row: typeof meetingGroups.$inferInsert) {
  await q.insert(meetingGroups).values(row)
}

export async function renameGroup(q: Queries, groupId: string, name: string) {
  await q.update(meetingGroups).set({ name }).where(eq(meetingGroups.id, groupId))
}

export async function setGroupSeats(q: Queries, groupId: string, seatIds: string[]) {
  await q.delete(meetingGroupSeats).where(eq(meetingGroupSeats.groupId, groupId))
  if (seatIds.length > 0) await q.insert(meetingGroupSeats).values(seatIds.map((seatId) => ({ groupId, seatId })))
}

export async function endGroup(q: Queries, groupId: string, at: number) {
  await q.update(meetingGroups).set({ endedAt: at }).where(eq(meetingGroups.id, groupId))
}

export async function reopenGroup(q: Queries, groupId: string, madeBy: string) {
  await q.update(meetingGroups).set({ endedAt: null, madeBy }).where(eq(meetingGroups.id, groupId))
}

export async function removeGroup(q: Queries, groupId: string) {
  await setGroupSeats(q, groupId, [])
  await q.delete(meetingGroups).where(eq(meetingGroups.id, groupId))
}
