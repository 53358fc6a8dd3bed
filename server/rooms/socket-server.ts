import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { socketClose, type UpFrame } from '~/domain/live/frames'
import type { BusMessage } from '~db/bus'
import type { App } from '../context'
import { originAccepted } from '../http/same-origin'
import { meetingFor } from '../services/meetings/access'
import { Connection, defaultLimits, type Identity, type Limits } from './connection'
import type { MarkChannels } from './mark-channel'
import { MeetingRoom } from './meeting-room'
import { OpenChannels } from './open-channels'
import { PaperWatchers } from './paper-watchers'
import { pingFrame, textFrame } from './server-frame'
import { viewerOf } from './viewer'

const tickEveryMs = 15_000
const sessionCheckEveryMs = 5 * 60_000
/** a mark is small; an update of several, after a while offline, is not */
const maxFrameBytes = 1024 * 1024

/**
 * The sockets of the process: one per browser tab, at `/socket?meeting=<id>`, for one meeting and all its documents; and
 * for a paper that is open outside of a room `/socket?paper=<version>` (PaperWatchers).
 * A wrong Origin is refused at the upgrade; everything else after accepting, because a browser cannot see a refused
 * upgrade and would try for ever: 4401 nobody is signed in, 4403 no right to this meeting.
 */
