import type { DownFrame } from '~/domain/live/frames'
import type { MarkClient } from './mark-load'

/** a point is three numbers */
const perPoint = 3
/** How many of the last different frames are remembered with what they bring: all readers hear the same within a moment. */
const remembered = 32

/** Which pieces of growing strokes have reached whom. A frame is read once however many hear it, and counted for each. */
export class GrowingHeard {
  /** ms from the pen to the ear, of every piece and reader since `begin` */
  delays: number[] = []
  private pieces = 0
  /** by stroke: when the first point of each piece was made, and how many points there were with it */
  private strokes = new Map<string, { at: number; points: number }[]>()
  private shown = new Map<string, number>()
  private recent: { data: Buffer; made: number[] }[] = []
  private changed: () => void = () => undefined

  constructor(private readonly readers: readonly MarkClient[]) {
    for (const reader of readers) reader.hear((data) => this.heard(data))
  }

  get expected(): number { return this.pieces * this.readers.length }

  begin() {
    this.delays = []
    this.pieces = 0
    this.recent = []
    for (const known of [this.strokes, this.shown]) known.clear()
  }

  wrote(strokeId: string, points: number, at: number) {
    const pieces = this.strokes.get(strokeId) ?? []
    pieces.push({ at, points: (pieces.at(-1)?.points ?? 0) + points })
    this.strokes.set(strokeId, pieces)
    this.pieces += 1
  }

  /** Waits until everybody has heard everything, or until nothing has come for so long: what grows may be left out. */
  async settled(quietMs = 1_000): Promise<void> {
    for (let before = -1; this.delays.length < this.expected && this.delays.length > before;) {
      before = this.delays.length
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, quietMs)
        this.changed = () => { if (this.delays.length >= this.expected) { clearTimeout(timer); resolve() } }
      })
    }
  }

  private heard(data: Buffer) {
    const now = performance.now()
    for (const at of this.madeIn(data)) this.delays.push(now - at)
    this.changed()
  }

  /** When the pieces that a frame brings were made. */
  private madeIn(data: Buffer): number[] {
    const known = this.recent.findLast((one) => one.data.length === data.length && one.data.equals(data))
    if (known) return known.made
    const frame = JSON.parse(data.toString('utf8')) as DownFrame
    const made = frame.t === 'growing' ? frame.strokes.flatMap(({ strokeId, points }) => this.piecesOf(strokeId, points.length / perPoint)) : []
    this.recent.push({ data: Buffer.from(data), made })
    if (this.recent.length > remembered) this.recent.shift()
    return made
  }

  private piecesOf(strokeId: string, points: number): number[] {
    const before = this.shown.get(strokeId) ?? 0
    this.shown.set(strokeId, before + points)
    return (this.strokes.get(strokeId) ?? []).flatMap((piece) => (piece.points > before && piece.points <= before + points ? piece.at : []))
  }
}
