import type { PageUnits } from '~/domain/annotations/drawing'
import { touches } from '~/domain/annotations/hits'
import type { InkPoint, Point } from '~/domain/annotations/mark'
import type { Spot } from '../../reader/page-space'
import type { DraftLine } from './draft-line'
import type { InkSession } from '../ink-session'
import type { PageMark } from '../kept/placed-marks'

/** One page under the hand. */
export type HandSheet = {
  session: InkSession
  page: number
  units(): PageUnits
  /** what is being drawn shows here at once, past React */
  draft: DraftLine
  onNote(at: Spot): void
}

/** What one movement of the hand does, from coming down to going up. Points are in page space. */
export type Gesture = {
  move(points: readonly InkPoint[]): void
  end(): void
  /** it was not meant: a second finger came to zoom, or a palm lay there before the pen */
  cancel(): void
}

/** What begins where the hand comes down with a tool; null when nothing does. */
export type Begin = (sheet: HandSheet, point: InkPoint) => Gesture | null

/** How near a press has to come to a mark, as a share of the page's width. */
export const pressReach = 0.012

/** Whether one of the points touches the mark (H1); a reply has no place and is never touched. */
export const isTouched = ({ mark }: PageMark, points: readonly Point[], units: PageUnits) =>
  mark.kind !== 'reply' && points.some((point) => touches(mark, point, pressReach, units))
