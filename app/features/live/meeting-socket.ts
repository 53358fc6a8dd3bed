import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { socketClose, type DownFrame, type UpFrame } from '~/domain/live/frames'
import { ChannelSocket, type ChannelCarrier } from './channel-socket'

export type SocketHandlers = {
  /** last event that the page has: where the server goes on */
  seq(): number
  frame(frame: DownFrame): void
  /** the line is up, or lost */
  line(up: boolean): void
  /** it will not be tried again: signed out, no right any more, or the page is from before a restore */
  ended(why: 'signed-out' | 'no-right' | 'stale'): void
}

const firstRetryMs = 500
const lastRetryMs = 10_000
/** the server ticks every 15 s; without any word for this long the line is dead */
const silenceMs = 40_000

const endings: Record<number, 'signed-out' | 'no-right' | 'stale'> = {
  [socketClose.notSignedIn]: 'signed-out', [socketClose.noRight]: 'no-right', [socketClose.stale]: 'stale',
}

/**
 * The one socket of a tab: events, presence and all documents of a meeting. It comes back by itself, at widening random
 * times so that five hundred tablets do not come together, and goes on at the last event.
 */
export class MeetingSocket implements ChannelCarrier {
  private socket: WebSocket | null = null
  private readonly channels = new Map<number, ChannelSocket>()
  private readonly waiting = new Set<ChannelSocket>()
  private nextNumber = 1
  private attempts = 0
  private hintMs: number | null = null
  private timer: number | null = null
  private silence: number | null = null
  private ready = false
  private closed = false

  constructor(private readonly meetingId: string, private readonly as: 'person' | 'screen', private readonly on: SocketHandlers) {
    window.addEventListener('online', this.comeBackNow)
    window.addEventListener('offline', this.giveUp)
    document.addEventListener('visibilitychange', this.comeBackNow)
    this.connect()
  }

  close() {
    this.closed = true
    window.removeEventListener('online', this.comeBackNow)
    window.removeEventListener('offline', this.giveUp)
    document.removeEventListener('visibilitychange', this.comeBackNow)
    if (this.timer !== null) clearTimeout(this.timer)
    if (this.silence !== null) clearTimeout(this.silence)
    this.socket?.close(1000)
    this.endChannels()
  }

  send(frame: UpFrame) {
    if (this.ready && this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }

  /** A class for y-websocket: `new WebsocketProvider(url, room, doc, { WebSocketPolyfill: socket.openChannel(…) })`. */
  openChannel(versionId: string, layer: string) {
    return channelClass(this, versionId, layer)
  }

  attach(channel: ChannelSocket): number {
    if (!this.ready) {
      this.waiting.add(channel)
      return 0
    }
    const number = this.nextNumber++
    this.channels.set(number, channel)
    this.send({ t: 'open', ch: number, versionId: channel.versionId, layer: channel.layer })
    return number
  }

  detach(channel: ChannelSocket) {
    this.waiting.delete(channel)
    for (const [number, known] of this.channels) {
      if (known !== channel) continue
      this.channels.delete(number)
      this.send({ t: 'shut', ch: number })
    }
  }

  sendBytes(number: number, bytes: Uint8Array) {
    if (!this.ready || this.socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, number)
    encoding.writeUint8Array(encoder, bytes)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  private connect() {
    if (this.closed) return
    this.timer = null
    const query = new URLSearchParams({ meeting: this.meetingId, ...(this.as === 'screen' && { as: 'screen' }) })
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket?${query}`)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.heard()
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      this.heard()
      if (typeof data === 'string') this.receive(JSON.parse(data) as DownFrame)
      else this.receiveBytes(new Uint8Array(data))
    }
    socket.onclose = ({ code }) => this.lost(socket, code)
  }

  private receive(frame: DownFrame) {
    if (frame.t === 'hello') this.welcomed()
    if (frame.t === 'retry') this.hintMs = frame.afterMs
    if (frame.t === 'tick') for (const channel of this.channels.values()) channel.stillThere()
    if (frame.t === 'opened') this.channels.get(frame.ch)?.opened()
    if (frame.t === 'shut') {
      const channel = this.channels.get(frame.ch)
      this.channels.delete(frame.ch)
      channel?.ended(frame.code, frame.reason)
    }
    this.on.frame(frame)
  }

  private receiveBytes(data: Uint8Array) {
    const decoder = decoding.createDecoder(data)
    this.channels.get(decoding.readVarUint(decoder))?.received(decoding.readTailAsUint8Array(decoder))
  }

  private welcomed() {
    this.ready = true
    this.nextNumber = 1
    this.attempts = 0
    this.hintMs = null
    this.send({ t: 'resume', after: this.on.seq() })
    for (const channel of [...this.waiting]) {
      this.waiting.delete(channel)
      channel.attach()
    }
    this.on.line(true)
  }

  private lost(socket: WebSocket, code: number) {
    if (socket !== this.socket) return
    this.socket = null
    this.ready = false
    this.endChannels()
    if (this.closed) return
    const ending = endings[code]
    if (ending) return this.on.ended(ending)
    this.on.line(false)
    const widened = Math.min(lastRetryMs, firstRetryMs * 2 ** this.attempts)
    this.attempts += 1
    this.timer = window.setTimeout(() => this.connect(), this.hintMs ?? widened / 2 + Math.random() * (widened / 2))
    this.hintMs = null
  }

  /** The device says that it is back: no need to wait for our own time. */
  private readonly comeBackNow = () => {
    if (this.timer === null || document.visibilityState === 'hidden') return
    clearTimeout(this.timer)
    this.connect()
  }

  private heard() {
    if (this.silence !== null) clearTimeout(this.silence)
    this.silence = window.setTimeout(this.giveUp, silenceMs)
  }

  /** The device says that it has no line, or nothing has been heard for too long: the socket itself would notice only after minutes. */
  private readonly giveUp = () => {
    const socket = this.socket
    if (!socket) return
    socket.close()
    this.lost(socket, 1006)
  }

  private endChannels() {
    const ended = [...this.channels.values()]
    this.channels.clear()
    for (const channel of ended) channel.ended(1006, 'line lost')
  }
}

function channelClass(carrier: ChannelCarrier, versionId: string, layer: string) {
  return class extends ChannelSocket {
    constructor(_url?: string, _protocols?: string | string[]) {
      super(carrier, versionId, layer)
    }
  }
}
