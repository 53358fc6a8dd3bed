import { markKey, type InkKind, type InkPoint } from '~/domain/annotations/mark'
import type { GrownStroke } from '~/domain/live/frames'
import { unpackPoints } from '~/domain/live/growing-points'
import { Listeners } from '../listeners'

/** A stroke that somebody else is drawing just now. */
export type GrowingStroke = { strokeId: string; by: string; page: number; tool: InkKind; colour: number; width: number; points: InkPoint[] }

/** The finished stroke comes as a mark; one that never comes is taken away again. */
const forgetAfterMs = 4_000

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
