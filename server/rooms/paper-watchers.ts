import type { WebSocket } from 'ws'
import type { PaperStanding } from '~/domain/documents/reading'
import { socketClose } from '~/domain/live/frames'
import type { BusMessage } from '~db/bus'
import type { App, SignedIn } from '../context'
import { paperStanding } from '../services/documents/paper-standing'

type Watcher = { socket: WebSocket; cookie: string; sessionId: string; actor: SignedIn; versionId: string; documentId: string; meetingId: string | null; told: string; heard: boolean }

/**
 * Readers outside of a meeting's room, one socket per open paper (`/socket?paper=<version>`): told at once when the paper
 * is recalled, its time is over or a newer version is there. They say nothing; whoever speaks is cut off. Standing is
 * decided where every page is (`readingFor`), so a watcher hears nothing that asking would not tell.
 */
export class PaperWatchers {
  private readonly watchers = new Set<Watcher>()
  private readonly stopListening: () => void

  constructor(private readonly app: App) {
    this.stopListening = app.bus.subscribe((message) => this.heard(message))
  }

  /** Closes with 4401 when nobody is signed in, 4403 when there is no such paper for this person. */
  async admit(socket: WebSocket, cookie: string, versionId: string) {
    const session = await this.app.auth.read(cookie)
    if (!session || session.actor.mustChangePassword) return end(socket, socketClose.notSignedIn)
    const standing = await paperStanding({ ...this.app, ...session }, versionId)
    if (!standing) return end(socket, socketClose.noRight)
    if (socket.readyState !== socket.OPEN) return
    const watcher: Watcher = { ...session, socket, cookie, versionId, documentId: standing.documentId, meetingId: standing.meetingId, told: '', heard: true }
    this.watchers.add(watcher)
    socket.on('pong', () => { watcher.heard = true })
    socket.on('message', () => end(socket, socketClose.badFrame))
    socket.on('close', () => this.watchers.delete(watcher))
    socket.resume()
    // asked again, now that it would hear: what came between would be told to nobody
    await this.ask(watcher)
  }

  /** A sign of life every 15 s; a socket that did not answer the last one is cut. */
  tick() {
    for (const watcher of this.watchers) {
      if (!watcher.heard) {
        watcher.socket.terminate()
        continue
      }
      watcher.heard = false
      watcher.socket.ping()
      watcher.socket.send('{"t":"tick"}')
    }
  }

  async checkSessions() {
    for (const { socket, cookie } of this.watchers) if (!(await this.app.auth.read(cookie).catch(() => null))) end(socket, socketClose.notSignedIn)
  }

  close() {
    this.stopListening()
    for (const { socket } of this.watchers) end(socket, socketClose.restarting)
  }

  private heard(message: BusMessage) {
    for (const watcher of this.watchers) {
      if (message.kind === 'session-ended' && message.sessionId === watcher.sessionId) end(watcher.socket, socketClose.notSignedIn)
      const isPaper = message.kind === 'paper' && message.documentId === watcher.documentId
      const isRights = message.kind === 'rights' && (message.userId ?? watcher.actor.userId) === watcher.actor.userId && (message.meetingId ?? watcher.meetingId) === watcher.meetingId
      if (isPaper || isRights) this.ask(watcher).catch((error: unknown) => this.app.log.error({ err: error }, 'paper standing'))
    }
  }

  private async ask(watcher: Watcher) {
    const session = await this.app.auth.read(watcher.cookie)
    if (!session) return end(watcher.socket, socketClose.notSignedIn)
    const found = await paperStanding({ ...this.app, ...session }, watcher.versionId)
    this.tell(watcher, found?.standing ?? { readable: false, newestVersionId: null })
  }

  private tell(watcher: Watcher, standing: PaperStanding) {
    const text = JSON.stringify({ t: 'standing', standing })
    if (text === watcher.told) return
    watcher.told = text
    if (watcher.socket.readyState === watcher.socket.OPEN) watcher.socket.send(text)
  }
}

function end(socket: WebSocket, code: number) {
  socket.removeAllListeners('message')
  socket.resume()
  socket.close(code)
}
