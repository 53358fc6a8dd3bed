import { groupOfLayer, isGroupLayer, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import type { MeetingSocket } from '../live/meeting-socket'
import { HeldMarks } from './page/held-marks'
import { InkLayers, type Unsent } from './layers/ink-layers'
import { firstInkState, type InkChoice, type InkState } from './ink-state'
import type { SightChange } from './layers/layer-view'
import { Listeners } from './listeners'
import { LiveInk } from './live/live-ink'
import { MarkEdits } from './mark-edits'
import type { LayerChange, OpenPaper } from './kept/mark-layer'
import { NamedMarks } from './named-marks'
import type { PageMark } from './kept/placed-marks'
import { keepToolChoice, readToolChoice, widthShare, type DrawingTool, type Tool } from './tools/tool-choice'
import { UnfinishedWords } from './kept/unfinished-words'

export type InkOptions = OpenPaper & {
  socket: Pick<MeetingSocket, 'openChannel' | 'send'>
  /** which layers this person writes on besides those of his groups; the server asks again */
  mayWrite: Record<'room' | 'private', boolean>
  /** writes on the room layer also while it is locked */
  mayLock: boolean
  /** whether this person presents this paper just now */
  presents(): boolean
  nameOf(userId: string): string
  /** an index into the palette */
  colourOf(userId: string): number
}

/** All marks of one paper in this tab: what is chosen and shown, and what becomes of it when the server or the chair says otherwise. */
export class InkSession {
  readonly layers: InkLayers
  readonly live: LiveInk
  readonly edits: MarkEdits
  readonly words: UnfinishedWords
  /** what the lasso has caught */
  readonly held = new HeldMarks()
  readonly named = new NamedMarks((page) => this.tellPage(page))
  private readonly stateListeners = new Listeners()
  private readonly markListeners = new Listeners()
  private readonly pageListeners = new Map<number, Listeners>()
  private readonly mayWriteTo: InkOptions['mayWrite']
  private state: InkState

  constructor(readonly options: InkOptions) {
    const { mayWrite, socket, meetingId, userId, versionId, title } = options
    this.mayWriteTo = { ...mayWrite }
    this.words = new UnfinishedWords(userId, versionId)
    this.state = firstInkState(readToolChoice(userId), mayWrite.room ? 'room' : 'private')
    this.layers = new InkLayers({
      socket, meetingId, userId, versionId, title, hasPrivate: mayWrite.private,
      onMarks: (layer, change) => this.marksChanged(layer, change),
      onState: () => this.refresh(),
      onRefused: (layer, code, unsent) => this.refused(layer, code, unsent),
    })
    const { into } = this.layers.view
    if (into && (isGroupLayer(into) || this.mayWriteOn(into))) this.state = { ...this.state, layer: into }
    this.live = new LiveInk(this.layers, options)
    this.edits = new MarkEdits({
      layers: this.layers, userId, colour: () => this.colour,
      mayWriteOn: (layer) => this.mayWriteOn(layer),
      show: (what) => this.show(what),
      onEdited: () => this.refresh(),
    })
    this.refresh()
  }

  readonly get = (): InkState => this.state
  readonly subscribe = this.stateListeners.subscribe
  /** Told whenever a mark comes, changes or goes, on whatever page. */
  readonly subscribeMarks = this.markListeners.subscribe

  /** Told of what comes, changes or goes on one page, marks and names. */
  subscribePage(page: number, listener: () => void): () => void {
    const listeners = this.pageListeners.get(page) ?? new Listeners()
    this.pageListeners.set(page, listeners)
    return listeners.subscribe(listener)
  }

  /** What is to be seen on a page. */
  marksOn(page: number): readonly PageMark[] { return this.layers.onPage(page) }

  /** All marks of this paper, also those out of sight, in no order. */
  allMarks(): PageMark[] { return this.layers.all() }

  /** What is chosen of the tools is remembered; a tool that is put away lets go of what it held. */
  choose(part: Partial<InkChoice>) {
    const { tool } = this.state
    if (part.layer) {
      this.layers.view.writeInto(part.layer)
      this.show({ layer: part.layer, shown: true })
    }
    this.change(part)
    keepToolChoice(this.options.userId, this.state)
    if (tool !== this.state.tool || !this.state.open) this.held.letGo()
  }

  /** This person's own, an index into the palette. */
  get colour(): number { return this.options.colourOf(this.options.userId) }
  /** What a tool draws in: the colour chosen for it, or the own one. */
  colourOf(tool: Tool): number { return this.state.colours[tool] ?? this.colour }
  /** As a share of the page's width. */
  widthOf(tool: DrawingTool): number { return widthShare(this.state, tool) }

  /** Layers that can be written on now, in the order in which they are offered. */
  get writable(): LayerName[] { return this.layers.names.filter((name) => this.mayWriteOn(name)) }
  /** Whether the chosen layer can be written on now. */
  get mayWrite(): boolean { return this.mayWriteOn(this.state.layer) }

  /** Whether this person writes on a layer that everybody has, be it locked just now; who does not needs no tools. */
  get isWriter(): boolean { return this.mayWriteTo.room || this.mayWriteTo.private }

  mayWriteOn(layer: LayerName): boolean {
    if (layer === 'room') return this.mayWriteTo.room && (this.state.lockedBy === null || this.options.mayLock)
    return layer === 'private' ? this.mayWriteTo.private : groupOfLayer(layer, this.state.groups) !== undefined
  }

  /** The groups of this person, as the meeting knows them now. */
  setGroups(groups: readonly NoteGroup[]) {
    this.layers.setGroups(groups)
    this.change({ groups })
    if (isGroupLayer(this.state.layer)) this.keepToWritable()
    this.refresh()
  }

  /** The chair has locked or unlocked the room layer: whoever writes there goes on in private. */
  setLock(lockedBy: string | null) {
    if (lockedBy === this.state.lockedBy) return
    this.change({ lockedBy, ...(lockedBy === null && this.state.refusal?.code === 'annotations/layer-locked' && { refusal: null }) })
    this.keepToWritable()
    this.refresh()
  }

  /** Switches a layer, or a person's marks, on or off on this screen. */
  show(what: SightChange) {
    this.layers.show(what)
    this.refresh()
    for (const page of this.pageListeners.keys()) this.tellPage(page)
  }

  close() {
    this.layers.close()
    this.named.close()
    this.live.close()
    this.stateListeners.clear()
    this.markListeners.clear()
    this.pageListeners.clear()
  }

  private marksChanged(name: LayerName, { keys, pages, here, foreign }: LayerChange) {
    this.live.strokes.forget(keys)
    if (!here) {
      this.edits.history.forget(keys)
      this.change({})
    }
    for (const key of foreign ? keys : []) {
      const placed = this.layers.get(name)?.get(key)
      if (placed && !placed.own) this.named.showNewest(placed)
    }
    for (const page of pages) this.tellPage(page)
    this.markListeners.tell()
  }

  private refused(name: LayerName, code: string, unsent: Unsent) {
    if (name === 'room' && code !== 'annotations/layer-locked') this.mayWriteTo.room = false
    this.edits.history.clear()
    const next = this.state.layer === name && this.mayWriteTo.private ? 'private' : this.state.layer
    this.change({ layer: next, ...((unsent.moved > 0 || !isGroupLayer(name)) && { refusal: { code, ...unsent } }) })
  }

  /** What cannot be written on any more is never exchanged for what more people read. */
  private keepToWritable() {
    if (this.mayWrite) return
    const [first] = this.writable
    const layer = this.mayWriteOn('private') ? 'private' : first
    if (layer) this.change({ layer })
  }

  private refresh() {
    this.layers.settleMoved()
    this.change({})
  }

  private change(part: Partial<InkState>) {
    const { layers, edits: { history } } = this
    const next: InkState = {
      ...this.state, ...part, unsent: layers.unsentCount, notSaved: layers.notSaved, notKept: layers.notKept, hidden: layers.view.hidden, unreached: layers.unreached, illegible: layers.illegibleCount,
      canUndo: history.canUndo, canRedo: history.canRedo,
    }
    if ((Object.keys(next) as (keyof InkState)[]).every((key) => next[key] === this.state[key])) return
    this.state = next
    this.stateListeners.tell()
  }

  private tellPage(page: number) { this.pageListeners.get(page)?.tell() }
}
