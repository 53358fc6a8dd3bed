import type { PageUnits } from '~/domain/annotations/drawing'
import { GrowingOutline } from '~/domain/annotations/growing-outline'
import { markLimits, type InkKind, type InkPoint, type Mark } from '~/domain/annotations/mark'
import { StrokeSender } from '../live/stroke-sender'
import { newMarkId } from '../layers/ink-layers'
import type { InkSession } from '../ink-session'

/** The stroke under the own pen. Others on the same layer see it grow. */
export class OwnStroke {
  readonly points: InkPoint[] = []
  readonly width: number
  readonly colour: number
  private readonly markId = newMarkId()
  private readonly layer
  private readonly sender: StrokeSender | null
  private readonly outline: GrowingOutline

  constructor(private readonly session: InkSession, readonly page: number, readonly kind: InkKind) {
    const { versionId, socket } = session.options
    this.layer = session.get().layer
    this.width = session.widthOf(kind)
    this.colour = session.colourOf(kind)
    const { layer, colour, width } = this
    this.outline = new GrowingOutline({ kind, width })
    const head = { versionId, layer, page, strokeId: this.markId, tool: kind, colour, width }
    this.sender = layer !== 'private' ? new StrokeSender(head, this.points, (stroke) => socket.send({ t: 'stroke', stroke })) : null
  }

  /** Adds points; false when the stroke is full and has to end. */
  add(points: readonly InkPoint[]): boolean {
    this.points.push(...points.slice(0, markLimits.points - this.points.length))
    this.sender?.grew()
    return this.points.length < markLimits.points
  }

  /** What it looks like so far. */
  path(units: PageUnits): string { return this.outline.path(this.points, units) }

  /** Becomes a mark. A touch of the pen is a dot. */
  finish() {
    this.sender?.end()
    const [first] = this.points
    if (!first) return
    const { kind, page, colour, width } = this
    const points = this.points.length > 1 ? this.points : [first, [first[0] + 0.0004, first[1], first[2]] as const]
    const mark: Mark = { kind, page, colour, madeAt: Date.now(), width, points }
    this.session.edits.put(this.layer, mark, this.markId)
  }

  /** It was no stroke after all (a second finger came to zoom). */
  drop() {
    this.sender?.drop()
  }
}