export class SocketServer {
  private readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: maxFrameBytes })
  private readonly rooms = new Map<string, Promise<MeetingRoom>>()
  private readonly connections = new Set<Connection>()
  private readonly watchers: PaperWatchers
  private readonly timers: NodeJS.Timeout[]
  private readonly stopListening: () => void
  /** how often sessions have ended and rights have changed: whoever is not in yet is told by nobody */
  private changes = 0
  private closing = false

  constructor(private readonly app: App, private readonly server: Server, private readonly marks: MarkChannels, private readonly limits: Limits = defaultLimits) {
    this.watchers = new PaperWatchers(app)
    server.on('upgrade', this.upgrade)
    this.stopListening = app.bus.subscribe((message) => this.heard(message))
    this.timers = [
      setInterval(() => this.tick(), tickEveryMs).unref(),
      setInterval(() => void this.checkSessions(), sessionCheckEveryMs).unref(),
    ]
  }

  /** Tells every browser to come back, each at a time of its own, and lets go of them. */
  async shutdown() {
    this.closing = true
    this.server.off('upgrade', this.upgrade)
    this.stopListening()
    for (const timer of this.timers) clearInterval(timer)
    for (const connection of this.connections) {
      connection.send({ t: 'retry', afterMs: 500 + Math.floor(Math.random() * 4_500) })
      connection.channels.closeAll()
      connection.close(socketClose.restarting, 'restarting')
    }
    this.watchers.close()
    await this.marks.close()
    for (const room of this.rooms.values()) (await room.catch(() => null))?.close()
    this.sockets.close()
  }

  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // HTTP has let go of the line: an error that nobody hears would end the process
    socket.on('error', () => socket.destroy())
    const url = addressOf(request)
    if (this.closing || url?.pathname !== '/socket' || !originAccepted(request, this.app.env.origin)) {
      socket.end(`HTTP/1.1 ${url?.pathname === '/socket' ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    this.sockets.handleUpgrade(request, socket, head, (accepted) => {
      accepted.pause()
      accepted.on('error', () => accepted.terminate())
      this.admit(accepted, socket, request, url).catch((error: unknown) => {
        this.app.log.error({ err: error }, 'admit socket')
        accepted.close(1011, 'failed')
      })
    })
  }

  private async admit(socket: WebSocket, line: Duplex, request: IncomingMessage, url: URL) {
    const paper = url.searchParams.get('paper')
    if (paper !== null) return this.watchers.admit(socket, request.headers.cookie ?? '', paper)
    const before = this.changes
    const identity = await this.identify(request.headers.cookie ?? '', url.searchParams)
    if (typeof identity === 'number') return refuseSocket(socket, identity)
    const room = await this.roomOf(identity.meetingId)
    if (this.closing) return refuseSocket(socket, socketClose.restarting)
    if (socket.readyState !== socket.OPEN) return this.forgetIfEmpty(room)
    const connection = new Connection(socket, line, identity, this.limits)
    connection.channels = new OpenChannels(connection, this.marks, room.growing, this.app.log)
    this.connections.add(connection)
    connection.listen((frame) => this.answer(room, connection, frame), () => {
      this.connections.delete(connection)
      connection.channels.closeAll()
      room.leave(connection)
      this.forgetIfEmpty(room)
    })
    room.enter(connection)
    socket.resume()
    if (this.changes !== before) await this.checkAgain(room, connection)
  }

  /** Asks for the session and the right once more: they may have gone while somebody was being let in. */
  private async checkAgain(room: MeetingRoom, connection: Connection) {
    await this.checkSession(connection)
    await room.askAgain(connection.userId, refuseConnection)
  }

  /** Who connects, or the code to close with. */
  private async identify(cookie: string, query: URLSearchParams): Promise<Identity | number> {
    const session = await this.app.auth.read(cookie)
    if (!session) return socketClose.notSignedIn
    if (session.actor.mustChangePassword) return socketClose.noRight
    const meetingId = query.get('meeting') ?? ''
    const as = session.actor.isScreen || query.get('as') === 'screen' ? 'screen' : 'person'
    const access = await meetingFor(this.app.db.read, session, meetingId, as === 'screen' ? 'show-big-screen' : 'read-meeting')
    if (!access.ok) return socketClose.noRight
    return { ...session, cookie, meetingId, as, viewer: viewerOf(access.value.subject.seatOfActor, as) }
  }

  private answer(room: MeetingRoom, connection: Connection, frame: UpFrame) {
    switch (frame.t) {
      case 'resume': return void room.resume(connection, frame.after).catch((error: unknown) => this.app.log.error({ err: error }, 'resume'))
      case 'open': return void connection.channels.open(frame.ch, frame.versionId, frame.layer)
      case 'shut': return connection.channels.shut(frame.ch)
      case 'look': return room.looked(connection, frame.look)
      case 'stroke': return room.stroked(connection, frame.stroke)
      case 'point': return room.pointed(connection, frame.at)
    }
  }

  /** Loads a room once, however many come at the same time. One that was let go while we waited is not entered. */
  private async roomOf(meetingId: string): Promise<MeetingRoom> {
    for (;;) {
      const loading = this.rooms.get(meetingId) ?? this.loadRoom(meetingId)
      const room = await loading
      if (this.rooms.get(meetingId) === loading) return room
    }
  }

  private loadRoom(meetingId: string): Promise<MeetingRoom> {
    const loading = new MeetingRoom(this.app, meetingId).load()
    this.rooms.set(meetingId, loading)
    loading.catch(() => this.rooms.delete(meetingId))
    return loading
  }

  private forgetIfEmpty(room: MeetingRoom) {
    if (!room.isEmpty || this.closing) return
    room.close()
    this.rooms.delete(room.meetingId)
  }

  private heard(message: BusMessage) {
    if (message.kind === 'rights' || message.kind === 'session-ended') this.changes++
    if (message.kind === 'meeting') void this.rooms.get(message.meetingId)?.then((room) => room.changed(), () => undefined)
    if (message.kind === 'rights') void this.askAgain(message.userId, message.meetingId)
    if (message.kind === 'mark-reviews') {
      const { meetingId, userIds } = message
      const concerned = ({ identity, viewer, userId }: Connection) => identity.meetingId === meetingId && (userIds.includes(userId) || viewer.role === 'secretary')
      for (const connection of this.connections) if (concerned(connection)) connection.send({ t: 'reviews' })
    }
    if (message.kind === 'session-ended') {
      for (const connection of this.connections) {
        if (connection.identity.sessionId === message.sessionId) connection.close(socketClose.notSignedIn, 'signed out')
      }
    }
  }

  private async askAgain(userId: string | null, meetingId: string | null) {
    for (const [id, loading] of this.rooms) {
      if (meetingId !== null && meetingId !== id) continue
      await loading
        .then((room) => room.askAgain(userId, refuseConnection))
        .catch((error: unknown) => this.app.log.error({ err: error }, 'rights'))
    }
  }

  private tick() {
    this.watchers.tick()
    const frame = Buffer.concat([textFrame(JSON.stringify({ t: 'tick', now: this.app.now() })), pingFrame()])
    for (const connection of this.connections) connection.beat(frame)
  }

  /** Sessions also end by the clock. Whoever sits in a meeting is using his. */
  private async checkSessions() {
    await this.watchers.checkSessions()
    for (const connection of this.connections) await this.checkSession(connection)
  }

  private async checkSession(connection: Connection) {
    const session = await this.app.auth.read(connection.identity.cookie).catch(() => null)
    if (!session) connection.close(socketClose.notSignedIn, 'session over')
  }
}

/** What is asked for; null where a client of its own making sends no address at all (`//`). */
function addressOf({ url = '/' }: IncomingMessage): URL | null {
  const base = 'http://localhost'
  return URL.canParse(url, base) ? new URL(url, base) : null
}

const refuseConnection = (connection: Connection) => connection.close(socketClose.noRight, 'forbidden')

function refuseSocket(socket: WebSocket, code: number) {
  socket.resume()
  socket.close(code)
}
