import { layerOf } from '~/domain/annotations/layer'
import { maySee, type Viewer } from '~/domain/live/audience'
import { socketClose, type DownFrame, type Look, type Pointer, type Stroke } from '~/domain/live/frames'
import { reduceAll } from '~/domain/live/reduce'
import { initialLive, type LiveState } from '~/domain/live/state'
import type { MeetingEvent } from '~/domain/meetings/events'
import { listEvents } from '~db/queries/events'
import { findMeetingFacts } from '~db/queries/meetings'
import type { App } from '../context'
import { rememberCommitted } from '../services/live/live-state'
import { judgeAccess } from '../services/meetings/access'
import { Coalesced } from './coalesced'
import type { Connection } from './connection'
import { EventLog } from './event-log'
import { GrowingInk } from './growing-ink'
import type { MarkPlace } from './mark-channel'
import { Presence } from './presence'
import { textFrame } from './server-frame'
import { viewerOf } from './viewer'

const looksEveryMs = 100
const pushEveryMs = 16
const eventsPerFrame = 500

/** Everybody who is connected to one meeting on this server, what has happened, and where the presenter looks. */
export class MeetingRoom {
  readonly growing = new GrowingInk()
  private readonly connections = new Set<Connection>()
  private readonly log = new EventLog()
  private readonly presence = new Presence((frame) => this.toAll(frame))
  private readonly push = new Coalesced(() => pushEveryMs, () => { this.pull().catch((error: unknown) => this.app.log.error({ err: error }, 'read events')) })
  private readonly showLook = new Coalesced(() => looksEveryMs, () => this.sendLook())
  private live!: LiveState
  private look: DownFrame & { t: 'look' } | null = null
  private presentation: MeetingEvent | null = null
  private pulling: Promise<void> | null = null
  private again = false

  constructor(private readonly app: App, readonly meetingId: string) {}

  /** Reads what has happened so far. Throws for a meeting that is not there. */
  async load(): Promise<this> {
    const found = await findMeetingFacts(this.app.db.read, this.meetingId)
    if (!found) throw new Error(`no meeting ${this.meetingId}`)
    this.live = initialLive(found.facts)
    await this.pull()
    return this
  }

  get isEmpty(): boolean { return this.connections.size === 0 }
  all(): Connection[] { return [...this.connections] }

  enter(connection: Connection) {
    this.connections.add(connection)
    connection.send({ t: 'hello', seq: this.log.seq, now: this.app.now(), you: connection.userId })
    if (connection.identity.as === 'person') this.presence.came(connection.userId)
    connection.send({ t: 'here', userIds: this.presence.userIds() })
  }

  leave(connection: Connection) {
    if (this.connections.delete(connection) && connection.identity.as === 'person') this.presence.went(connection.userId)
  }

  /**
   * Everything after `after`, then whatever comes. Asked again, it sends only what was not sent. A page may be newer than
   * the room by a moment; one that is newer than the database comes from before a restore and has to load again.
   */
  async resume(connection: Connection, after: number) {
    if (after > this.log.seq) await this.pull()
    if (after > this.log.seq) return connection.close(socketClose.stale, 'newer than the server')
    const from = connection.sentSeq ?? after
    connection.sentSeq = this.log.seq
    const events = this.log.after(from, connection.viewer)
    for (let at = 0; at < events.length; at += eventsPerFrame) connection.send({ t: 'events', events: events.slice(at, at + eventsPerFrame) })
    if (this.look && this.seesPresentation(connection.viewer)) connection.send(this.look)
  }

  /** A write of this meeting was committed: its events are fetched and sent, soon and together. */
  changed() {
    this.push.ask()
  }

  /** Only who presents moves the others' pages; everybody else's looks go nowhere. */
  looked(connection: Connection, look: Look) {
    if (!this.presents(connection, look.versionId)) return
    this.look = { t: 'look', look, by: connection.userId, at: this.app.now() }
    this.showLook.ask()
  }

