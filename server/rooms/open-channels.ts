import { mostOpenDocuments } from '~/domain/annotations/wire'
import type { SignedIn } from '../context'
import type { Log } from '../log'
import type { Connection } from './connection'
import type { GrowingInk } from './growing-ink'
import { channelClose, type MarkChannel, type MarkChannels, type MarkPeer, type MarkPlace } from './mark-channel'

/** Not one of the final codes: the browser asks again by itself, until it has closed another document. */
const tryAgainLater = 1013

/** One document that a connection has open. What a room sends comes through here for each member, so it looks nothing up. */
class OpenedChannel implements MarkPeer {
  readonly actor: SignedIn
  readonly meetingId: string
  readonly as: 'person' | 'screen'
  channel: MarkChannel | null = null
  isOpen = true

  constructor(private readonly connection: Connection, readonly number: number, readonly versionId: string, readonly layer: string, readonly shut: MarkPeer['shut']) {
    ({ actor: this.actor, meetingId: this.meetingId, as: this.as } = connection.identity)
  }

  send(message: Uint8Array, next?: Uint8Array) { if (this.isOpen) this.connection.sendBytes(this.number, message, next) }
}

/** The documents that one connection has open, each a channel of its own number. */
export class OpenChannels {
  private readonly opened = new Map<number, OpenedChannel>()

  constructor(private readonly connection: Connection, private readonly marks: MarkChannels, private readonly growing: GrowingInk, private readonly log: Log) {}

  /** Opens a document for the browser, or tells it why not: 4403 is final, and one too many may be asked for again. */
  async open(number: number, versionId: string, layer: string) {
    if (this.opened.has(number)) return this.tellShut(number, channelClose.noRight, 'bad-input')
    if (this.opened.size >= mostOpenDocuments) return this.tellShut(number, tryAgainLater, 'too-many-documents')
    const entry = new OpenedChannel(this.connection, number, versionId, layer, (code, reason) => { if (this.take(entry)) this.tellShut(number, code, reason) })
    this.opened.set(number, entry)
    try {
      const answer = await this.marks.open(entry, versionId, layer)
      if (!answer.ok) return entry.shut(channelClose.noRight, answer.code)
      if (!entry.isOpen) return answer.value.close()
      entry.channel = answer.value
      this.growing.opened(this.connection, entry)
      this.connection.send({ t: 'opened', ch: number })
    } catch (error) {
      this.log.error({ err: error }, 'open marks')
      entry.shut(channelClose.serverGoing, 'failed')
    }
  }

  receive(number: number, bytes: Uint8Array) {
    this.opened.get(number)?.channel?.receive(bytes)
  }

  /** The browser is done with a document. */
  shut(number: number) {
    const entry = this.opened.get(number)
    if (entry && this.take(entry)) entry.channel?.close()
  }

  has(place: MarkPlace): boolean { return this.channelsOf(place).length > 0 }

  /** Whether this person may draw in it and has it open. */
  draws(place: MarkPlace): boolean { return this.channelsOf(place).some((channel) => channel.mayDraw()) }

  /** Rights have changed: documents that this person may no longer have open are shut. */
  async askAgain() {
    for (const entry of [...this.opened.values()]) {
      const stays = await this.marks.mayStay(entry, entry.versionId, entry.layer).catch(() => false)
      if (stays || !entry.isOpen) continue
      entry.channel?.close()
      entry.shut(channelClose.noRight, 'forbidden')
    }
  }

  closeAll() {
    for (const number of [...this.opened.keys()]) this.shut(number)
  }

  private take(entry: OpenedChannel): boolean {
    if (!entry.isOpen) return false
    entry.isOpen = false
    this.opened.delete(entry.number)
    if (!this.has(entry)) this.growing.shut(this.connection, entry)
    return true
  }

  private channelsOf({ versionId, layer }: MarkPlace): MarkChannel[] {
    return [...this.opened.values()].flatMap((entry) => (entry.versionId === versionId && entry.layer === layer ? entry.channel ?? [] : []))
  }

  private tellShut(number: number, code: number, reason: string) {
    this.connection.send({ t: 'shut', ch: number, code, reason })
  }
}
