import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import type WebSocket from 'ws'
import * as Y from 'yjs'
import { markKey } from '~/domain/annotations/mark'
import type { UpFrame } from '~/domain/live/frames'
import { marksMap, messageType, syncType } from '~/domain/annotations/wire'
import type { MarkServer } from './mark-servers'

/** How many of the last different updates are remembered with what they hold: all clients hear the same within a moment. */
const remembered = 32

/**
 * Everybody on one document of one server, and which mark has reached whom. A client is only a socket: what a frame brings
 * is read once however many receive it, and counted for each. Some clients are whole documents, for the check at the end.
 */
export class MarkLoad {
  readonly clients: MarkClient[] = []
  /** the marks that were written: packed bytes by key */
  readonly written = new Map<string, Uint8Array>()
  /** ms from writing to hearing, of every delivery since `begin` */
  delays: number[] = []
  private readonly sent = new Map<string, { at: number; by: MarkClient; heardBy: Set<MarkClient> }>()
  private readonly recent: { update: Uint8Array; keys: string[] }[] = []
  private changed: () => void = () => undefined

  constructor(readonly server: MarkServer) {}

  /** Connects clients numbered `from` up to but not `to`; `whole`: they hold the whole document. */
  async connect(from: number, to: number, { whole }: { whole: boolean }): Promise<MarkClient[]> {
    const clients = await Promise.all(Array.from({ length: to - from }, async (_, index) => {
      const client = new MarkClient(this, from + index, await this.server.connect(from + index), whole)
      await client.join()
      return client
    }))
    this.clients.push(...clients)
    return clients
  }

  /** Forgets what was counted: from here on a new round is measured. */
  begin() {
    this.sent.clear()
    this.delays = []
    for (const client of this.clients) client.bytes = 0
  }

  get bytes(): number { return this.clients.reduce((sum, { bytes }) => sum + bytes, 0) }
  get expected(): number { return this.sent.size * (this.clients.length - 1) }
  get delivered(): number { return this.delays.length }

  /** Waits until everybody has everything, or until nothing has come for so long. */
  async settled(quietMs = 5_000): Promise<void> {
    while (this.delivered < this.expected) {
      const before = this.delivered
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, quietMs)
        this.changed = () => { if (this.delivered >= this.expected) { clearTimeout(timer); resolve() } }
      })
      this.changed = () => undefined
      if (this.delivered === before) return
    }
  }

  /** Whether all whole clients hold exactly the marks that were written. */
  identical(): boolean {
    return this.clients.every(({ doc }) => doc === null || this.holdsAll(doc))
  }

  holdsAll(doc: Y.Doc): boolean {
    const marks = doc.getMap<Uint8Array>(marksMap)
    return marks.size === this.written.size && [...this.written].every(([key, bytes]) => {
      const held = marks.get(key)
      return held !== undefined && Buffer.compare(held, bytes) === 0
    })
  }

  wrote(client: MarkClient, key: string, mark: Uint8Array, counted: boolean) {
    this.written.set(key, mark)
    if (counted) this.sent.set(key, { at: performance.now(), by: client, heardBy: new Set() })
  }

  heard(client: MarkClient, update: Uint8Array) {
    const now = performance.now()
    for (const key of this.keysIn(update)) {
      const mark = this.sent.get(key)
      if (!mark || mark.by === client || mark.heardBy.has(client)) continue
      mark.heardBy.add(client)
      this.delays.push(now - mark.at)
    }
    this.changed()
  }

  private keysIn(update: Uint8Array): string[] {
    const known = this.recent.findLast((one) => Buffer.compare(one.update, update) === 0)
    if (known) return known.keys
    const keys = Y.decodeUpdate(update).structs.flatMap((struct) => (struct instanceof Y.Item && struct.parentSub !== null ? struct.parentSub : []))
    this.recent.push({ update: Uint8Array.from(update), keys })
    if (this.recent.length > remembered) this.recent.shift()
    return keys
  }
}

/** One client of the load. Who writes has a document for the own marks, as its browser would. */
export class MarkClient {
  /** received, with the WebSocket frames' heads */
  bytes = 0
  readonly doc: Y.Doc | null
  private readonly own = new Y.Doc()
  private joined: () => void = () => undefined

  constructor(private readonly load: MarkLoad, private readonly number: number, private readonly socket: WebSocket, whole: boolean) {
    this.doc = whole ? new Y.Doc() : null
    socket.on('message', (data: Buffer, isBinary) => this.receive(data, isBinary))
    socket.on('close', (code) => { if (code !== 1006) throw new Error(`client ${number} was closed with ${code}`) })
  }

  /** Asks for what there is; resolves when it has come. */
  async join() {
    const answered = new Promise<void>((resolve) => { this.joined = resolve })
    this.say((encoder) => writeSyncStep1(encoder, this.doc ?? this.own))
    await answered
  }

  /** Writes marks as one update, in the own name. `counted`: whether its deliveries are awaited. */
  write(marks: readonly Uint8Array[], counted = true) {
    const before = Y.encodeStateVector(this.own)
    const author = this.load.server.authorOf(this.number)
    this.own.transact(() => {
      for (const mark of marks) {
        const key = markKey(author, randomUUID())
        this.own.getMap(marksMap).set(key, mark)
        this.load.wrote(this, key, mark, counted)
      }
    })
    const update = Y.encodeStateAsUpdate(this.own, before)
    if (this.doc) Y.applyUpdate(this.doc, update)
    this.say((encoder) => writeUpdate(encoder, update))
  }

  /** Something else that a browser tells its server, beside the documents. */
  tell(frame: UpFrame) {
    this.socket.send(JSON.stringify(frame))
  }

  /** What the server says beside the documents. */
  hear(listener: (data: Buffer) => void) {
    this.socket.on('message', (data: Buffer, isBinary) => { if (!isBinary) listener(data) })
  }

  leave() {
    this.load.clients.splice(this.load.clients.indexOf(this), 1)
    this.socket.terminate()
  }

  private receive(data: Buffer, isBinary: boolean) {
    this.bytes += data.length + (data.length < 126 ? 2 : data.length < 65_536 ? 4 : 10)
    const message = this.load.server.unwrap(data, isBinary)
    if (message?.[0] !== messageType.sync) return
    const decoder = decoding.createDecoder(message.subarray(2))
    const content = decoding.readVarUint8Array(decoder)
    if (message[1] === syncType.step1) return this.say((encoder) => writeSyncStep2(encoder, this.doc ?? this.own, content))
    if (this.doc) Y.applyUpdate(this.doc, content)
    if (message[1] === syncType.step2) this.joined()
    else this.load.heard(this, content)
  }

  private say(write: (encoder: encoding.Encoder) => void) {
    this.socket.send(this.load.server.wrap(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync)
      write(encoder)
    })))
  }
}
