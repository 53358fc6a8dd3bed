import { markKey, type InkPoint } from '~/domain/annotations/mark'
import type { GrownStroke, Stroke } from '~/domain/live/frames'
import { unpackPoints } from '~/domain/live/growing-points'
import { Listeners } from './listeners'

/** A stroke that somebody else is drawing just now. */
export type GrowingStroke = { strokeId: string; by: string; page: number; tool: 'pen' | 'highlighter'; colour: number; width: number; points: InkPoint[] }

/** At most 20 messages a second and writer (DESIGN §5). */
const sendEveryMs = 50
/** 480 a second: what a quick mouse reports beyond that shows nothing more */
const pointsPerFrame = 24
/** The finished stroke comes as a mark; one that never comes is taken away again. */
const forgetAfterMs = 4_000

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

/** What others are drawing, until it comes as a mark. */
export class GrowingStrokes {
  private readonly strokes = new Map<string, { stroke: GrowingStroke; timer: ReturnType<typeof setTimeout> }>()
  private readonly listeners = new Listeners<[page: number]>()

  /** `authorColour`: of who does not say in which colour he draws. */
  constructor(private readonly authorColour: (userId: string) => number) {}

  /** Told the page on which somebody's stroke has grown or gone. */
  readonly subscribe = this.listeners.subscribe

  onPageNow(page: number): GrowingStroke[] {
    return [...this.strokes.values()].flatMap(({ stroke }) => (stroke.page === page ? stroke : []))
  }

  heard({ by, strokeId, page, tool, colour, width, points, dropped }: GrownStroke) {
    const id = markKey(by, strokeId)
    if (dropped) return this.forget([id])
    const known = this.strokes.get(id)
    if (known) clearTimeout(known.timer)
    const stroke: GrowingStroke = { strokeId, by, page, tool, colour: colour ?? this.authorColour(by), width, points: [...(known?.stroke.points ?? []), ...unpackPoints(points)] }
    this.strokes.set(id, { stroke, timer: setTimeout(() => this.forget([id]), forgetAfterMs) })
    this.listeners.tell(page)
  }

  /** These keys are marks now (a stroke's id is its mark's id). */
  forget(keys: readonly string[]) {
    for (const key of keys) {
      const known = this.strokes.get(key)
      if (!known) continue
      clearTimeout(known.timer)
      this.strokes.delete(key)
      this.listeners.tell(known.stroke.page)
    }
  }

  close() {
    for (const { timer } of this.strokes.values()) clearTimeout(timer)
    this.strokes.clear()
    this.listeners.clear()
  }
}
