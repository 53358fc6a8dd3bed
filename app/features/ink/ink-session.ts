import { groupOf, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import { markKey, type Mark, type NoteMark, type PlacedKind } from '~/domain/annotations/mark'
import { movedMark } from '~/domain/annotations/mark-place'
import type { MeetingSocket } from '../live/meeting-socket'
import { HeldMarks } from './held-marks'
import { InkLayers, newMarkId } from './ink-layers'
import type { Hidden } from './layer-view'
import { MarkHistory, type MarkChange } from './mark-history'
import { LiveInk } from './live-ink'
import type { LayerChange, PageMark } from './mark-layer'
import { keepToolChoice, readToolChoice, widthShare, type DrawingTool, type Tool, type ToolChoice } from './tool-choice'

export { newMarkId } from './ink-layers'
export type { PageMark } from './mark-layer'

export type InkState = ToolChoice & {
  /** the tools are out */
  open: boolean
  layer: LayerName
  /** the note whose thread is open on its page, by key */
  note: string | null
  /** where a note is being written, and to which words */
  draft: NoteDraft | null
  /** why the tool for words did nothing: there are none here, or they are not here yet */
  hint: 'no-text' | 'text-coming' | null
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
/** A point of a page, in page space. */
export type PageSpot = { page: number; x: number; y: number }
export type NoteDraft = PageSpot & Pick<NoteMark, 'about'>
/** What a note or a reply says. */
export type Words = Pick<NoteMark, 'text' | 'mentions'>
export type InkOptions = {
  meetingId: string
  socket: Pick<MeetingSocket, 'openChannel' | 'send'>
  versionId: string
  /** of the paper */
  title: string
  userId: string
  /** which layers this person writes on besides those of his groups; the server asks again */
  mayWrite: Record<'room' | 'private', boolean>
  /** writes on the room layer also while it is locked */
  mayLock: boolean
  /** whether this person presents this paper just now */
  presents(): boolean
  nameOf(userId: string): string
  colourOf(userId: string): number
}

/** A new stroke of somebody else shows its author's name for so long. */
const nameForMs = 4_000

/** All marks of one paper in this tab: its layers, the tools, and what others are drawing just now. */
export class InkSession {
  readonly layers: InkLayers
  readonly live: LiveInk
  /** what the lasso has caught */
  readonly held = new HeldMarks()
  private readonly history = new MarkHistory()
  private readonly named = new Map<string, ReturnType<typeof setTimeout>>()
  /** by author: what he wrote last, so that a name stands once however much somebody writes */
  private readonly lastOf = new Map<string, string>()
  private readonly pageListeners = new Map<number, Set<() => void>>()
  private readonly listeners = new Set<() => void>()
  private readonly markListeners = new Set<() => void>()
  private state: InkState

  constructor(readonly options: InkOptions) {
    const { mayWrite, socket, meetingId, userId, versionId, title } = options
    this.state = {
      ...readToolChoice(userId), open: false, layer: mayWrite.room ? 'room' : 'private', note: null, draft: null, hint: null, unsent: 0, notSaved: false, canUndo: false, canRedo: false, refusal: null,
      groups: [], hidden: { layers: [], people: [] }, lockedBy: null,
    }
    this.layers = new InkLayers({
      socket, meetingId, userId, versionId, title, hasPrivate: mayWrite.private,
      onMarks: (layer, change) => this.marksChanged(layer, change),
      onState: () => this.refresh(),
      onRefused: (layer, code, moved) => this.refused(layer, code, moved),
    })
    this.live = new LiveInk(this.layers, options)
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
  marksOn(page: number): readonly PageMark[] { return this.layers.onPage(page) }

  /** All marks of this paper, also those out of sight, in no order. */
  allMarks(): PageMark[] { return this.layers.all() }

  isNamed(key: string): boolean { return this.named.has(key) }

  /** What is chosen of the tools is remembered; a tool that is put away lets go of what it held. */
  choose(part: Partial<ToolChoice & Pick<InkState, 'open' | 'layer' | 'note' | 'draft' | 'hint' | 'refusal'>>) {
    const { tool } = this.state
    if (part.layer) this.show({ layer: part.layer, shown: true })
    this.change(part)
    keepToolChoice(this.options.userId, this.state)
    if (tool !== this.state.tool || !this.state.open) this.held.letGo()
  }

  colourOf(tool: Tool): number { return this.state.colours[tool] ?? this.colour }
  widthOf(tool: DrawingTool): number { return widthShare(this.state, tool) }

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
    this.change({ lockedBy, ...(lockedBy === null && this.state.refusal?.code === 'annotations/layer-locked' && { refusal: null }) })
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
    this.history.forget(placed.map(({ key }) => key))
    this.layers.publish(placed)
  }

  /** Own marks of the room go back to private (N13). */
  withdraw(placed: readonly PageMark[]) {
    if (!this.mayWithdraw) return
    this.show({ layer: 'private', shown: true })
    this.history.forget(placed.map(({ key }) => key))
    this.layers.withdraw(placed)
  }

  get mayPublish(): boolean { return this.mayWriteOn('room') }
  get mayWithdraw(): boolean { return this.mayWriteOn('room') && this.mayWriteOn('private') }

  mayWriteOn(layer: LayerName): boolean {
    if (layer === 'room') return this.options.mayWrite.room && (this.state.lockedBy === null || this.options.mayLock)
    return layer === 'private' ? this.options.mayWrite.private : this.state.groups.some(({ id }) => id === groupOf(layer))
  }

  /** A layer that was locked or lost while the hand was writing takes nothing: then it is in private. */
  put(wanted: LayerName, markId: string, mark: Mark) {
    const layer = this.mayWriteOn(wanted) ? wanted : 'private'
    if (!this.layers.view.shows(layer, this.options.userId)) this.show({ userId: this.options.userId, shown: true })
    this.does([{ layer, key: markKey(this.options.userId, markId), before: null, after: mark }])
  }

  /** Changes the text of an own note or reply, and who is named in it. */
  rewrite({ layer, key, own, mark }: PageMark, words: Words) {
    if (own && (mark.kind === 'note' || mark.kind === 'reply')) this.does([{ layer, key, before: mark, after: { ...mark, ...words } }])
  }

  /** Answers a note, on its layer. */
  reply({ key, layer, page }: { key: string; layer: LayerName; page: number }, words: Words) {
    this.put(layer, newMarkId(), { kind: 'reply', page, colour: this.colour, madeAt: Date.now(), to: key, ...words })
  }

  /** Own marks only. Whatever one `gesture` takes away comes back with one step. */
  remove(placed: readonly PageMark[], gesture?: object) {
    this.does(placed.filter(({ own }) => own).map(({ layer, key, mark }) => ({ layer, key, before: mark, after: null })), gesture)
  }

  /** Moves own marks by a way that leads none of them off the page (`reachable`). */
  move(placed: readonly PageMark[], by: { dx: number; dy: number }, gesture?: object) {
    const moves = (one: PageMark): one is PageMark & { mark: PlacedKind } => one.own && one.mark.kind !== 'reply'
    this.does(placed.filter(moves).map(({ layer, key, mark }) => ({ layer, key, before: mark, after: movedMark(mark, by) })), gesture)
  }

  undo() { this.write(this.history.undo()) }
  redo() { this.write(this.history.redo()) }

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

  close() {
    this.layers.close()
    for (const timer of this.named.values()) clearTimeout(timer)
    this.live.close()
    this.listeners.clear()
    this.pageListeners.clear()
    this.markListeners.clear()
  }

  private does(changes: readonly MarkChange[], gesture?: object) {
    this.history.did(changes, gesture)
    this.write(changes)
  }

  private write(changes: readonly MarkChange[]) {
    for (const name of new Set(changes.map(({ layer }) => layer))) {
      const latest = new Map(changes.flatMap(({ layer, key, after }) => (layer === name ? [[key, after] as const] : [])))
      if (this.mayWriteOn(name)) this.layers.write(name, [...latest].map(([key, mark]) => ({ key, mark })))
    }
    this.refresh()
  }

  private marksChanged(name: LayerName, { keys, pages, here, foreign }: LayerChange) {
    this.live.strokes.forget(keys)
    if (!here) {
      this.history.forget(keys)
      this.change({})
    }
    for (const key of keys) {
      const placed = this.layers.get(name)?.get(key)
      if (foreign && placed && !placed.own) this.nameWriter(placed)
    }
    for (const page of pages) this.tell(page)
    for (const listener of this.markListeners) listener()
  }

  private nameWriter({ key, authorId, mark }: PageMark) {
    const before = this.lastOf.get(authorId)
    if (before !== undefined) {
      clearTimeout(this.named.get(before))
      this.named.delete(before)
    }
    this.lastOf.set(authorId, key)
    this.showName(key, mark.page)
  }

  private refused(name: LayerName, code: string, moved: number) {
    if (name === 'room' && code !== 'annotations/layer-locked') this.options.mayWrite.room = false
    this.history.clear()
    const isGone = groupOf(name) !== null
    const next = this.state.layer === name && this.options.mayWrite.private ? 'private' : this.state.layer
    this.change({ layer: next, ...((moved > 0 || !isGone) && { refusal: { code, moved } }) })
  }

  private refresh() {
    this.layers.settleMoved()
    this.change({})
  }

  private change(part: Partial<InkState>) {
    const { layers, history } = this
    const next: InkState = {
      ...this.state, ...part, unsent: layers.unsentCount, notSaved: layers.notSaved, hidden: layers.view.hidden,
      canUndo: history.canUndo, canRedo: history.canRedo,
    }
    if ((Object.keys(next) as (keyof InkState)[]).every((key) => next[key] === this.state[key])) return
    this.state = next
    for (const listener of this.listeners) listener()
  }

  private tell(page: number) {
    for (const listener of this.pageListeners.get(page) ?? []) listener()
  }
}
