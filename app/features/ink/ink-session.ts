import { groupOf, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import { markKey, markLimits, type InkPoint, type Mark, type NoteMark } from '~/domain/annotations/mark'
import type { DownFrame } from '~/domain/live/frames'
import type { MeetingSocket } from '../live/meeting-socket'
import { GrowingStrokes, StrokeSender, type GrowingStroke } from './growing-strokes'
import { InkLayers, newMarkId, type PageMark } from './ink-layers'
import type { Hidden } from './layer-view'
import type { LayerChange } from './mark-layer'

export { newMarkId, type PageMark } from './ink-layers'

export type Tool = 'pen' | 'highlighter' | 'note' | 'eraser'
export type InkState = {
  /** the tools are out */
  open: boolean
  tool: Tool
  layer: LayerName
  /** a finger draws instead of scrolling */
  byHand: boolean
  /** the note whose thread is open on its page, by key */
  note: string | null
  unsent: number
  /** the server could not save; it asks again by itself */
  notSaved: boolean
  canUndo: boolean
  canRedo: boolean
  /** why the server does not take marks, and how many were laid into the private layer instead */
  refusal: { code: string; moved: number } | null
  /** groups of this person, each with a layer */
  groups: readonly NoteGroup[]
  hidden: Hidden
  /** who has locked the room layer, as far as the meeting tells it */
  lockedBy: string | null
}
/** What a note or a reply says. */
export type Words = Pick<NoteMark, 'text' | 'mentions'>
export type InkOptions = {
  meetingId: string
  socket: MeetingSocket
  versionId: string
  userId: string
  /** which layers this person writes on besides those of his groups; the server asks again */
  mayWrite: Record<'room' | 'private', boolean>
  /** writes on the room layer also while it is locked */
  mayLock: boolean
  nameOf(userId: string): string
  colourOf(userId: string): number
}

/** Widths as shares of the page's width: a pen of about half a millimetre, a highlighter of a line of print. */
const widths = { pen: 0.0032, highlighter: 0.022 } as const
/** A new stroke of somebody else shows its author's name for so long. */
const nameForMs = 4_000

/** All marks of one paper in this tab: its layers, the tools, and what others are drawing just now. */
export class InkSession {
  readonly layers: InkLayers
  private readonly growing = new GrowingStrokes((page) => this.tell(page))
  private readonly named = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly pageListeners = new Map<number, Set<() => void>>()
  private readonly listeners = new Set<() => void>()
  private readonly markListeners = new Set<() => void>()
  private state: InkState

  constructor(readonly options: InkOptions) {
    const { mayWrite, socket, meetingId, userId, versionId } = options
    this.state = {
      open: false, tool: 'pen', layer: mayWrite.room ? 'room' : 'private', byHand: false, note: null, unsent: 0, notSaved: false, canUndo: false, canRedo: false, refusal: null,
      groups: [], hidden: { layers: [], people: [] }, lockedBy: null,
    }
    this.layers = new InkLayers({
      socket, meetingId, userId, versionId, hasPrivate: mayWrite.private,
      onMarks: (layer, change) => this.marksChanged(layer, change),
      onState: () => this.refresh(),
      onRefused: (layer, code, moved) => this.refused(layer, code, moved),
    })
    this.refresh()
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

  /** Told whenever a mark comes, changes or goes, on whatever page. */
  readonly subscribeMarks = (listener: () => void) => {
    this.markListeners.add(listener)
    return () => { this.markListeners.delete(listener) }
  }

  /** What is to be seen on a page. */
  marksOn(page: number): PageMark[] { return this.layers.onPage(page) }

  /** All marks of this paper, also those out of sight, in no order. */
  allMarks(): PageMark[] { return this.layers.all() }

  growingOn(page: number): GrowingStroke[] { return this.growing.onPageNow(page) }
  isNamed(key: string): boolean { return this.named.has(key) }

  choose(part: Partial<Pick<InkState, 'open' | 'tool' | 'layer' | 'byHand' | 'note' | 'refusal'>>) {
    if (part.layer) this.show({ layer: part.layer, shown: true })
    this.change(part)
  }

  /** Layers that can be written on now, in the order in which they are offered. */
  get writable(): LayerName[] { return this.layers.names.filter((name) => this.mayWriteOn(name)) }
  get mayWrite(): boolean { return this.mayWriteOn(this.state.layer) }

  setGroups(groups: readonly NoteGroup[]) {
    this.layers.setGroups(groups)
    this.change({ groups })
  }

  /** The chair has locked or unlocked the room layer: whoever writes there goes on in private. */
  setLock(lockedBy: string | null) {
    if (lockedBy === this.state.lockedBy) return
    this.change({ lockedBy, ...(this.state.refusal?.code === 'annotations/layer-locked' && { refusal: null }) })
    if (!this.mayWrite && this.writable[0]) this.change({ layer: this.writable[0] })
  }

  /** Switches a layer, or a person's marks, on or off on this screen. */
  show(what: { layer: LayerName; shown: boolean } | { userId: string; shown: boolean } | 'everybody') {
    const { view } = this.layers
    if (what === 'everybody') view.showEverybody()
    else if ('layer' in what) view.showLayer(what.layer, what.shown)
    else view.showPerson(what.userId, what.shown)
    this.refresh()
    for (const page of this.pageListeners.keys()) this.tell(page)
  }

  /** Own marks of the private layer or a group's go to everybody (N13). */
  publish(placed: readonly PageMark[]) {
    if (!this.mayWriteOn('room')) return
    this.show({ layer: 'room', shown: true })
    this.layers.publish(placed)
  }

  get mayPublish(): boolean { return this.mayWriteOn('room') }

  mayWriteOn(layer: LayerName): boolean {
    if (layer === 'room') return this.options.mayWrite.room && (this.state.lockedBy === null || this.options.mayLock)
    return layer === 'private' ? this.options.mayWrite.private : this.state.groups.some(({ id }) => id === groupOf(layer))
  }

  /** A stroke begins; others on the same layer see it grow. */
  beginStroke(page: number): OwnStroke | null {
    const { tool, layer } = this.state
    if ((tool !== 'pen' && tool !== 'highlighter') || !this.mayWrite) return null
    return new OwnStroke(this, page, tool, layer, widths[tool])
  }

  put(layer: LayerName, markId: string, mark: Mark) {
    if (!this.layers.view.shows(layer, this.options.userId)) this.show({ userId: this.options.userId, shown: true })
    this.layers.get(layer)?.put(markKey(this.options.userId, markId), mark)
    this.refresh()
  }

  /** Changes the text of an own note or reply, and who is named in it. */
  rewrite(placed: PageMark, words: Words) {
    const { mark } = placed
    if (placed.own && (mark.kind === 'note' || mark.kind === 'reply')) this.layers.get(placed.layer)?.put(placed.key, { ...mark, ...words })
    this.refresh()
  }

  /** Answers a note, on its layer. */
  reply({ key, layer, page }: { key: string; layer: LayerName; page: number }, words: Words) {
    this.put(layer, newMarkId(), { kind: 'reply', page, colour: this.colour, madeAt: Date.now(), to: key, ...words })
  }

  remove(placed: readonly PageMark[]) {
    for (const layer of new Set(placed.map((one) => one.layer))) {
      const keys = placed.filter((one) => one.own && one.layer === layer).map(({ key }) => key)
      if (keys.length > 0) this.layers.get(layer)?.remove(keys)
    }
    this.refresh()
  }

  undo() { this.layers.get(this.state.layer)?.undo() }
  redo() { this.layers.get(this.state.layer)?.redo() }

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
    const name = this.layers.names.find((known) => known !== 'private' && known === layer)
    if (versionId === this.options.versionId && name && this.layers.view.shows(name, frame.by)) this.growing.heard(frame.stroke, frame.by)
  }

  close() {
    this.layers.close()
    for (const timer of this.named.values()) clearTimeout(timer)
    this.growing.close()
    this.listeners.clear()
    this.pageListeners.clear()
    this.markListeners.clear()
  }

  private marksChanged(name: LayerName, { keys, pages, foreign }: LayerChange) {
    this.growing.forget(keys)
    for (const key of keys) {
      const placed = this.layers.get(name)?.get(key)
      if (foreign && placed && !placed.own) this.showName(key, placed.mark.page)
    }
    for (const page of pages) this.tell(page)
    for (const listener of this.markListeners) listener()
  }

  private refused(name: LayerName, code: string, moved: number) {
    if (name === 'room' && code !== 'annotations/layer-locked') this.options.mayWrite.room = false
    const isGone = groupOf(name) !== null
    const next = this.state.layer === name && this.options.mayWrite.private ? 'private' : this.state.layer
    this.change({ layer: next, ...((moved > 0 || !isGone) && { refusal: { code, moved } }) })
  }

  private refresh() {
    this.layers.settlePublished()
    this.change({})
  }

  private change(part: Partial<InkState>) {
    const layer = part.layer ?? this.state.layer
    const { layers } = this
    const written = layers.get(layer)
    const next: InkState = {
      ...this.state, ...part, unsent: layers.unsentCount, notSaved: layers.notSaved, hidden: layers.view.hidden,
      canUndo: written?.canUndo ?? false, canRedo: written?.canRedo ?? false,
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
    this.sender = layer !== 'private' ? new StrokeSender(head, this.points, (stroke) => socket.send({ t: 'stroke', stroke })) : null
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
