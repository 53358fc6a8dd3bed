import type { InkPoint } from '~/domain/annotations/mark'
import type { Stroke } from '~/domain/live/frames'

/** At most 20 messages a second and writer (DESIGN §5). */
const sendEveryMs = 50
/** 480 a second: what a quick mouse reports beyond that shows nothing more */
const pointsPerFrame = 24

/** Sends what is added to the own stroke, a few times a second. */
export class StrokeSender {
  private sentPoints = 0
  private lastAt = -Infinity
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly head: Omit<Stroke, 'points' | 'dropped'>, private readonly points: readonly InkPoint[], private readonly send: (stroke: Stroke) => void) {}

  grew() {
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastAt + sendEveryMs - performance.now())
    this.timer = setTimeout(() => this.flush(), wait)
  }

  /** What is still missing is shown at once. */
  end() { this.flush() }

  /** It was no stroke after all: the others forget it. */
  drop() { this.flush({ dropped: true }) }

  private flush(how: Pick<Stroke, 'dropped'> = {}) {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.lastAt = performance.now()
    const added = thinned(this.points.slice(this.sentPoints))
    if (added.length === 0 && !how.dropped) return
    this.sentPoints = this.points.length
    this.send({ ...this.head, ...how, points: added.flat().map((value) => Math.round(value * 1e5) / 1e5) })
  }
}

/** So many of the points as one frame brings, the last among them. */
function thinned(points: readonly InkPoint[]): InkPoint[] {
  const step = Math.ceil(points.length / pointsPerFrame)
  return points.filter((_, index) => (points.length - 1 - index) % step === 0)
}