  /** N15 A growing stroke goes to those who have the same document open on the same layer; what grows in private is nobody's. */
  stroked(connection: Connection, stroke: Stroke) {
    if (this.writesInSight(connection, stroke)) this.growing.grew(connection, stroke)
  }

  /** N17 Whoever may write there points at something, and the presenter on the layer of all. */
  pointed(connection: Connection, pointer: Pointer) {
    const presents = pointer.layer === 'room' && this.presents(connection, pointer.versionId) && connection.channels.has(pointer)
    if (presents || this.writesInSight(connection, pointer)) this.growing.pointed(connection, pointer)
  }

  /** Rights may have changed: asks again for one person or for all. `refused` is told who has to go. */
  async askAgain(userId: string | null, refused: (connection: Connection) => void) {
    const found = await findMeetingFacts(this.app.db.read, this.meetingId)
    for (const connection of this.all()) {
      if (userId !== null && connection.userId !== userId) continue
      const { actor, as } = connection.identity
      const access = found && judgeAccess(actor, found, as === 'screen' ? 'show-big-screen' : 'read-meeting')
      if (!access?.ok) {
        refused(connection)
        continue
      }
      connection.identity = { ...connection.identity, viewer: viewerOf(access.value.subject.seatOfActor, as) }
      await connection.channels.askAgain()
      connection.send({ t: 'rights' })
    }
  }

  close() {
    for (const timer of [this.push, this.showLook, this.presence, this.growing]) timer.close()
  }

  /** One reader at a time: asked while reading, it reads once more. */
  private pull(): Promise<void> {
    this.again = this.pulling !== null
    this.pulling ??= this.readNew().finally(() => {
      this.pulling = null
      if (this.again) this.push.ask()
    })
    return this.pulling
  }

  private async readNew() {
    const before = this.log.seq
    const events = await listEvents(this.app.db.read, this.meetingId, before)
    if (events.length === 0) return
    this.log.append(events)
    this.live = reduceAll(this.live, events)
    rememberCommitted(this.app, this.live)
    const started = events.findLast((event) => event.type === 'presenting-started')
    if (started) {
      this.presentation = started
      this.look = null
    }
    this.sendEvents()
  }

  /** Frames are built once for all who see the same. */
  private sendEvents() {
    const frames = new Map<string, Buffer>()
    for (const connection of this.connections) {
      const from = connection.sentSeq
      if (from === null || from >= this.log.seq) continue
      const { role, seatId, staysForClosedItem } = connection.viewer
      const key = `${from} ${role} ${staysForClosedItem} ${this.log.namesSeats(from) ? seatId : ''}`
      const frame = frames.get(key) ?? textFrame(JSON.stringify({ t: 'events', events: this.log.after(from, connection.viewer) } satisfies DownFrame))
      frames.set(key, frame)
      connection.sentSeq = this.log.seq
      connection.sendFrame(frame)
    }
  }

  private sendLook() {
    if (!this.look) return
    const frame = textFrame(JSON.stringify(this.look))
    for (const connection of this.connections) {
      if (connection.sentSeq !== null && connection.userId !== this.look.by && this.seesPresentation(connection.viewer)) connection.sendFrame(frame)
    }
  }

  /** N12 On a locked layer only who leads the meeting writes. */
  private writesInSight({ userId, viewer, channels }: Connection, place: MarkPlace): boolean {
    const isLocked = place.layer === 'room' && place.versionId in this.live.lockedMarks
    const leads = viewer.role === 'chair' || viewer.role === 'secretary' || viewer.seatId === this.live.chairSeatId
    return place.layer !== layerOf('private', userId) && (!isLocked || leads) && channels.draws(place)
  }

  private presents({ viewer }: Connection, versionId: string): boolean {
    const { presenting } = this.live
    return presenting !== null && presenting.versionId === versionId && presenting.seatId === viewer.seatId
  }

  private seesPresentation(viewer: Viewer): boolean {
    return this.presentation !== null && maySee(this.presentation, viewer, this.log.doorsClosed)
  }

  private toAll(said: DownFrame) {
    const frame = textFrame(JSON.stringify(said))
    for (const connection of this.connections) connection.sendFrame(frame)
  }
}
