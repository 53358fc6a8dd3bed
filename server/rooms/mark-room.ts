import * as Y from 'yjs'
import { encodeReceipt } from '~/domain/annotations/wire'
import type { RefusalCode } from '~/domain/kernel/refusals'
import type { Tx } from '../context'
import { tellMentioned } from '../services/annotations/tell-mentioned'
import { changedBy, makeChange, type ServerChange } from './mark-change'
import { channelClose, type MarkChannel, type MarkPeer, type MarkPlace } from './mark-channel'
import { inspectUpdate } from './mark-inspection'
import { MarkMember, type MarkRights } from './mark-member'
import { answerMessage, changesMessage, questionMessage } from './mark-messages'
import { commitMarks, loadMarks, readMarkLock, type Accepted, type MarkApp, type StoredMarks } from './mark-store'

export type RoomOptions = {
  pageCount: number
  askRights(peer: MarkPeer): Promise<MarkRights | null>
  onRefused(peer: MarkPeer, code: RefusalCode): void
  onEmpty(): void
}

/**
 * For so long updates gather before they are taken, committed and passed on together. Passing on costs a write for each
 * member, so the more there are the longer it is; nobody sees it, because strokes are shown while they grow. Beyond two
 * hundred the writes themselves take of the 250 ms in which a stroke is to be everywhere (DESIGN §9).
 */
const gatherMs = (members: number) => (members <= 200 ? Math.max(16, members * 1.2) : Math.max(150, 265 - members / 8))
/** After a commit that failed the writers are asked for theirs again. */
export const retryMs = 3_000

/** `settle` tells who waits for a change of the server's own that it is committed, or why not. */
type Incoming = { member: MarkMember; ask: Uint8Array } | { member: MarkMember; update: Uint8Array; frame: number } | { change: ServerChange; settle(error?: unknown): void }
/** `member` is null for a change that the server itself makes. */
type Fitting = Accepted & { member: MarkMember | null }

/**
 * One document of marks and everybody who has it open. Messages are taken in turns: look at each, apply what fits,
 * commit it together, then confirm to the writers, answer who asked, and tell the others. While a turn is being
 * committed the next one gathers, so a slow disk makes larger commits and not more of them. Between turns the document
 * in memory is what is committed; when a commit fails it is read anew, so nothing unsaved is ever seen.
 */
export class MarkRoom {
  private readonly members = new Set<MarkMember>()
  private inbox: Incoming[] = []
  /** the Yjs client ids under which the server writes in somebody's name */
  private readonly ownClients = new Map<string, number>()
  private working: Promise<void> | null = null
  private gathering: NodeJS.Timeout | null = null
  private retryTimer: NodeJS.Timeout | null = null
  private closed = false
  private lockKnown = true

  private constructor(private readonly app: MarkApp, private readonly place: MarkPlace, private readonly options: RoomOptions, private stored: StoredMarks) {}

  static async load(app: MarkApp, place: MarkPlace, options: RoomOptions): Promise<MarkRoom> {
    return new MarkRoom(app, place, options, await loadMarks(app, place))
  }

  /** Empty and closed: who comes now needs a new room. */
  get isClosed(): boolean { return this.closed }

  enter(peer: MarkPeer, rights: MarkRights): MarkChannel {
    const member = new MarkMember(peer, rights)
    this.members.add(member)
    return { mayDraw: () => member.mayDraw, receive: (bytes) => this.receive(member, bytes), close: () => this.leave(member) }
  }

