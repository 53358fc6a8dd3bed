import { groupLayer, isGroupLayer, layerOf, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import { markKey, readMarkKey, type Mark } from '~/domain/annotations/mark'
import type { UserId } from '~/domain/kernel/ids'
import { LayerView, type SightChange } from './layer-view'
import { keptLayers } from '../kept/local-marks'
import { MarkLayer, type LayerChange, type OpenPaper } from '../kept/mark-layer'
import type { MarkValue } from '../kept/mark-values'
import type { PageMark } from '../kept/placed-marks'

/** Whose marks there are on this paper, and how many: on what is shown, and of those in the room layer. */
export type AuthorCount = { userId: UserId; count: number; inRoom: number }

/** Of marks that the server refuses: how many are in the private layer from now on, and whether they only stay on this device. */
export type Unsent = { moved: number; stays: boolean }

/** What is left of `mostOpenDocuments` is for papers whose marks wait to be sent. */
export const mostLines = 48

type InkLayersOptions = OpenPaper & {
  hasPrivate: boolean
  /** how many layers are kept in step with the server at a time */
  lines?: number
  onMarks(layer: LayerName, change: LayerChange): void
  onState(): void
  /** a layer takes nothing more, or is gone; where its marks are that were not sent */
  onRefused(layer: LayerName, code: string, unsent: Unsent): void
  /** this person has no right to the paper's marks, or not any more */
  onGone?(): void
}

/** All layers of one paper that this person has: what lies where, what of it is shown, and what moves between them. */
export class InkLayers {
  readonly view: LayerView
  private readonly open = new Map<LayerName, MarkLayer>()
  /** groups that this person is in; a layer outside of them stands only until the server has said what becomes of it */
  private groups: readonly NoteGroup[] = []
  /** own marks that lie in the room and still in the layer that they were published from */
  private readonly published = new Set<string>()
  /** own marks that lie in private again and still in the room */
  private readonly withdrawn = new Set<string>()
  /** by page, as it was asked for last */
  private readonly seen = new Map<number, readonly PageMark[]>()
  private withoutLine: readonly LayerName[] = []
  private closed = false

  constructor(private readonly options: InkLayersOptions) {
    this.view = new LayerView(options.userId, options.meetingId)
    this.openLayer('room')
    if (options.hasPrivate) this.openLayer('private')
    this.allotLines()
    void this.fetchStranded()
  }

  get names(): LayerName[] {
    return [...(['room', 'private'] as const).filter((name) => this.open.has(name)), ...this.groups.map(({ id }) => groupLayer(id))]
  }

  get(name: LayerName): MarkLayer | undefined { return this.open.get(name) }
  get unsentCount(): number { return [...this.open.values()].reduce((sum, one) => sum + one.unsentCount, 0) }
  get illegibleCount(): number { return [...this.open.values()].reduce((sum, one) => sum + one.illegible.size, 0) }
  get notSaved(): boolean { return [...this.open.values()].some((one) => one.notSaved) }
  get notKept(): boolean { return [...this.open.values()].some((one) => one.notKept) }
  /** Layers that are on and that there is no line for: what others write there does not come. The same array as long as it is the same layers. */
  get unreached(): readonly LayerName[] { return this.withoutLine }

  /** The groups are others than before: their layers come and go. */
  setGroups(groups: readonly NoteGroup[]) {
    const gone = this.groups.filter((known) => !groups.some(({ id }) => id === known.id))
    this.groups = groups
    for (const { id } of gone) this.drop(groupLayer(id), 'forbidden')
    for (const { id } of groups) if (!this.open.has(groupLayer(id))) this.openLayer(groupLayer(id))
    this.allotLines()
  }

  /** Switches a layer, or a person's marks, on or off on this screen; where lines are few, one that goes off leaves its own to another. */
  show(what: SightChange) {
    this.view.show(what)
    this.allotLines()
  }

  /** What is to be seen on a page: of layers that are on, by people who are not put out of sight. The same array as long as the same is in it. */
  onPage(page: number): readonly PageMark[] {
    const now = this.names.flatMap((layer) => this.open.get(layer)?.onPage(page).filter((placed) => this.view.shows(layer, placed.authorId) && !this.isLeftOut(layer, placed)) ?? [])
    const before = this.seen.get(page)
    if (before?.length === now.length && before.every((placed, index) => placed === now[index])) return before
    this.seen.set(page, now)
    return now
  }

  /** All of this paper, also what is out of sight. */
  all(): PageMark[] {
    return this.names.flatMap((layer) => [...(this.open.get(layer)?.all() ?? [])].filter((placed) => !this.isLeftOut(layer, placed)))
  }

  /** By layers that are on. */
  authors(): AuthorCount[] {
    const counts = new Map<UserId, AuthorCount>()
    for (const layer of this.names) {
      if (this.view.hidden.layers.includes(layer)) continue
      for (const placed of this.open.get(layer)?.all() ?? []) {
        if (this.isLeftOut(layer, placed)) continue
        const { authorId } = placed
        const { count, inRoom } = counts.get(authorId) ?? { count: 0, inRoom: 0 }
        counts.set(authorId, { userId: authorId, count: count + 1, inRoom: layer === 'room' ? inRoom + 1 : inRoom })
      }
    }
    return [...counts.values()]
  }

  /**
   * N13 Own marks go to the room under the key that they have. Where they come from they stay, unseen, until the server has
   * committed them, so that no cut and no refusal between can lose one, and doing it again does nothing.
   */
  publish(placed: readonly PageMark[]) {
    this.open.get('room')?.write(placed.filter(({ own, layer }) => own && layer !== 'room').map(({ key, mark }) => ({ key, mark })))
  }

  /**
   * Back to private, by an act of its own, for undoing never does it: out of the room when the server has the private copy, so
   * that no cut between loses it.
   */
  withdraw(placed: readonly PageMark[]) {
    const back = placed.filter(({ own, layer }) => own && layer === 'room')
    for (const { key } of back) {
      this.published.delete(key)
      this.withdrawn.add(key)
    }
    this.open.get('private')?.write(back)
  }

  /** Own changes on a layer. What is taken out of the room is gone: the copy that it was published from goes with it. */
  write(name: LayerName, changes: readonly { key: string; mark: Mark | null }[]) {
    this.open.get(name)?.write(changes)
    if (name !== 'room') return
    for (const { key } of changes) this.withdrawn.delete(key)
    for (const [other, layer] of this.open) {
      const copies = changes.filter(({ key, mark }) => other !== 'room' && mark === null && layer.get(key))
      if (copies.length > 0) layer.write(copies)
    }
  }

  /** Takes what has come to the room out of where it came from, and what has come back to private out of the room. */
  settleMoved() {
    const room = this.open.get('room')
    for (const key of this.withdrawn) {
      if (this.open.get('private')?.isConfirmed(key) !== true) continue
      this.withdrawn.delete(key)
      if (room?.get(key)) room.write([{ key, mark: null }])
    }
    for (const key of this.published) {
      if (room?.get(key) && !room.isConfirmed(key)) continue
      this.published.delete(key)
      if (room?.get(key)) for (const [name, layer] of this.open) if (name !== 'room' && layer.get(key)) layer.write([{ key, mark: null }])
    }
  }

  close() {
    this.closed = true
    for (const layer of this.open.values()) layer.close()
    this.open.clear()
  }

  /** What was published is seen in the room alone; what is said to a note that cannot be read here waits with it, for that note is not gone. */
  private isLeftOut(layer: LayerName, { key, mark }: PageMark): boolean {
    if (layer !== 'room' && this.open.get('room')?.get(key) !== undefined) return true
    return mark.kind === 'reply' && [layer, 'room' as const].some((name) => this.open.get(name)?.illegible.has(mark.to))
  }

  private openLayer(name: LayerName) {
    const { socket, meetingId, userId, versionId, title } = this.options
    this.open.set(name, new MarkLayer({
      socket, meetingId, userId, versionId, title, name, layer: layerOf(name, userId),
      onState: () => {
        this.allotLines()
        this.options.onState()
      },
      onMarks: (change) => this.marksChanged(name, change),
      onRefused: (code, marks) => this.options.onRefused(name, code, marks ? { moved: this.keepPrivately(name, marks), stays: false } : { moved: 0, stays: true }),
      onGone: (code) => {
        if (isGroupLayer(name)) this.drop(name, code)
        else this.options.onGone?.()
      },
    }))
  }

  private allotLines() {
    const { names, options: { lines = mostLines } } = this
    const inTurn = [...this.open].map(([name, layer]) => ({ layer, turn: this.turnOf(name, layer, names) })).sort((a, b) => a.turn - b.turn)
    for (const { layer } of inTurn.slice(lines)) layer.setLine(false)
    for (const { layer } of inTurn.slice(0, lines)) layer.setLine(true)
    const without = names.filter((name) => this.view.isOn(name) && this.open.get(name)?.hasLine === false)
    if (without.join() !== this.withoutLine.join()) this.withoutLine = without
  }

  /** The smaller, the sooner a layer gets a line: what everybody has, what is to be sent, what the server has still to judge, what is on. */
  private turnOf(name: LayerName, layer: MarkLayer, names: readonly LayerName[]): number {
    if (!isGroupLayer(name)) return 0
    if (layer.unsentCount > 0) return 1
    if (!names.includes(name)) return 2
    if (!this.view.isOn(name)) return 5
    return layer.hasLine ? 3 : 4
  }

  private marksChanged(name: LayerName, change: LayerChange) {
    for (const key of change.keys) {
      if (readMarkKey(key)?.authorId !== this.options.userId || this.withdrawn.has(key)) continue
      if (this.open.get('room')?.get(key) && [...this.open].some(([other, layer]) => other !== 'room' && layer.get(key))) this.published.add(key)
    }
    this.options.onMarks(name, change)
  }

  /** A group's layer is this person's no more: what he could not send stays his, the rest leaves the screen and the device. */
  private drop(name: LayerName, code: string) {
    const layer = this.open.get(name)
    if (!layer) return
    this.open.delete(name)
    const pages = layer.pages
    const moved = this.keepPrivately(name, layer.leave())
    this.allotLines()
    this.options.onMarks(name, { keys: [], pages, here: true, foreign: false })
    this.options.onRefused(name, code, { moved, stays: false })
  }

  /** What was written where it may not be is not lost but private from now on; what came from there is there still. */
  private keepPrivately(from: LayerName, values: readonly MarkValue[]): number {
    const own = this.open.get('private')
    const homeless = values.filter(({ key, value }) => value !== null && ![...this.open].some(([name, layer]) => name !== from && name !== 'room' && layer.get(key)))
    own?.writeValues(homeless.map(({ value }) => ({ key: markKey(this.options.userId, newMarkId()), value })))
    return own ? homeless.length : 0
  }

  /** Layers of groups that this device has marks of, and that this person was taken out of while he was away. */
  private async fetchStranded() {
    for (const layer of await keptLayers(this.options.userId, this.options.versionId)) {
      const groupId = /^group\/(.+)$/.exec(layer)?.[1]
      if (!this.closed && groupId && !this.open.has(groupLayer(groupId))) this.openLayer(groupLayer(groupId))
    }
    this.allotLines()
  }
}

/** The id of a new mark: with its author's it is the mark's key, on every layer (N3). */
export const newMarkId = () => crypto.randomUUID()
