import type { LayerName } from '~/domain/annotations/layer'
import { isLoose, markKey, type Mark, type NoteMark } from '~/domain/annotations/mark'
import { movedMark, type Way } from '~/domain/annotations/mark-place'
import { newMarkId, type InkLayers } from './layers/ink-layers'
import type { SightChange } from './layers/layer-view'
import { MarkHistory, type MarkChange } from './mark-history'
import type { PageMark } from './kept/placed-marks'

/** What a note or a reply says. */
export type Words = Pick<NoteMark, 'text' | 'mentions'>

type EditOptions = {
  layers: InkLayers
  userId: string
  /** the author's own, an index into the palette */
  colour: () => number
  mayWriteOn: (layer: LayerName) => boolean
  /** brings into sight what is written on */
  show: (what: SightChange) => void
  onEdited: () => void
}

/**
 * What the person in front of this screen does to marks of a paper, and takes back again (N8). Nothing is done to marks of
 * others, nor on a layer that is not written on (any more).
 */
export class MarkEdits {
  readonly history: MarkHistory

  constructor(private readonly options: EditOptions) {
    this.history = new MarkHistory(options.mayWriteOn)
  }

  /** Lays a mark on a layer. One that was locked or lost while the hand was writing takes nothing: then it is in private. */
  put(wanted: LayerName, mark: Mark, markId: string = newMarkId()) {
    const { userId, layers, mayWriteOn, show } = this.options
    const layer = mayWriteOn(wanted) ? wanted : 'private'
    if (!layers.view.shows(layer, userId)) show({ userId, shown: true })
    this.does([{ layer, key: markKey(userId, markId), before: null, after: mark }])
  }

  /** Changes the text of an own note or reply, and who is named in it. */
  rewrite({ layer, key, own, mark }: PageMark, words: Words) {
    if (own && (mark.kind === 'note' || mark.kind === 'reply')) this.does([{ layer, key, before: mark, after: { ...mark, ...words } }])
  }

  /** Answers a note, on its layer. */
  reply({ key, layer, page }: { key: string; layer: LayerName; page: number }, words: Words) {
    this.put(layer, { kind: 'reply', page, colour: this.options.colour(), madeAt: Date.now(), to: key, ...words })
  }

  /** Own marks only. Whatever one `gesture` takes away comes back with one step. */
  remove(placed: readonly PageMark[], gesture?: object) {
    this.does(placed.filter(({ own }) => own).map(({ layer, key, mark }) => ({ layer, key, before: mark, after: null })), gesture)
  }

  /** Moves own marks by a way that leads none of them off the page (`reachable`); marked words stay (T6). */
  move(placed: readonly PageMark[], by: Way, gesture?: object) {
    this.does(placed.flatMap(({ own, layer, key, mark }) => (own && isLoose(mark) ? [{ layer, key, before: mark, after: movedMark(mark, by) }] : [])), gesture)
  }

  undo() { this.write(this.history.undo()) }
  redo() { this.write(this.history.redo()) }

  get mayPublish(): boolean { return this.options.mayWriteOn('room') }
  get mayWithdraw(): boolean { return this.mayPublish && this.options.mayWriteOn('private') }

  /** Own marks of the private layer or a group's go to everybody (N13). No step leads back: `withdraw` does. */
  publish(placed: readonly PageMark[]) {
    if (!this.mayPublish) return
    this.options.show({ layer: 'room', shown: true })
    this.history.forget(placed.map(({ key }) => key))
    this.options.layers.publish(placed)
  }

  /** Own marks of the room go back to private (N13). */
  withdraw(placed: readonly PageMark[]) {
    if (!this.mayWithdraw) return
    this.options.show({ layer: 'private', shown: true })
    this.history.forget(placed.map(({ key }) => key))
    this.options.layers.withdraw(placed)
  }

  private does(changes: readonly MarkChange[], gesture?: object) {
    const possible = changes.filter(({ layer }) => this.options.mayWriteOn(layer))
    this.history.did(possible, gesture)
    this.write(possible)
  }

  private write(changes: readonly MarkChange[]) {
    const { layers, onEdited } = this.options
    for (const name of new Set(changes.map(({ layer }) => layer))) {
      const latest = new Map(changes.flatMap(({ layer, key, after }) => (layer === name ? [[key, after] as const] : [])))
      layers.write(name, [...latest].map(([key, mark]) => ({ key, mark })))
    }
    onEdited()
  }
}
