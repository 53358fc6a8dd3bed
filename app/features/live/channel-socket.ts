/** What a channel asks of the tab's one socket. */
export type ChannelCarrier = {
  attach(channel: ChannelSocket): number
  detach(channel: ChannelSocket): void
  sendBytes(number: number, bytes: Uint8Array): void
}

/** A tick that y-websocket takes as a sign of life: an awareness update about nobody. */
const signOfLife = Uint8Array.of(1, 1, 0)

/**
 * One document on the tab's socket, in the shape of a WebSocket: what y-websocket wants as `WebSocketPolyfill`.
 * It opens when the server has agreed. Close codes 4403 and 4409 are final (DESIGN §5); anything else may be tried again.
 */
export class ChannelSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3

  readyState = 0
  binaryType = 'arraybuffer'
  onopen: ((event: object) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: object) => void) | null = null
  private number = 0

  constructor(private readonly carrier: ChannelCarrier, readonly versionId: string, readonly layer: string) {
    // the provider sets its listeners after constructing
    queueMicrotask(() => this.attach())
  }

  /** Takes a number on the socket and asks for the document; again when the line has come up. */
  attach() {
    if (this.readyState === 0) this.number = this.carrier.attach(this)
  }

  send(data: Uint8Array) {
    if (this.readyState === 1) this.carrier.sendBytes(this.number, data)
  }

  close() {
    if (this.readyState === 3) return
    this.carrier.detach(this)
    this.ended(1000, '')
  }

  opened() {
    this.readyState = 1
    this.onopen?.({})
  }

  received(bytes: Uint8Array) {
    const own = bytes.slice()
    this.onmessage?.({ data: own.buffer })
  }

  stillThere() {
    if (this.readyState === 1) this.received(signOfLife)
  }

  ended(code: number, reason: string) {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.({ code, reason })
  }
}
