import { Piscina } from 'piscina'
import type { CarryQuestion, PackedCarry } from '../services/annotations/plan-carry'
import { builtEntry } from './built-entry'

/** Finds the places of marks in a next version. */
export type CarryPlanner = { plan(question: CarryQuestion): Promise<PackedCarry>; close(): Promise<void> }

const idleMs = 30_000
/** Two versions of 2,000 pages, word by word. */
const memoryMb = 768

/** A thread of its own, because comparing long papers takes seconds; it starts when it is needed and ends when it has had nothing to do. */
export function openCarryPlanner(databaseFile: string, dataDir: string): CarryPlanner {
  const pool = new Piscina<CarryQuestion, PackedCarry>({
    filename: builtEntry('carry-worker.js').href, workerData: { databaseFile, dataDir },
    minThreads: 0, maxThreads: 1, idleTimeout: idleMs, resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return { plan: (question) => pool.run(question), close: () => pool.close({ force: true }) }
}
