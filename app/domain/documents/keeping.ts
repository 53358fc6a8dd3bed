import { sessionLimits } from '../identity/session-limits'

/**
 * How long papers stay readable on a device that does not meet the server: three days of a meeting without any line.
 * What cannot be done: a device that never comes online again keeps what was recalled meanwhile until this limit, and its
 * bytes until a browser opens this site there again. Whoever loses a tablet tells the administrator, and the device's own
 * lock and encryption protect what lies on it.
 */
export const keptHours = 72

/** A device's clock may be set by hand; turned back by more than this, the limit is taken as passed. */
const clockSlackMs = 3600_000
/** The server notes "last seen" every few minutes only, so a session may be older there than the device believes. */
const seenSlackMs = 10 * 60_000

/** For whom this device keeps papers: `person` is the server's mark of one, `heardAt` when it last answered that person. */
export type KeepingFor = { person: string; shelf: string; heardAt: number; locked: boolean }

/** `forget` deletes at once, `lock` makes unreadable until the same person signs in, `renew` goes on. */
export type Keeping = 'renew' | 'lock' | 'forget'

/**
 * What becomes of kept papers when the server says who is signed in (null: nobody). Another person, or a session that was
 * ended by somebody, deletes them. A session that merely ran out overnight locks them: the delegate who fetched the
 * dossier in the evening signs in next morning and has it; nobody else has.
 */
export function decideKeeping(own: KeepingFor, person: string | null, now: number): Keeping {
  if (readable(own, now) === 'over') return 'forget'
  if (person === own.person) return 'renew'
  return person === null && now - own.heardAt >= sessionLimits.idleMs - seenSlackMs ? 'lock' : 'forget'
}

/** Whether kept papers may be shown now, without a word from the server. */
export function readable(own: KeepingFor, now: number): 'yes' | 'locked' | 'over' {
  const awayMs = now - own.heardAt
  if (awayMs > keptHours * 3600_000 || awayMs < -clockSlackMs) return 'over'
  return own.locked ? 'locked' : 'yes'
}
