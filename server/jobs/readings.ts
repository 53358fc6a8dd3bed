import { Piscina } from 'piscina'
import type { ExportChoice } from '~/domain/annotations/export-choice'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { CollectedMarks } from '../services/annotations/collect-marks'
import type { OpinionsFormat } from '../services/annotations/write-opinions'
import type { PaperSearch } from '../services/documents/search-papers'
import type { SignedIn } from '../context'
import type { MarkSegment } from '../rooms/mark-segments'
import { builtEntry } from './built-entry'

/** What a reading worker is asked. `now`: the server's clock, because windows of reading open and close. */
export type Reading =
  | { kind: 'search'; actor: SignedIn; query: string; now: number }
  | { kind: 'next-segment'; docId: string }
  | { kind: 'opinions'; actor: SignedIn; versionId: string; choice: ExportChoice; format: OpinionsFormat; now: number }
  | { kind: 'marks'; actor: SignedIn; versionId: string; choice: ExportChoice; now: number }

/** Reads that would hold up the event loop (DESIGN §3): they run in a thread with a read-only connection of its own. */
export type Readings = {
  /** Refuses `documents/search-busy` when too many wait already, in all or of one person, or one takes too long. */
  search(actor: SignedIn, query: string): Promise<Decision<PaperSearch>>
  /** The next updates of a document of marks that can be kept in one piece, merged; null while there are too few. */
  nextMarkSegment(docId: string): Promise<MarkSegment | null>
  /** The marks of a choice as a PDF takes them. Refuses like `collectMarks`. */
  collectMarks(actor: SignedIn, versionId: string, choice: ExportChoice): Promise<Decision<CollectedMarks>>
  /** The opinions of a choice as a file. Refuses like `writeOpinions`, and `annotations/export-busy` like `search`. */
  opinions(actor: SignedIn, versionId: string, choice: ExportChoice, format: OpinionsFormat): Promise<Decision<Uint8Array>>
  close(): Promise<void>
}

const mostWaiting = 40
/** whoever types fast has two or three under way; nobody takes the places of all others */
const mostOfOne = 6
const longestMs = 10_000
const longestWritingMs = 60_000
const idleMs = 60_000

/** Opens the readings of a database file. A thread starts when it is first needed and ends when it has had nothing to do. */
export function openReadings(databaseFile: string, now: () => number): Readings {
  const pool = new Piscina<Reading, unknown>({
    filename: builtEntry('read-worker.js').href, workerData: { databaseFile },
    minThreads: 0, maxThreads: 1, maxQueue: mostWaiting, idleTimeout: idleMs, resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  const asking = new Map<string, number>()
  /** Asks for one of many, or says that there is too much to do. */
  const ask = async (reading: Extract<Reading, { actor: SignedIn }>, longest: number, busy: RefusalCode): Promise<unknown> => {
    const { userId } = reading.actor
    const own = asking.get(userId) ?? 0
    if (pool.queueSize >= mostWaiting || own >= mostOfOne) return refuse(busy)
    asking.set(userId, own + 1)
    try {
      return await pool.run(reading, { signal: AbortSignal.timeout(longest) })
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return refuse(busy)
      throw error
    } finally {
      const left = (asking.get(userId) ?? 1) - 1
      if (left > 0) asking.set(userId, left)
      else asking.delete(userId)
    }
  }
  return {
    search: async (actor, query) => await ask({ kind: 'search', actor, query, now: now() }, longestMs, 'documents/search-busy') as Decision<PaperSearch>,
    opinions: async (actor, versionId, choice, format) =>
      await ask({ kind: 'opinions', actor, versionId, choice, format, now: now() }, longestWritingMs, 'annotations/export-busy') as Decision<Uint8Array>,
    nextMarkSegment: async (docId) => await pool.run({ kind: 'next-segment', docId }) as MarkSegment | null,
    collectMarks: async (actor, versionId, choice) => await pool.run({ kind: 'marks', actor, versionId, choice, now: now() }) as Decision<CollectedMarks>,
    close: () => pool.close({ force: true }),
  }
}
