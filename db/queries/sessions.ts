import { and, desc, eq, inArray, isNull, lt, ne } from 'drizzle-orm'
import type { Queries } from '#types'
import { sessions, units, users } from '../schema'

export type SessionRow = typeof sessions.$inferSelect

/** The session by its hash, and its user unless the account is disabled. */
export async function findSessionWithUser(q: Queries, hash: string) {
  const [row] = await q.select({ session: sessions, user: users, unitName: units.name })
    .from(sessions).innerJoin(users, eq(users.id, sessions.userId)).innerJoin(units, eq(units.id, users.unitId))
    .where(eq(sessions.id, hash)).limit(1)
  return !row || row.user.disabledAt !== null ? null : { session: row.session, signedIn: asSignedIn(row.user, row.unitName) }
}

/** A person as he would be signed in, for what the server does in his name; also when his account is disabled by now. */
export async function findAsSignedIn(q: Queries, userId: string) {
  const [row] = await q.select({ user: users, unitName: units.name }).from(users).innerJoin(units, eq(units.id, users.unitId)).where(eq(users.id, userId)).limit(1)
  return row ? asSignedIn(row.user, row.unitName) : null
}

function asSignedIn({ id, username, honorific, fullName, position, unitId, systemRole, isClerk, isUnitHead, isScreen, mustChangePassword }: typeof users.$inferSelect, unitName: string) {
  return { id, userId: id, username, honorific, fullName, position, unitId, unitName, systemRole, isClerk, isUnitHead, isScreen, mustChangePassword }
}

/** People with an open account, as they act when they are signed in: for what is asked of their rights while they are away. */
export async function listActors(q: Queries, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await q.select({ user: users, unitName: units.name }).from(users).innerJoin(units, eq(units.id, users.unitId))
    .where(and(inArray(users.id, [...ids]), isNull(users.disabledAt)))
  return rows.map(({ user, unitName }) => asSignedIn(user, unitName))
}

export async function listSessions(q: Queries, userId: string) {
  return await q.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(desc(sessions.lastSeenAt))
}

export async function insertSession(q: Queries, row: SessionRow) {
  await q.insert(sessions).values(row)
}

export async function markSeen(q: Queries, hash: string, at: number) {
  await q.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, hash))
}

export async function moveExpiry(q: Queries, hash: string, expiresAt: number) {
  await q.update(sessions).set({ expiresAt }).where(eq(sessions.id, hash))
}

export async function deleteSession(q: Queries, hash: string) {
  await q.delete(sessions).where(eq(sessions.id, hash))
}

/** Ends a person's sessions, all or all but one; returns the hashes that ended. */
export async function deleteSessionsOf(q: Queries, userId: string, except: string | null) {
  const gone = await q.delete(sessions)
    .where(except ? and(eq(sessions.userId, userId), ne(sessions.id, except)) : eq(sessions.userId, userId))
    .returning({ id: sessions.id })
  return gone.map((row) => row.id)
}

export async function deleteExpiredSessions(q: Queries, now: number) {
  await q.delete(sessions).where(lt(sessions.expiresAt, now))
}
