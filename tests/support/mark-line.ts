import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import type { DownFrame, UpFrame } from '~/domain/live/frames'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { MarkChannel, MarkChannels, MarkPeer } from '~server/rooms/mark-channel'

type Open = { peer: MarkPeer; answer: (channel: Decision<MarkChannel>) => void; opened: boolean }

/** Documents of marks behind a real socket, for a `MarkTab`: its peer's identity counts for nothing, the cookie does. */
export class MarkLine implements MarkChannels {
  private readonly channels = new Map<number, Open>()
  private readonly waiting: (() => void)[] = []
  private lastChannel = 0

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary) => (isBinary ? this.bytes(data) : this.frame(JSON.parse(data.toString('utf8')) as DownFrame)))
    socket.on('close', (code) => this.lost(code))
    socket.on('pong', () => this.wake())
    socket.on('error', () => undefined)
  }

  /** Resolves when the server has said hello; rejects when there is no line. */
  static connect(url: string, meetingId: string, cookie: string, origin = url): Promise<MarkLine> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket?meeting=${meetingId}`, { headers: { cookie, origin } })
    return new Promise((resolve, reject) => {
      socket.once('message', () => resolve(line))
      socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
      const line = new MarkLine(socket)
    })
  }

  get isUp(): boolean { return this.socket.readyState === WebSocket.OPEN }

  open(peer: MarkPeer, versionId: string, layer: string): Promise<Decision<MarkChannel>> {
    if (!this.isUp) return Promise.resolve(refuse('forbidden'))
    const channel = (this.lastChannel = (this.lastChannel % 1_000) + 1)
    return new Promise((answer) => {
      this.channels.set(channel, { peer, answer, opened: false })
      this.say({ t: 'open', ch: channel, versionId, layer })
    })
  }

  mayStay() { return Promise.resolve(true) }

  close() {
    this.socket.terminate()
    return Promise.resolve()
  }

  say(frame: UpFrame) {
    if (this.isUp) this.socket.send(JSON.stringify(frame))
  }

  /** Sends what is no frame of ours, or not quite. */
  sayRaw(bytes: Uint8Array, binary: boolean) {
    if (this.isUp) this.socket.send(bytes, { binary })
  }

  /** The server has taken what was said so far, or is gone. */
  answered(): Promise<void> {
    if (!this.isUp) return Promise.resolve()
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      this.socket.ping()
    })
  }

  private frame(frame: DownFrame) {
    if (frame.t !== 'opened' && frame.t !== 'shut') return
    const open = this.channels.get(frame.ch)
    if (frame.t === 'shut') this.channels.delete(frame.ch)
    if (!open) return
    if (frame.t === 'shut') return open.opened ? open.peer.shut(frame.code, frame.reason) : open.answer(refuse('forbidden'))
    open.opened = true
    open.answer(allow(this.channel(frame.ch)))
  }

  private channel(number: number): MarkChannel {
    return {
      mayDraw: () => true,
      receive: (bytes) => {
        if (!this.isUp) return
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, number)
        encoding.writeUint8Array(encoder, bytes)
        this.socket.send(encoding.toUint8Array(encoder))
      },
      close: () => {
        this.channels.delete(number)
        this.say({ t: 'shut', ch: number })
      },
    }
  }

  private bytes(data: Buffer) {
    const decoder = decoding.createDecoder(data)
    this.channels.get(decoding.readVarUint(decoder))?.peer.send(decoding.readTailAsUint8Array(decoder).slice())
  }

  private lost(code: number) {
    this.wake()
    const open = [...this.channels.values()]
    this.channels.clear()
    for (const { peer, answer, opened } of open) {
      if (opened) peer.shut(code, 'line lost')
      else answer(refuse('forbidden'))
    }
  }

  private wake() {
    for (const wake of this.waiting.splice(0)) wake()
  }
}
