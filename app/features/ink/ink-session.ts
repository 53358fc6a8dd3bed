import { layerOf, type LayerName } from '~/domain/annotations/layer'
import { markKey, markLimits, type InkPoint, type Mark } from '~/domain/annotations/mark'
import type { DownFrame } from '~/domain/live/frames'
import type { MeetingSocket } from '../live/meeting-socket'
import { GrowingStrokes, StrokeSender, type GrowingStroke } from './growing-strokes'
import { MarkLayer, type LayerChange, type PlacedMark } from './mark-layer'

export type Tool = 'pen' | 'highlighter' | 'note' | 'eraser'
export type InkState = {
  /** the tools are out */
  open: boolean
  tool: Tool
  layer: LayerName
  /** a finger draws instead of scrolling */
  byHand: boolean
  unsent: number
  /** the server could not save; it asks again by itself */
  notSaved: boolean
  canUndo: boolean
  canRedo: boolean
  /** why the server does not take marks, and how many were laid into the private layer instead */
  refusal: { code: string; moved: number } | null
}
export type PageMark = PlacedMark & { layer: LayerName }
export type InkOptions = {
  socket: MeetingSocket
  versionId: string
  userId: string
  /** which layers this person has; the server asks again */
  mayWrite: Record<LayerName, boolean>
  nameOf(userId: string): string
  colourOf(userId: string): number
}

/** Widths as shares of the page's width: a pen of about half a millimetre, a highlighter of a line of print. */
const widths = { pen: 0.0032, highlighter: 0.022 } as const
/** A new stroke of somebody else shows its author's name for so long. */
const nameForMs = 4_000

/** All marks of one paper in this tab: both layers, the tools, and what others are drawing just now. */
export class InkSession {
  private readonly layers: Partial<Record<LayerName, MarkLayer>> = {}
  private readonly growing = new GrowingStrokes((page) => this.tell(page))
  private readonly named = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly pageListeners = new Map<number, Set<() => void>>()
  private readonly listeners = new Set<() => void>()
  private state: InkState

  constructor(readonly options: InkOptions) {
    const { mayWrite } = options
    this.state = { open: false, tool: 'pen', layer: mayWrite.room ? 'room' : 'private', byHand: false, unsent: 0, notSaved: false, canUndo: false, canRedo: false, refusal: null }
    this.layers.room = this.openLayer('room')
    if (mayWrite.private) this.layers.private = this.openLayer('private')
  }

  get colour(): number { return this.options.colourOf(this.options.userId) }
  readonly get = (): InkState => this.state
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  subscribePage(page: number, listener: () => void): () => void {
    const listeners = this.pageListeners.get(page) ?? new Set()
    this.pageListeners.set(page, listeners.add(listener))
    return () => { listeners.delete(listener) }
  }

  marksOn(page: number): PageMark[] {
    return (['room', 'private'] as const).flatMap((layer) => this.layers[layer]?.onPage(page).map((placed) => ({ ...placed, layer })) ?? [])
  }

  growingOn(page: number): GrowingStroke[] { return this.growing.onPageNow(page) }
  isNamed(key: string): boolean { return this.named.has(key) }

  choose(part: Partial<Pick<InkState, 'open' | 'tool' | 'layer' | 'byHand' | 'refusal'>>) {
    this.change(part)
  }

  get mayWrite(): boolean { return this.options.mayWrite[this.state.layer] }

  /** A stroke begins; others on the same layer see it grow. */
  beginStroke(page: number): OwnStroke | null {
    const { tool, layer } = this.state
    if ((tool !== 'pen' && tool !== 'highlighter') || !this.mayWrite) return null
    return new OwnStroke(this, page, tool, layer, widths[tool])
  }

  put(layer: LayerName, markId: string, mark: Mark) {
    this.layers[layer]?.put(markKey(this.options.userId, markId), mark)
    this.refresh()
  }

  /** Changes the text of an own note. */
  rewrite(placed: PageMark, text: string) {
    if (placed.own && placed.mark.kind === 'note') this.layers[placed.layer]?.put(placed.key, { ...placed.mark, text })
    this.refresh()
  }

  remove(placed: readonly PageMark[]) {
    for (const layer of ['room', 'private'] as const) {
      const keys = placed.filter((one) => one.own && one.layer === layer).map(({ key }) => key)
      if (keys.length > 0) this.layers[layer]?.remove(keys)
    }
    this.refresh()
  }

