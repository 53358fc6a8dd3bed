import { keep, readKept, readerPrefix, recordOf } from './kept'
import type { Across, Fit, Turn } from './page-space'

/** How somebody looks at papers on this device; `letters`: which of the sizes of running text, from 0. */
export type ReadingView = { fit: Fit; across: Across; letters: number }
/** How far he has turned a paper: all of it, and single pages otherwise. */
export type Turns = { all: Turn; pages: Readonly<Record<number, Turn>> }

export const firstView: ReadingView = { fit: 'text', across: 1, letters: 1 }
/** Sizes of running text to choose from. */
export const letterSizes = 5
export const noTurns: Turns = { all: 0, pages: {} }
/** Narrower, two pages side by side would have letters too small to read (CSS pixels). */
export const twoPagesFromPx = 1200

const viewKey = `${readerPrefix}view`
const turnsKey = (versionId: string) => `${readerPrefix}turns/${versionId}`

export const turnOf = ({ all, pages }: Turns, page: number): Turn => pages[page] ?? all

export function readView(): ReadingView {
  const kept = readKept(viewKey)
  return { fit: kept.fit === 'page' ? 'page' : 'text', across: kept.across === 2 ? 2 : 1, letters: typeof kept.letters === 'number' ? kept.letters : firstView.letters }
}

export const keepView = (view: ReadingView) => keep(viewKey, view)

export function readTurns(versionId: string): Turns {
  const kept = readKept(turnsKey(versionId))
  const pages = Object.entries(recordOf(kept.pages)).flatMap(([page, turn]) => (isTurn(turn) ? [[page, turn] as const] : []))
  return { all: isTurn(kept.all) ? kept.all : 0, pages: Object.fromEntries(pages) }
}

export const keepTurns = (versionId: string, turns: Turns) => keep(turnsKey(versionId), turns)

const isTurn = (value: unknown): value is Turn => value === 0 || value === 90 || value === 180 || value === 270
