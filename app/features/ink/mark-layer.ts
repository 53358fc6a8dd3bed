import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { LayerName } from '~/domain/annotations/layer'
import { byMaking, readMarkKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { openMark } from '~/domain/annotations/packed-ink'
import { marksMap, messageType } from '~/domain/annotations/wire'
import type { UserId } from '~/domain/kernel/ids'
import type { MeetingSocket } from '../live/meeting-socket'
import { LocalMarks } from './local-marks'
import { UnsentMarks } from './unsent-marks'
import { noteWaiting } from './waiting-marks'

/** A mark as it lies on a page. `own`: made by the person in front of this screen. It stays the same object as long as the mark is the same. */
export type PageMark = { key: string; mark: Mark; authorId: string; own: boolean; layer: LayerName }
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
  /** the server has refused what was written here; these marks were not sent and are no longer in the layer */
  onRefused(code: string, marks: PageMark[]): void
  /** this person has no right to the layer, or not any more */
  onGone(code: string): void
}

const refusedUpdate = 4409
const noRight = 4403
const tooMuchPauseMs = 10_000
/** Reconnecting takes place at random times within this, so that a hall does not come back as one. */
const backoffMs = 2_500

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
  private readonly byKey = new Map<string, PageMark>()
  private readonly byPage = new Map<number, Set<string>>()
  private readonly notRead = new Set<string>()
  /** pages that were looked at since they last changed, in order */
  private readonly ordered = new Map<number, readonly PageMark[]>()
  /** own marks that are to be written once more when the document has come afresh */
  private again: readonly PageMark[] = []
  private refusals = 0
  private isRead = false
  private closed = false
  private lined = false
  notSaved = false

  constructor(private readonly options: LayerOptions) {
    this.unsent = new UnsentMarks((keys) => {
      this.local?.noteUnsent(keys)
      this.noteWaiting(this.unsentCount)
      if (keys.length === 0) this.notSaved = false
      options.onState()
    })
    void this.begin()
  }

  get unsentCount(): number { return this.unsent.count + this.again.length }
  /** Whether it is kept in step with the server, or will be as soon as there is a way. */
  get hasLine(): boolean { return this.lined }

  get(key: string): PageMark | undefined { return this.byKey.get(key) }
  /** In the order of their making, so that a highlighter lies over what was written before. */
  onPage(page: number): readonly PageMark[] {
    const known = this.ordered.get(page)
    if (known) return known
    const placed = [...(this.byPage.get(page) ?? [])].flatMap((key) => this.byKey.get(key) ?? [])
    placed.sort(byMaking)
    this.ordered.set(page, placed)
    return placed
  }

  all(): Iterable<PageMark> { return this.byKey.values() }
  /** Keys of marks of a kind that came after this page was loaded: they stay as they are, unseen here. */
  get illegible(): ReadonlySet<string> { return this.notRead }
  get pages(): number[] { return [...this.byPage.keys()] }
  /** The server has it, as far as is known here: nothing of it is on its way. */
  isConfirmed(key: string): boolean { return this.provider?.synced === true && this.byKey.has(key) && !this.unsent.has(key) }

  /** Puts marks in their places, or with null takes them away, as one update. */
  write(changes: readonly { key: string; mark: Mark | null }[]) {
    this.doc.transact(() => {
      for (const { key, mark } of changes) {
        if (mark) this.marks.set(key, encodeMark(mark))
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
  leave(): PageMark[] {
    const marks = this.unsentMarks()
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
    noteWaiting(userId, { meetingId, versionId, layer, title, count, notSaved: this.notSaved })
  }

  /** The device's copy first, where it can be read, then the line: so an unsent stroke is never taken for a missing one. */
  private async begin() {
    const { doc } = this
    const { userId, versionId, layer } = this.options
    this.marks.observe((event, transaction) => this.took(event, transaction))
    const local = await LocalMarks.load(userId, versionId, layer, doc).catch(() => null)
    if (this.closed || doc !== this.doc) return local?.close()
    this.local = local
    if (local && local.unsent.length > 0) this.unsent.changed(local.unsent)
    else this.noteWaiting(this.unsentCount)
    this.isRead = true
    this.connect()
  }

  private connect() {
    if (this.closed || this.provider || !this.isRead || !this.lined) return
    const { socket, versionId, layer } = this.options
    const { unsent } = this
    const provider = new WebsocketProvider('/socket', `${versionId}/${layer}`, this.doc, {
      connect: false, disableBc: true, maxBackoffTime: backoffMs + Math.random() * backoffMs,
      WebSocketPolyfill: asWebSocket(class extends socket.openChannel(versionId, layer, (epoch) => this.opened(epoch)) {
        override send(data: Uint8Array) {
          unsent.sent(data)
          super.send(data)
        }
      }),
    })
    provider.awareness.setLocalState(null)
    provider.messageHandlers[messageType.saved] = (_reply, decoder) => unsent.saved(decoding.readVarUint(decoder))
    provider.messageHandlers[messageType.notSaved] = () => {
      this.notSaved = true
      this.noteWaiting(this.unsentCount)
      this.options.onState()
    }
    provider.on('sync', (synced) => {
      if (synced) this.write(this.takeAgain())
      this.options.onState()
    })
    provider.on('closed', ({ code, reason }) => {
      if (code === refusedUpdate) void this.refused(reason)
      if (code === noRight) this.options.onGone(reason)
    })
    this.provider = provider
    provider.connect()
  }

  private hangUp() {
    const { provider } = this
    this.provider = null
    provider?.destroy()
    provider?.awareness.destroy()
  }

  private opened(epoch: number) {
    this.unsent.lineOpened()
    if (this.local && this.local.epoch !== null && this.local.epoch !== epoch) void this.startAfresh(this.unsentMarks())
    else this.local?.noteEpoch(epoch)
  }

  /**
   * The server has shut the document because of something in it. The copy here is thrown away and fetched anew; own
   * unsent marks are written again, once. If that is refused too, or the right to write is gone, they are handed back.
   */
  private async refused(code: string) {
    if (code === 'annotations/too-much') {
      setTimeout(() => this.provider?.connect(), tooMuchPauseMs)
      return
    }
    const marks = this.unsentMarks()
    this.refusals += 1
    const final = this.refusals > 1 || code === 'forbidden' || code === 'annotations/layer-locked'
    await this.startAfresh(final ? [] : marks)
    if (final) this.options.onRefused(code, marks)
  }

  private unsentMarks(): PageMark[] {
    return [...this.again, ...this.unsent.keys.flatMap((key) => this.byKey.get(key) ?? []).filter(({ own }) => own)]
  }

  private takeAgain(): readonly PageMark[] {
    const { again } = this
    this.again = []
    return again
  }

  private async startAfresh(again: readonly PageMark[]) {
    this.hangUp()
    this.isRead = false
    this.again = again
    const { local } = this
    this.local = null
    await local?.clear()
    this.doc.destroy()
    if (this.closed) return
    const pages = [...this.byPage.keys()]
    this.byKey.clear()
    this.byPage.clear()
    this.notRead.clear()
    this.ordered.clear()
    this.doc = new Y.Doc()
    this.marks = this.doc.getMap(marksMap)
    this.unsent.clear()
    this.options.onMarks({ keys: [], pages, here: true, foreign: false })
    await this.begin()
  }

  private took(event: Y.YMapEvent<Uint8Array | null>, transaction: Y.Transaction) {
    const pages = new Set<number>()
    for (const key of event.keysChanged) {
      const before = this.byKey.get(key)
      if (before) this.forget(before, pages)
      const placed = this.placed(key)
      if (placed) this.remember(placed, pages)
      if (!placed && this.marks.get(key)) this.notRead.add(key)
      else this.notRead.delete(key)
    }
    const keys = [...event.keysChanged]
    if (transaction.local) this.unsent.changed(keys)
    this.options.onMarks({ keys, pages: [...pages], here: transaction.local, foreign: this.provider !== null && transaction.origin === this.provider && this.provider.synced })
  }

  private placed(key: string): PageMark | null {
    const value = this.marks.get(key)
    const name = readMarkKey(key)
    const mark = value && openMark(value)
    return mark && name ? { key, mark, authorId: name.authorId, own: name.authorId === this.options.userId, layer: this.options.name } : null
  }

  private remember(placed: PageMark, pages: Set<number>) {
    const { page } = placed.mark
    this.byKey.set(placed.key, placed)
    const keys = this.byPage.get(page) ?? new Set()
    this.byPage.set(page, keys.add(placed.key))
    this.ordered.delete(page)
    pages.add(page)
  }

  private forget({ key, mark }: PageMark, pages: Set<number>) {
    this.byKey.delete(key)
    this.byPage.get(mark.page)?.delete(key)
    this.ordered.delete(mark.page)
    pages.add(mark.page)
  }
}

/** The channel has all of a WebSocket that the provider uses. */
function asWebSocket(channel: new (url?: string, protocols?: string | string[]) => object): typeof WebSocket {
  return channel as unknown as typeof WebSocket
}
