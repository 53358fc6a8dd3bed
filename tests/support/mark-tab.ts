import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { v7 as uuidv7 } from 'uuid'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap, messageType } from '~/domain/annotations/wire'
import type { MarkChannel, MarkChannels, MarkPeer } from '~server/rooms/mark-channel'
import { schema } from '~db/schema'
import type { Hall } from './hall'
import type { World } from './world'

export const stroke = (page = 1, seed = 1): Mark => ({ kind: 'pen', page, colour: 0, madeAt: 1_764_000_000_000, width: 0.004, points: [[0.1, 0.1, 0.5], [0.1 + seed / 1000, 0.2, 0.6]] })

/** A paper of 21 pages in the hall's meeting. */
export async function addPaper(world: World, hall: Hall, itemId: string): Promise<{ versionId: string; documentId: string }> {
  const [documentId, versionId] = [uuidv7(), uuidv7()]
  const createdBy = hall.people.secretary?.userId ?? ''
  await world.db.write(async (tx) => {
    await tx.insert(schema.documents).values({ id: documentId, meetingId: hall.meetingId, itemId, position: 0, title: 'Tờ trình', state: 'approved', createdBy, createdAt: world.clock.now })
    await tx.insert(schema.documentVersions).values({ id: versionId, documentId, number: 1, fileName: 'to-trinh.pdf', fileHash: 'x', pdfHash: 'x', sizeBytes: 1, pageCount: 21, state: 'ready', createdBy, createdAt: world.clock.now })
  })
  return { versionId, documentId }
}

/** A browser's end of one document, without browser or socket: Yjs and the protocol, and what a hand-made client could send. */
export class MarkTab {
  doc = new Y.Doc()
  frames = 0
  saved = 0
  notSaved = 0
  shut: { code: number; reason: string } | null = null
  received: Uint8Array[] = []
  /** while true the line holds back what comes, as a bad one does */
  held = false
  private channel: MarkChannel | null = null
  private readonly waiting: (() => void)[] = []
  private readonly backlog: Uint8Array[] = []

  constructor(readonly world: World | null, readonly hall: Hall, readonly who: string) {
    this.follow()
  }

  get userId(): string { return this.hall.people[this.who]?.userId ?? '' }
  get marks(): Y.Map<Uint8Array | null> { return this.doc.getMap(marksMap) }
  get isOpen(): boolean { return this.channel !== null }
  get keys(): string[] { return [...this.marks.keys()].sort() }

  /** Opens the document and asks for what there is; false when it was refused. */
  async open(rooms: MarkChannels, versionId: string, layer = 'room', as: 'person' | 'screen' = 'person'): Promise<boolean> {
    const ctx = this.hall.people[this.who]?.ctx
    if (!ctx) throw new Error(`nobody called ${this.who}`)
    Object.assign(this, { shut: null, frames: 0, saved: 0, notSaved: 0 })
    const peer: MarkPeer = {
      actor: ctx.actor, meetingId: this.hall.meetingId, as,
      send: (bytes, next) => {
        if (this.channel === null) return
        this.hear(bytes)
        if (next) this.hear(next)
      },
      shut: (code, reason) => { this.shut = { code, reason }; this.channel = null; this.wake() },
    }
    const answer = await rooms.open(peer, versionId, layer)
    if (!answer.ok) return false
    this.channel = answer.value
    this.say((encoder) => writeSyncStep1(encoder, this.doc))
    return true
  }

  /** Leaves, as a closed tab or a lost line does. What was written stays in `doc`. */
  cut() {
    this.channel?.close()
    this.channel = null
    this.backlog.length = 0
  }

  draw(mark: Mark = stroke(), author = this.userId): string {
    const key = markKey(author, uuidv7())
    this.marks.set(key, encodeMark(mark))
    return key
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: Uint8Array) {
    this.channel?.receive(bytes)
  }

  /** Sends an update that this tab has not made. */
  sendUpdate(update: Uint8Array) {
    if (this.channel) this.frames++
    this.say((encoder) => writeUpdate(encoder, update))
  }

  letThrough() {
    this.held = false
    for (const bytes of this.backlog.splice(0)) this.take(bytes)
    this.wake()
  }

  /** Waits until it holds, looking again whenever something has come. */
  async until(holds: () => boolean) {
    while (!holds()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** Everything that was sent is confirmed. */
  allSaved() {
    return this.until(() => this.shut !== null || (this.frames > 0 && this.saved === this.frames))
  }

  private follow() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== this) this.sendUpdate(update) })
  }

  private hear(bytes: Uint8Array) {
    if (this.held) this.backlog.push(bytes)
    else this.take(bytes)
    this.wake()
  }

  private take(bytes: Uint8Array) {
    this.received.push(bytes)
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.saved) this.saved = decoding.readVarUint(decoder)
    if (type === messageType.notSaved) this.notSaved = decoding.readVarUint(decoder)
    if (type !== messageType.sync) return
    const reply = encoding.createEncoder()
    encoding.writeVarUint(reply, messageType.sync)
    readSyncMessage(decoder, reply, this.doc, this)
    if (encoding.length(reply) > 1 && this.channel) {
      this.frames++
      this.sendRaw(encoding.toUint8Array(reply))
    }
  }

  private say(write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
    this.sendRaw(encoding.toUint8Array(encoder))
  }

  private wake() {
    for (const wake of this.waiting.splice(0)) wake()
  }
}
