import type { PageMark } from '../kept/placed-marks'
import type { Spot } from '../../reader/page-space'

/** Where notes are put that nobody points for: in the right margin, one below the other. */
const marginX = 0.93
const step = 0.05
const pinHeight = 0.04

/** A place for a note on a page that no other note covers, from `y` down; where there is none, at `y`. */
export function freeSpot(marks: readonly PageMark[], y = 0.08): Spot {
  const taken = marks.flatMap(({ mark }) => (mark.kind === 'note' && Math.abs(mark.x - marginX) < pinHeight ? [mark.y] : []))
  for (let at = y; at < 0.97; at += step) if (taken.every((other) => Math.abs(other - at) >= pinHeight)) return { x: marginX, y: at }
  return { x: marginX, y }
}
