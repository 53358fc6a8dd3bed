import { drawPath, type PageUnits } from './drawing'
import type { InkMark, InkPoint } from './mark'

/** A piece of so many points is drawn once; the next begins so many before its end, where both lie over each other. */
const piece = 150
const overlap = 4

/**
 * The outline of a stroke that grows under the pen, as an SVG path. What lies further back stays as it was drawn, so that
 * a point more costs a long stroke no more than a short one; finished, the stroke is drawn as a whole.
 */
export class GrowingOutline {
  private drawn = ''
  private from = 0

  constructor(private readonly line: Pick<InkMark, 'kind' | 'width'>) {}

  /** `points`: all there are; those that were told before are the same. */
  path(points: readonly InkPoint[], units: PageUnits): string {
    while (points.length - this.from > 2 * piece) {
      this.drawn += drawPath({ ...this.line, points: points.slice(this.from, this.from + piece) }, units, true)
      this.from += piece - overlap
    }
    return this.drawn + drawPath({ ...this.line, points: points.slice(this.from) }, units, false)
  }
}
