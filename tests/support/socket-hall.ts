import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import WebSocket from 'ws'
import { refuse } from '~/domain/kernel/result'
import type { DownFrame, UpFrame } from '~/domain/live/frames'
import type { MeetingEvent } from '~/domain/meetings/events'
import type { Limits } from '~server/rooms/connection'
import type { MarkChannels } from '~server/rooms/mark-channel'
import { SocketServer } from '~server/rooms/socket-server'
import type { World } from './world'

/** Where nothing about marks is tried, every document is refused. */
const noMarks: MarkChannels = { open: async () => refuse('forbidden'), mayStay: async () => false, close: async () => undefined }

/** A real socket server on a free port. `lines`: its ends of the connections, in the order in which they came. */
export async function serveSockets(world: World, options: { marks?: MarkChannels; limits?: Limits } = {}) {
  const server = createServer((_request, response) => void response.end())
  const sockets = new SocketServer(world.app, server, options.marks ?? noMarks, options.limits)
  const lines: Socket[] = []
  server.on('connection', (line) => lines.push(line))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/socket`
  return {
    sockets, url, lines,
    async close() {
      await sockets.shutdown()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A cookie header of a new session. */
export async function cookieOf(world: World, userId: string): Promise<string> {
  return (await world.app.auth.begin(userId, { device: 'test', address: '127.0.0.1' })).split(';')[0] ?? ''
}

/** A browser's end of a socket that remembers what it heard. */
export class Tab {
  readonly frames: DownFrame[] = []
  readonly closed: Promise<number>
  private readonly waiting: (() => void)[] = []

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) this.frames.push(JSON.parse(data.toString('utf8')) as DownFrame)
      for (const wake of this.waiting.splice(0)) wake()
    })
    socket.on('error', () => undefined)
  }

  static open(url: string, meetingId: string, cookie: string, { origin = 'http://127.0.0.1', as = '' } = {}): Tab {
    return new Tab(new WebSocket(`${url}?meeting=${meetingId}${as ? `&as=${as}` : ''}`, { headers: { cookie, origin } }))
  }

  say(frame: UpFrame) { this.socket.send(JSON.stringify(frame)) }

  events(): MeetingEvent[] {
    return this.frames.flatMap((frame) => (frame.t === 'events' ? frame.events : []))
  }

  /** The first frame that fits, heard already or still to come. */
  async until<T extends DownFrame['t']>(t: T, fits: (frame: DownFrame & { t: T }) => boolean = () => true): Promise<DownFrame & { t: T }> {
    for (;;) {
      const found = this.frames.find((frame): frame is DownFrame & { t: T } => frame.t === t && fits(frame as DownFrame & { t: T }))
      if (found) return found
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  async untilSeq(seq: number) {
    while ((this.events().at(-1)?.seq ?? 0) < seq) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
}
