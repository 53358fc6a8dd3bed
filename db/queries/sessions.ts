import { and, desc, eq, lt, ne } from 'drizzle-orm'
import type { Queries } from '#types'
import { sessions, units, users } from '../schema'

export type SessionRow = typeof sessions.$inferSelect

/** The session by its hash, and its user unless the account is disabled. */
export async function findSessionWithUser(q: Queries, hash: string) {
  const [row] = await q.select({ session: sessions, user: users, unitName: units.name })
    .from(sessions).innerJoin(users, eq(users.id, sessions.userId)).innerJoin(units, eq(units.id, users.unitId))
    .where(eq(sessions.id, hash)).limit(1)
  if (!row || row.user.disabledAt !== null) return null
  const { id, username, honorific, fullName, position, unitId, systemRole, isClerk, isUnitHead, isScreen, mustChangePassword } = row.user
  return {
    session: row.session,
    signedIn: { id, userId: id, username, honorific, fullName, position, unitId, unitName: row.unitName, systemRole, isClerk, isUnitHead, isScreen, mustChangePassword },
  }
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
