import type { DownFrame, GrownStroke, Pointer, ShownPointer, Stroke } from '~/domain/live/frames'
import { packPoints } from '~/domain/live/growing-points'
import { Coalesced } from './coalesced'
import type { Connection } from './connection'
import type { MarkPlace } from './mark-channel'
import { textFrame } from './server-frame'

/** At most 20 times a second; showing costs a write for each reader, so the more there are the longer is gathered. */
const showEveryMs = (readers: number) => Math.min(150, Math.max(50, readers * 0.2))
/** What stands around the points of a stroke takes as much room as so many of them. */
const costOfHead = 10
/** A line that is this far behind is not shown what grows: the marks themselves come first. */
const mostBehindBytes = 64 * 1024

/**
 * What is being written just now in the documents of one meeting, and who has which of them open. Nothing of it is kept:
 * what is not shown in time comes as a mark.
 */
export class GrowingInk {
  private readonly documents = new Map<string, GrowingDocument>()

  opened(reader: Connection, place: MarkPlace) {
    const document = this.documents.get(keyOf(place)) ?? new GrowingDocument(place)
    this.documents.set(keyOf(place), document)
    document.readers.add(reader)
  }

  shut(reader: Connection, place: MarkPlace) {
    const document = this.documents.get(keyOf(place))
    if (!document?.readers.delete(reader) || document.readers.size > 0) return
    document.close()
    this.documents.delete(keyOf(place))
  }

  grew(writer: Connection, stroke: Stroke) { this.documents.get(keyOf(stroke))?.grew(writer, stroke) }
  pointed(writer: Connection, pointer: Pointer) { this.documents.get(keyOf(pointer))?.pointed(writer, pointer) }

  close() {
    for (const document of this.documents.values()) document.close()
  }
}

const keyOf = ({ versionId, layer }: MarkPlace) => `${versionId}/${layer}`

/** One document: what everybody has written since the last frame goes to all who have it open in one frame, built once. */
class GrowingDocument {
  readonly readers = new Set<Connection>()
  private strokes = new Map<string, GrownStroke>()
  private pointers = new Map<string, ShownPointer>()
  private readonly writers = new Set<Connection>()
  private readonly tick = new Coalesced(() => showEveryMs(this.readers.size), () => this.show())

  constructor(private readonly place: MarkPlace) {}

  grew(writer: Connection, { versionId: _version, layer: _layer, points, ...head }: Stroke) {
    const by = writer.userId
    const key = `${by}/${head.strokeId}`
    const known = this.strokes.get(key)
    if (!writer.growing.spend(points.length / 3 + (known ? 0 : costOfHead))) return
    if (known) {
      known.points.push(...points)
      if (head.dropped) known.dropped = true
    } else this.strokes.set(key, { ...head, by, points })
    this.ask(writer)
  }

  pointed(writer: Connection, { page, x, y }: Pointer) {
    const by = writer.userId
    if (!writer.growing.spend(this.pointers.has(by) ? 1 : costOfHead)) return
    this.pointers.set(by, { by, page, x, y })
    this.ask(writer)
  }

  close() { this.tick.close() }

  private ask(writer: Connection) {
    this.writers.add(writer)
    this.tick.ask()
  }

  /** The own strokes come back to a writer among those of others; alone they do not. */
  private show() {
    const strokes = [...this.strokes.values()].map((stroke) => ({ ...stroke, points: packPoints(stroke.points) }))
    const pointers = [...this.pointers.values()]
    const [onlyWriter] = this.writers.size === 1 ? this.writers : []
    for (const gathered of [this.strokes, this.pointers, this.writers]) gathered.clear()
    const { versionId, layer } = this.place
    const frame = textFrame(JSON.stringify({ t: 'growing', versionId, layer, strokes, pointers } satisfies DownFrame))
    for (const reader of this.readers) {
      if (reader !== onlyWriter && reader.bufferedBytes() <= mostBehindBytes) reader.sendFrame(frame)
    }
  }
}