  undo() { this.layers[this.state.layer]?.undo() }
  redo() { this.layers[this.state.layer]?.redo() }

  /** Shows the author's name by a mark for a moment. */
  showName(key: string, page: number) {
    const known = this.named.get(key)
    if (known) clearTimeout(known)
    this.named.set(key, setTimeout(() => {
      this.named.delete(key)
      this.tell(page)
    }, nameForMs))
    this.tell(page)
  }

  /** What the meeting's socket says of others' strokes. */
  heard(frame: DownFrame) {
    if (frame.t !== 'stroke' || frame.by === this.options.userId) return
    const { versionId, layer } = frame.stroke
    if (versionId === this.options.versionId && layer === 'room') this.growing.heard(frame.stroke, frame.by)
  }

  close() {
    for (const layer of Object.values(this.layers)) layer.close()
    for (const timer of this.named.values()) clearTimeout(timer)
    this.growing.close()
    this.listeners.clear()
    this.pageListeners.clear()
  }

  private openLayer(name: LayerName): MarkLayer {
    const { socket, userId, versionId } = this.options
    return new MarkLayer({
      socket, userId, versionId, layer: layerOf(name, userId),
      onMarks: (change) => this.marksChanged(name, change),
      onState: () => this.refresh(),
      onRefused: (code, marks) => this.refused(name, code, marks),
    })
  }

  private marksChanged(name: LayerName, { keys, pages, foreign }: LayerChange) {
    this.growing.forget(keys)
    for (const key of keys) {
      const placed = this.layers[name]?.get(key)
      if (foreign && placed && !placed.own) this.showName(key, placed.mark.page)
    }
    for (const page of pages) this.tell(page)
  }

  /** The shared layer takes nothing more: what was written there is not lost but private from now on. */
  private refused(name: LayerName, code: string, marks: Mark[]) {
    const moves = name === 'room' && this.layers.private !== undefined
    if (moves) for (const mark of marks) this.layers.private?.put(markKey(this.options.userId, newMarkId()), mark)
    if (name === 'room') this.options.mayWrite.room = false
    this.change({ refusal: { code, moved: moves ? marks.length : 0 }, ...(moves && { layer: 'private' }) })
  }

  private refresh() {
    this.change({})
  }

  private change(part: Partial<InkState>) {
    const layer = part.layer ?? this.state.layer
    const layers = Object.values(this.layers)
    const next: InkState = {
      ...this.state, ...part,
      unsent: layers.reduce((sum, one) => sum + one.unsentCount, 0),
      notSaved: layers.some((one) => one.notSaved),
      canUndo: this.layers[layer]?.canUndo ?? false,
      canRedo: this.layers[layer]?.canRedo ?? false,
    }
    if ((Object.keys(next) as (keyof InkState)[]).every((key) => next[key] === this.state[key])) return
    this.state = next
    for (const listener of this.listeners) listener()
  }

  private tell(page: number) {
    for (const listener of this.pageListeners.get(page) ?? []) listener()
  }
}

/** The stroke under the own pen. */
export class OwnStroke {
  readonly points: InkPoint[] = []
  private readonly markId = newMarkId()
  private readonly sender: StrokeSender | null

  constructor(private readonly session: InkSession, readonly page: number, readonly kind: 'pen' | 'highlighter', private readonly layer: LayerName, readonly width: number) {
    const { versionId, socket } = session.options
    const head = { versionId, layer, page, strokeId: this.markId, tool: kind, width }
    this.sender = layer === 'room' ? new StrokeSender(head, this.points, (stroke) => socket.send({ t: 'stroke', stroke })) : null
  }

  /** Adds points; false when the stroke is full and has to end. */
  add(points: readonly InkPoint[]): boolean {
    this.points.push(...points.slice(0, markLimits.points - this.points.length))
    this.sender?.grew()
    return this.points.length < markLimits.points
  }

  /** Becomes a mark. A touch of the pen is a dot. */
  finish() {
    this.sender?.end()
    const [first] = this.points
    if (!first) return
    const points = this.points.length > 1 ? this.points : [first, [first[0] + 0.0004, first[1], first[2]] as const]
    this.session.put(this.layer, this.markId, { kind: this.kind, page: this.page, colour: this.session.colour, madeAt: Date.now(), width: this.width, points })
  }

  /** It was no stroke after all (a second finger came to zoom). */
  drop() {
    this.sender?.end()
  }
}

export const newMarkId = () => crypto.randomUUID()
