import type { Duplex } from 'node:stream'
import * as decoding from 'lib0/decoding'
import type { WebSocket } from 'ws'
import * as z from 'zod/mini'
import type { Viewer } from '~/domain/live/audience'
import { socketClose, upFrameSchema, type DownFrame, type UpFrame } from '~/domain/live/frames'
import type { SignedIn } from '../context'
import { Budget } from './budget'
import type { OpenChannels } from './open-channels'
import { channelFrame, textFrame } from './server-frame'

/** What one browser may say and how far it may lag behind. */
export type Limits = { messagesPerSecond: number; bytesPerSecond: number; bufferedBytes: number }
export const defaultLimits: Limits = { messagesPerSecond: 90, bytesPerSecond: 512 * 1024, bufferedBytes: 4 * 1024 * 1024 }

/** Points of growing strokes that are shown to others, per second: a pen reports up to 240. */
const growingPoints = 600

export type Identity = { actor: SignedIn; sessionId: string; cookie: string; meetingId: string; as: 'person' | 'screen'; viewer: Viewer }

/** One socket of one browser tab, signed in and admitted to one meeting. */
export class Connection {
  /** the last event that was sent; null until the browser has said where it stands */
  sentSeq: number | null = null
  channels!: OpenChannels
  readonly growing: Budget
  private heard = true
  private readonly messages: Budget
  private readonly bytes: Budget

  /** `line`: what `socket` runs on. Whole frames are written to it past ws, which without compression writes each of its own in one go. */
  constructor(private readonly socket: WebSocket, private readonly line: Duplex, public identity: Identity, private readonly limits: Limits = defaultLimits) {
    const now = () => performance.now()
    this.messages = new Budget(limits.messagesPerSecond * 3, limits.messagesPerSecond, now)
    this.bytes = new Budget(limits.bytesPerSecond * 4, limits.bytesPerSecond, now)
    this.growing = new Budget(growingPoints, growingPoints, now)
  }

  get userId(): string { return this.identity.actor.userId }
  get viewer(): Viewer { return this.identity.viewer }

  /** Hands over what the browser says. Rubbish and floods end the connection; its budget is spent before anything is parsed. */
  listen(onFrame: (frame: UpFrame) => void, onClose: () => void) {
    this.socket.on('message', (data: Buffer, isBinary) => {
      this.heard = true
      if (!this.messages.spend(1) || !this.bytes.spend(data.length)) return this.close(socketClose.tooMuch, 'too much')
      if (isBinary) return this.receiveBinary(data)
      const frame = parseFrame(data)
      if (frame) onFrame(frame)
      else this.close(socketClose.badFrame, 'not understood')
    })
    this.socket.on('pong', () => { this.heard = true })
    this.socket.on('error', () => this.socket.terminate())
    this.socket.on('close', onClose)
  }

  send(frame: DownFrame) {
    this.sendFrame(textFrame(JSON.stringify(frame)))
  }

  /** A message of one channel, and maybe a second one in the same write. */
  sendBytes(channel: number, bytes: Uint8Array, next?: Uint8Array) {
    const first = channelFrame(channel, bytes)
    this.sendFrame(next ? Buffer.concat([first, channelFrame(channel, next)]) : first)
  }

  /** A frame that was built once for many. A browser that does not keep up is cut and resumes where it was. */
  sendFrame(frame: Buffer) {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.line.writableLength > this.limits.bufferedBytes) return this.socket.terminate()
    this.line.write(frame)
  }

  bufferedBytes(): number { return this.socket.bufferedAmount }

  /** Sends a frame that asks whether anybody is there; cuts the line when the last question was not answered. */
  beat(frame: Buffer) {
    if (!this.heard) return this.socket.terminate()
    this.heard = false
    this.sendFrame(frame)
  }

  /** From here on nothing more is heard, also of a browser that does not answer the goodbye. */
  close(code: number, reason: string) {
    this.socket.removeAllListeners('message')
    this.socket.close(code, reason)
  }

  private receiveBinary(data: Buffer) {
    const decoder = decoding.createDecoder(data)
    try {
      const channel = decoding.readVarUint(decoder)
      this.channels.receive(channel, decoding.readTailAsUint8Array(decoder))
    } catch {
      this.close(socketClose.badFrame, 'not understood')
    }
  }
}

function parseFrame(data: Buffer): UpFrame | null {
  try {
    const parsed = z.safeParse(upFrameSchema, JSON.parse(data.toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
