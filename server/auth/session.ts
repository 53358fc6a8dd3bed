import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import type { Database } from '~db/client'
import * as queries from '~db/queries/sessions'
import { sessionLimits } from '~/domain/identity/session-limits'
import type { SignedIn } from '../context'

/** A session ends after this long without use … */
export const IDLE_LIMIT_MS = sessionLimits.idleMs
/** … and after this long whatever happens. */
export const ABSOLUTE_LIMIT_MS = sessionLimits.absoluteMs
/** How stale "last seen" may get before it is written again. */
const SEEN_EVERY_MS = 5 * 60_000

type SessionAttributes = { createdAt: number; lastSeenAt: number; device: string; address: string }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, { signedIn: SignedIn }>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: { signedIn: SignedIn }
  }
}

/** Lucia hidden behind four verbs. The database holds hashes only, so a stolen backup opens no session. */
export type Auth = {
  /** The `Set-Cookie` value of a new session. */
  begin(userId: string, from: { device: string; address: string }): Promise<string>
  /** Who stands behind a Cookie header; null when nobody or when a limit has passed. */
  read(cookieHeader: string | null | undefined): Promise<{ actor: SignedIn; sessionId: string } | null>
  /** Ends one session, named by its stored hash. */
  end(sessionId: string): Promise<void>
  /** The `Set-Cookie` value that clears the browser's cookie. */
  blankCookie(): string
}

export const hashSessionId = (id: string) => createHash('sha256').update(id).digest('hex')

export function createAuth(db: Database, now: () => number, secure: boolean): Auth {
  const lucia = new Lucia(hashingAdapter(db), {
    sessionExpiresIn: new TimeSpan(ABSOLUTE_LIMIT_MS / 1000, 's'),
    sessionCookie: { name: secure ? '__Host-session' : 'session', attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
  return {
    async begin(userId, from) {
      const at = now()
      const session = await lucia.createSession(userId, { createdAt: at, lastSeenAt: at, ...from })
      return lucia.createSessionCookie(session.id).serialize()
    },
    async read(cookieHeader) {
      const id = lucia.readSessionCookie(cookieHeader ?? '')
      if (!id) return null
      const { session, user } = await lucia.validateSession(id)
      if (!session) return null
      const at = now()
      if (at - session.lastSeenAt > IDLE_LIMIT_MS || at - session.createdAt > ABSOLUTE_LIMIT_MS) {
        await lucia.invalidateSession(id)
        return null
      }
      if (at - session.lastSeenAt > SEEN_EVERY_MS) await db.write((tx) => queries.markSeen(tx, hashSessionId(id), at))
      return { actor: user.signedIn, sessionId: hashSessionId(id) }
    },
    end: (sessionId) => db.write(async (tx) => {
      await queries.deleteSession(tx, sessionId)
      tx.tell({ kind: 'session-ended', sessionId })
    }),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  }
}

/** Lucia's adapter: hashes ids on the way in and hands Lucia its plain id back. */
function hashingAdapter(db: Database): Adapter {
  const outward = (plainId: string, row: queries.SessionRow): DatabaseSession => ({
    id: plainId,
    userId: row.userId,
    expiresAt: new Date(row.expiresAt),
    attributes: { createdAt: row.createdAt, lastSeenAt: row.lastSeenAt, device: row.device, address: row.address },
  })
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const found = await queries.findSessionWithUser(db.read, hashSessionId(id))
      if (!found) return [null, null]
      return [outward(id, found.session), { id: found.signedIn.userId, attributes: { signedIn: found.signedIn } }]
    },
    async getUserSessions(userId) {
      return (await queries.listSessions(db.read, userId)).map((row) => outward(row.id, row))
    },
    async setSession(session) {
      await db.write((tx) => queries.insertSession(tx, { ...session.attributes, id: hashSessionId(session.id), userId: session.userId, expiresAt: session.expiresAt.getTime() }))
    },
    async updateSessionExpiration(id, expiresAt) {
      await db.write((tx) => queries.moveExpiry(tx, hashSessionId(id), expiresAt.getTime()))
    },
    async deleteSession(id) {
      await db.write(async (tx) => {
        await queries.deleteSession(tx, hashSessionId(id))
        tx.tell({ kind: 'session-ended', sessionId: hashSessionId(id) })
      })
    },
    async deleteUserSessions(userId) {
      await db.write((tx) => queries.deleteSessionsOf(tx, userId, null))
    },
    async deleteExpiredSessions() {
      await db.write((tx) => queries.deleteExpiredSessions(tx, Date.now()))
    },
  }
}
