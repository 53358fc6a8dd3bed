import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { LayerName } from '~/domain/annotations/layer'
import type { Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap, mostMessageBytes } from '~/domain/annotations/wire'
import type { UserId } from '~/domain/kernel/ids'
import type { MeetingSocket } from '../../live/meeting-socket'
import { LocalMarks } from './local-marks'
import { markLine } from './mark-line'
import { firstPortion, unsentValues, type MarkValue } from './mark-values'
import { PlacedMarks, type PageMark } from './placed-marks'
import { UnsentMarks } from './unsent-marks'
import { noteWaiting } from './waiting-marks'

/** Keys that came, changed or went. `here`: this tab did it; `foreign`: somebody else did, while we were looking. */
export type LayerChange = { keys: string[]; pages: number[]; here: boolean; foreign: boolean }

/** A paper that is open in this tab, and before whom. */
export type OpenPaper = {
  socket: Pick<MeetingSocket, 'openChannel'>
  meetingId: string
  versionId: string
  /** of the paper, for what waits to be sent */
  title: string
  userId: UserId
}

type LayerOptions = OpenPaper & {
  name: LayerName
  /** its name on the server */
  layer: string
  onMarks(change: LayerChange): void
  onState(): void
  /** the server refuses what was written here, again; these marks are about to leave the layer unsent. Null: there is no other place for them, they stay in it, on this device */
  onRefused(code: string, marks: readonly MarkValue[] | null): void
  /** this person has no right to the layer, or not any more */
  onGone(code: string): void
}

const refusedUpdate = 4409
const noRight = 4403
const tooMuchPauseMs = 10_000
/** What is written again goes no faster than the server takes it in the long run. */
const betweenPortionsMs = 250
/** What is longer goes in portions: the server takes twice as much, but not at any time. */
const longMessageBytes = mostMessageBytes / 2

/**
 * One layer of a paper in this tab: the document, its line to the server and its copy on the device. Own changes are
 * tracked from the stroke to the server's word that they are committed.
 */
export class MarkLayer {
  private doc = new Y.Doc()
  private marks: Y.Map<Uint8Array | null> = this.doc.getMap(marksMap)
  private provider: WebsocketProvider | null = null
  private local: LocalMarks | null = null
  private readonly unsent: UnsentMarks
  private readonly placed: PlacedMarks
  /** own changes that are to be made once more, in portions, when the document has come afresh */
  private again: readonly MarkValue[] = []
  /** by client, as the server has said it last */
  private serverHas: ReadonlyMap<number, number> | null = null
  /** what was done about a refusal, as long as nothing has been confirmed since */
  private tried = { waiting: false, afresh: false }
  private isRead = false
  /** the server takes nothing of it, for as long as this page lives */
  private isShut = false
  private closed = false
  private lined = false
  notSaved = false
  /** this device could not write down what was drawn (full, or a private window) */
  notKept = false

  constructor(private readonly options: LayerOptions) {
    this.placed = new PlacedMarks(options.name, options.userId)
    this.unsent = new UnsentMarks((keys) => {
      this.local?.noteUnsent(keys)
      this.noteWaiting(this.unsentCount)
      if (keys.length === 0) this.notSaved = false
      if (keys.length === 0 && this.again.length > 0) setTimeout(() => this.writeAgain(), betweenPortionsMs)
      options.onState()
    })
    void this.begin()
  }

  get unsentCount(): number { return this.unsent.count + this.again.length }
  /** Whether it is kept in step with the server, or will be as soon as there is a way. */
  get hasLine(): boolean { return this.lined }

  get(key: string): PageMark | undefined { return this.placed.get(key) }
  onPage(page: number): readonly PageMark[] { return this.placed.onPage(page) }
  all(): Iterable<PageMark> { return this.placed.all() }
  get illegible(): ReadonlySet<string> { return this.placed.illegible }
  get pages(): number[] { return this.placed.pages }
  /** The server has it, as far as is known here: nothing of it is on its way. */
  isConfirmed(key: string): boolean { return this.provider?.synced === true && this.placed.get(key) !== undefined && !this.unsent.has(key) }

  /** Puts marks in their places, or with null takes them away, as one update. */
  write(changes: readonly { key: string; mark: Mark | null }[]) {
    this.writeValues(changes.map(({ key, mark }) => ({ key, value: mark && encodeMark(mark) })))
  }

  /** The same with marks as they are packed, of kinds too that cannot be read here. */
  writeValues(values: readonly MarkValue[]) {
    this.doc.transact(() => {
      for (const { key, value } of values) {
        if (value) this.marks.set(key, value)
        else this.marks.delete(key)
      }
    })
  }

  /** Gives it its line to the server or takes it away; what was not sent stays on the device and goes with the next line. */
  setLine(lined: boolean) {
    this.lined = lined
    if (lined) this.connect()
    else this.hangUp()
  }

  /** Closes for good and forgets the copy on this device; returns the own marks that were not sent. */
  leave(): MarkValue[] {
    const marks = this.unsentValues()
    const { local } = this
    this.local = null
    this.close()
    void local?.clear()
    this.noteWaiting(0)
    return marks
  }