  /** Makes a change in its turn, as if somebody had sent it; resolves when it is committed, throws when it could not be. */
  change(change: ServerChange): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error instanceof Error ? error : new Error('marks not changed', { cause: error })))
      this.inbox.push({ change, settle })
      this.begin()
    })
  }

  /** Something about the meeting or its people has changed: before the next update the lock and everybody's rights are asked again. */
  forgetRights(meetingId: string | null) {
    this.lockKnown = false
    for (const member of this.members) if (meetingId === null || member.peer.meetingId === meetingId) member.rights = null
  }

  /** Waits for the commit under way and lets go. */
  async close() {
    this.closed = true
    await this.working
    this.abandon(this.inbox.splice(0), new Error('the room of marks is closing'))
    for (const timer of [this.gathering, this.retryTimer]) if (timer) clearTimeout(timer)
    for (const member of this.members) member.left = true
    this.members.clear()
    this.stored.doc.destroy()
  }

  private receive(member: MarkMember, bytes: Uint8Array) {
    if (member.isGone) return
    const said = member.hear(bytes)
    if (said.kind === 'refused') return this.refuse(member, said.code)
    if (said.kind === 'ask') {
      this.inbox.push({ member, ask: said.stateVector })
      this.begin()
    }
    if (said.kind === 'update') {
      this.inbox.push({ member, update: said.update, frame: ++member.frames })
      if (!this.working) this.gathering ??= setTimeout(() => this.begin(), gatherMs(this.members.size))
    }
  }

  /** What has gathered is taken now, or after the turn under way. */
  private begin() {
    if (this.gathering) clearTimeout(this.gathering)
    this.gathering = null
    this.working ??= this.work()
  }

  /** What somebody has sent before going counts. */
  private leave(member: MarkMember) {
    member.left = true
    this.members.delete(member)
    if (this.inbox.length > 0) this.begin()
    this.endIfEmpty()
  }

  private endIfEmpty() {
    if (this.members.size > 0 || this.working || this.closed) return
    this.options.onEmpty()
    void this.close()
  }

  private async work() {
    while (this.inbox.length > 0 && !this.closed) {
      const turn = this.inbox.splice(0)
      await this.takeTurn(turn).catch((error: unknown) => {
        this.abandon([...turn, ...this.inbox.splice(0)], error)
        this.giveUp(error)
      })
    }
    this.working = null
    this.endIfEmpty()
  }

  private async takeTurn(turn: Incoming[]) {
    if (!this.lockKnown) await this.readLock()
    for (const member of new Set(turn.flatMap((incoming) => ('member' in incoming ? incoming.member : [])))) await this.settleRights(member)
    const fitting: Fitting[] = []
    // all in one transaction, so that Yjs tells in one piece what members have changed
    const changed = [changedBy(this.stored.doc, () => {
      for (const incoming of turn) if ('update' in incoming && !incoming.member.putOut) this.judge(incoming, fitting)
    })]
    for (const incoming of turn) {
      if (!('change' in incoming)) continue
      const made = makeChange(this.stored, this.ownClients, incoming.change)
      fitting.push({ member: null, ...made })
      changed.push(made.update)
    }
    if (fitting.length > 0 && !(await this.commit(fitting))) return this.abandon(turn, new Error('marks not saved'))
    this.tell(fitting, changed.filter(({ length }) => length > 0))
    for (const incoming of turn) {
      if ('change' in incoming) incoming.settle()
      else if (this.members.has(incoming.member) && 'ask' in incoming) this.answer(incoming.member, incoming.ask)
    }
  }

  /** N12 A layer may be locked before its first mark. */
  private async readLock() {
    this.lockKnown = true
    const row = await readMarkLock(this.app, this.place)
    if (row) Object.assign(this.stored, { ...row, lastSeq: this.stored.lastSeq ?? 0 })
  }

  /** Whoever may no longer read the paper is put out before anything else. */
  private async settleRights(member: MarkMember) {
    if (member.putOut) return
    await member.settleRights(this.options.askRights)
    if (!member.rights) this.putOut(member, channelClose.noRight, 'forbidden')
  }

  private judge({ member, update, frame }: { member: MarkMember; update: Uint8Array; frame: number }, fitting: Fitting[]) {
    const { doc, clients, locked, docId } = this.stored
    const { actor } = member.peer
    const rights = member.rights ?? { mayWrite: false, mayRemoveAny: false, mayLock: false }
    const verdict = inspectUpdate(doc, { clients, locked: locked && !rights.mayLock, pageCount: this.options.pageCount }, { userId: actor.userId, ...rights }, update)
    if (verdict.kind === 'refused') return this.refuse(member, verdict.code)
    if (verdict.kind === 'gap') return this.retryTimer ? undefined : this.askFor(member)
    if (!member.paysFor(verdict.steps)) return this.refuse(member, 'annotations/too-much')
    const { news, removed, naming } = verdict
    const newClients = verdict.newClients.map((clientId) => ({ clientId, userId: actor.userId }))
    for (const { clientId, userId } of newClients) clients.set(clientId, userId)
    if (news.length > 0) Y.applyUpdate(doc, news)
    member.saved = frame
    const telling = naming.length > 0 && { alongside: (tx: Tx) => tellMentioned(tx, { now: this.app.now, newId: this.app.newId, actor }, { ...this.place, docId }, naming) }
    fitting.push({ member, actor, update: news, newClients, removed, ...telling })
  }

  private async commit(fitting: Fitting[]): Promise<boolean> {
    const changing = fitting.filter(({ update, alongside }) => update.length > 0 || alongside)
    try {
      if (changing.length > 0) await commitMarks(this.app, this.place, this.stored, changing)
      return true
    } catch (error) {
      this.app.log.error({ err: error, ...this.place }, 'marks not saved')
      for (const member of writersOf(fitting)) member.peer.send(encodeReceipt('notSaved', member.saved))
      this.stored.doc.destroy()
      this.stored = await loadMarks(this.app, this.place)
      this.retryTimer ??= setTimeout(() => this.retry(), retryMs)
      return false
    }
  }

  /** Changes of the server's own that came to nothing: who asked for them is told. */
  private abandon(turn: Incoming[], error: unknown) {
    for (const incoming of turn) if ('change' in incoming) incoming.settle(error)
  }

  private retry() {
    this.retryTimer = null
    for (const member of this.members) if (member.frames > 0) this.askFor(member)
  }

  /** The document can neither be saved nor read: everybody goes, and comes back when it may have passed. */
  private giveUp(error: unknown) {
    this.app.log.error({ err: error, ...this.place }, 'marks room')
    this.options.onEmpty()
    this.closed = true
    for (const member of this.members) {
      member.putOut = true
      member.peer.shut(channelClose.serverGoing, 'failed')
    }
    this.members.clear()
  }

  private answer(member: MarkMember, stateVector: Uint8Array) {
    try {
      member.peer.send(answerMessage(this.stored.doc, stateVector))
    } catch {
      return this.refuse(member, 'annotations/malformed')
    }
    member.asked = true
    this.askFor(member)
  }

  private askFor(member: MarkMember) {
    member.peer.send(questionMessage(this.stored.doc))
  }

  /**
   * Confirms to the writers and passes on to the others, one frame for all. A writer gets what others have written together
   * with his receipt, and does not get back what only he has written.
   */
  private tell(fitting: Fitting[], changed: Uint8Array[]) {
    const changes = fitting.filter(({ update }) => update.length > 0)
    const message = changed.length > 0 ? changesMessage(changed) : undefined
    const onlyWriter = changes.every(({ member }) => member === changes[0]?.member) ? changes[0]?.member : null
    const newsFor = (member: MarkMember) => (member.asked && member !== onlyWriter ? message : undefined)
    const writers = writersOf(fitting)
    for (const member of writers) if (this.members.has(member)) member.peer.send(encodeReceipt('saved', member.saved), newsFor(member))
    for (const member of this.members) {
      const news = newsFor(member)
      if (news && !writers.has(member)) member.peer.send(news)
    }
  }

  private refuse(member: MarkMember, code: RefusalCode) {
    if (member.putOut) return
    this.putOut(member, channelClose.refusedUpdate, code)
    this.options.onRefused(member.peer, code)
  }

  private putOut(member: MarkMember, closeCode: number, reason: string) {
    member.putOut = true
    this.members.delete(member)
    if (!member.left) member.peer.shut(closeCode, reason)
    this.endIfEmpty()
  }
}

const writersOf = (fitting: Fitting[]) => new Set(fitting.flatMap(({ member }) => member ?? []))
