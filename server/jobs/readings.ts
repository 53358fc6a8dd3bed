import { Piscina } from 'piscina'
import type { ExportChoice } from '~/domain/annotations/export-choice'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { CollectedMarks } from '../services/annotations/collect-marks'
import type { PaperSearch } from '../services/documents/search-papers'
import type { SignedIn } from '../context'
import type { MarkSegment } from '../rooms/mark-segments'
import { builtEntry } from './built-entry'

/** What a reading worker is asked. `now`: the server's clock, because windows of reading open and close. */
export type Reading =
  | { kind: 'search'; actor: SignedIn; query: string; now: number }
  | { kind: 'next-segment'; docId: string }
  | { kind: 'marks'; actor: SignedIn; versionId: string; choice: ExportChoice; now: number }

/** Reads that would hold up the event loop (DESIGN §3): they run in a thread with a read-only connection of its own. */
export type Readings = {
  /** Refuses `documents/search-busy` when too many wait already, in all or of one person, or one takes too long. */
  search(actor: SignedIn, query: string): Promise<Decision<PaperSearch>>
  /** The next updates of a document of marks that can be kept in one piece, merged; null while there are too few. */
  nextMarkSegment(docId: string): Promise<MarkSegment | null>
  /** The marks of a choice as a PDF takes them. Refuses like `collectMarks`. */
  collectMarks(actor: SignedIn, versionId: string, choice: ExportChoice): Promise<Decision<CollectedMarks>>
  close(): Promise<void>
}

const mostWaiting = 40
/** whoever types fast has two or three under way; nobody takes the places of all others */
const mostOfOne = 6
const longestMs = 10_000
const idleMs = 60_000

/** Opens the readings of a database file. A thread starts when it is first needed and ends when it has had nothing to do. */
export function openReadings(databaseFile: string, now: () => number): Readings {
  const pool = new Piscina<Reading, unknown>({
    filename: builtEntry('read-worker.js').href, workerData: { databaseFile },
    minThreads: 0, maxThreads: 1, maxQueue: mostWaiting, idleTimeout: idleMs, resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  const asking = new Map<string, number>()
  return {
    async search(actor, query) {
      const own = asking.get(actor.userId) ?? 0
      if (pool.queueSize >= mostWaiting || own >= mostOfOne) return refuse('documents/search-busy')
      asking.set(actor.userId, own + 1)
      try {
        return await pool.run({ kind: 'search', actor, query, now: now() }, { signal: AbortSignal.timeout(longestMs) }) as Decision<PaperSearch>
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return refuse('documents/search-busy')
        throw error
      } finally {
        const left = (asking.get(actor.userId) ?? 1) - 1
        if (left > 0) asking.set(actor.userId, left)
        else asking.delete(actor.userId)
      }
    },
    nextMarkSegment: async (docId) => await pool.run({ kind: 'next-segment', docId }) as MarkSegment | null,
    collectMarks: async (actor, versionId, choice) => await pool.run({ kind: 'marks', actor, versionId, choice, now: now() }) as Decision<CollectedMarks>,
    close: () => pool.close({ force: true }),
  }
}
