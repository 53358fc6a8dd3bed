import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Queries } from '#types'
import { seats, sites, units, users } from '../schema'

export type SeatRow = typeof seats.$inferSelect
export type SiteRow = typeof sites.$inferSelect

export async function insertSeats(q: Queries, rows: (typeof seats.$inferInsert)[]) {
  if (rows.length > 0) await q.insert(seats).values(rows)
}

export async function updateSeat(q: Queries, seatId: string, change: Partial<Omit<SeatRow, 'id' | 'meetingId'>>) {
  await q.update(seats).set(change).where(eq(seats.id, seatId))
}

export async function deleteSeat(q: Queries, seatId: string) {
  await q.delete(seats).where(eq(seats.id, seatId))
}

/** The rows behind the seats, with the answers to the invitation. */
export async function listSeatRows(q: Queries, meetingId: string): Promise<SeatRow[]> {
  return await q.select().from(seats).where(eq(seats.meetingId, meetingId)).orderBy(asc(seats.protocolOrder), asc(seats.id))
}

/** People who can sit somewhere: not disabled, not a hall's screen. With their place in the protocol order. */
export async function listSeatable(q: Queries, userIds: string[]) {
  if (userIds.length === 0) return []
  const rows = await q.select({ id: users.id, fullName: users.fullName, protocolOrder: users.protocolOrder, disabledAt: users.disabledAt, isScreen: users.isScreen })
    .from(users).where(inArray(users.id, userIds))
  return rows.filter((row) => row.disabledAt === null && !row.isScreen).map(({ id, fullName, protocolOrder }) => ({ id, fullName, protocolOrder }))
}

export async function listUnitsById(q: Queries, unitIds: string[]) {
  return unitIds.length === 0 ? [] : await q.select().from(units).where(inArray(units.id, unitIds))
}

export async function listSites(q: Queries, meetingId: string): Promise<SiteRow[]> {
  return await q.select().from(sites).where(eq(sites.meetingId, meetingId)).orderBy(asc(sites.position), asc(sites.id))
}

export async function putSite(q: Queries, row: SiteRow) {
  await q.insert(sites).values(row).onConflictDoUpdate({ target: sites.id, set: { name: row.name, position: row.position } })
}

/** Removes sites; whoever was to sit there is at no site. */
export async function deleteSites(q: Queries, meetingId: string, siteIds: string[]) {
  if (siteIds.length === 0) return
  await q.update(seats).set({ siteId: null }).where(and(eq(seats.meetingId, meetingId), inArray(seats.siteId, siteIds)))
  await q.delete(sites).where(and(eq(sites.meetingId, meetingId), inArray(sites.id, siteIds)))
}