  close() {
    this.closed = true
    this.hangUp()
    void this.local?.close()
    this.doc.destroy()
  }

  /** Other papers' screens count these changes too. */
  private noteWaiting(count: number) {
    const { userId, meetingId, versionId, layer, title } = this.options
    noteWaiting(userId, { meetingId, versionId, layer, title, count, notSaved: this.notSaved, notKept: this.notKept })
  }

  /** The device's copy first, where it can be read, then the line: so an unsent stroke is never taken for a missing one. */
  private async begin() {
    const { doc } = this
    const { userId, versionId, layer } = this.options
    this.marks.observe((event, transaction) => this.took(event, transaction))
    const local = await LocalMarks.load(userId, versionId, layer, doc, () => this.cannotKeep(doc)).catch(() => null)
    if (this.closed || doc !== this.doc) return local?.close()
    this.local = local
    if (this.again.length === 0) this.again = local?.again ?? []
    this.unsent.changed(local?.unsent ?? [])
    this.isRead = true
    this.connect()
  }

  private connect() {
    if (this.closed || this.isShut || this.provider || !this.isRead || !this.lined) return
    const { socket, versionId, layer } = this.options
    this.provider = markLine(socket, versionId, layer, this.doc, {
      opened: () => this.unsent.lineOpened(),
      asked: (stateVector) => { this.serverHas = Y.decodeStateVector(stateVector) },
      sends: (message) => this.sends(message),
      saved: (count) => { if (this.unsent.saved(count)) this.tried = { waiting: false, afresh: false } },
      notSaved: () => this.cannotSave(),
      synced: () => {
        this.writeAgain()
        this.options.onState()
      },
      closed: (code, reason) => {
        if (code === refusedUpdate) void this.refused(reason)
        if (code === noRight) this.options.onGone(reason)
      },
    })
    this.provider.connect()
  }

  private hangUp() {
    const { provider } = this
    this.provider = null
    provider?.destroy()
    provider?.awareness.destroy()
  }

  /** Whether a message may go out. One that is too long for the server would end the line; what it carries is written again in portions. */
  private sends(message: Uint8Array): boolean {
    const { provider } = this
    const isLong = message.length > longMessageBytes
    if (isLong) queueMicrotask(() => { if (this.provider === provider) void this.writeAfresh('annotations/too-much') })
    else this.unsent.sent(message)
    return !isLong
  }

  private cannotSave() {
    this.notSaved = true
    this.noteWaiting(this.unsentCount)
    this.options.onState()
  }

  private cannotKeep(doc: Y.Doc) {
    if (this.closed || doc !== this.doc) return
    this.notKept = true
    this.noteWaiting(this.unsentCount)
    this.options.onState()
  }

  /** The server has shut the document because of something in it. Of too much at once a part may do after a pause. */
  private async refused(code: string) {
    if (code !== 'annotations/too-much' || this.tried.waiting) return this.writeAfresh(code)
    this.tried.waiting = true
    setTimeout(() => this.provider?.connect(), tooMuchPauseMs)
  }

  /**
   * The copy here is thrown away and fetched anew; what the server does not have of the own is written again, once. If
   * that is refused too, or the right to write is gone, it is handed back; of the private layer it stays where it is.
   */
  private async writeAfresh(code: string) {
    const values = this.unsentValues()
    const isFinal = this.tried.afresh || code === 'forbidden' || code === 'annotations/layer-locked'
    this.tried.afresh = true
    if (!isFinal) return this.startAfresh(values)
    if (this.options.name !== 'private') {
      this.options.onRefused(code, values)
      return this.startAfresh([])
    }
    this.isShut = true
    this.hangUp()
    this.cannotSave()
    this.options.onRefused(code, null)
  }

  private unsentValues(): MarkValue[] {
    const now = unsentValues(this.marks, this.options.userId, this.unsent.keys, this.serverHas)
    return [...this.again.filter(({ key }) => !now.some((one) => one.key === key)), ...now]
  }

  /** The next portion, when the one before has been confirmed. */
  private writeAgain() {
    while (this.provider?.synced && this.unsent.count === 0 && this.again.length > 0) {
      const portion = firstPortion(this.again)
      this.again = this.again.slice(portion.length)
      this.writeValues(portion)
      this.local?.noteAgain(this.again)
    }
  }

  private async startAfresh(again: readonly MarkValue[]) {
    this.isRead = false
    this.hangUp()
    this.again = again
    this.serverHas = null
    const { local } = this
    this.local = null
    await local?.startAfresh(again)
    this.doc.destroy()
    if (this.closed) return
    const { pages } = this.placed
    this.placed.clear()
    this.doc = new Y.Doc()
    this.marks = this.doc.getMap(marksMap)
    this.unsent.clear()
    this.options.onMarks({ keys: [], pages, here: true, foreign: false })
    await this.begin()
  }

  private took(event: Y.YMapEvent<Uint8Array | null>, transaction: Y.Transaction) {
    const keys = [...event.keysChanged]
    const pages = this.placed.took(keys, this.marks)
    if (transaction.local) this.unsent.changed(keys)
    this.options.onMarks({ keys, pages, here: transaction.local, foreign: this.provider !== null && transaction.origin === this.provider && this.provider.synced })
  }
}
