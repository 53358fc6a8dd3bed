import type { Log } from '../log'
import type { Connection } from './connection'
import type { GrowingInk } from './growing-ink'
import { channelClose, type MarkChannel, type MarkChannels, type MarkPeer, type MarkPlace } from './mark-channel'

type Opened = { versionId: string; layer: string; peer: MarkPeer; channel: MarkChannel | null }

const maxChannels = 24

/** The documents that one connection has open, each a channel of its own number. */
export class OpenChannels {
  private readonly opened = new Map<number, Opened>()

  constructor(private readonly connection: Connection, private readonly marks: MarkChannels, private readonly growing: GrowingInk, private readonly log: Log) {}

  /** Opens a document for the browser, or tells it why not: 4403 is final. */
  async open(number: number, versionId: string, layer: string) {
    if (this.opened.has(number) || this.opened.size >= maxChannels) return this.tellShut(number, channelClose.noRight, 'bad-input')
    const { actor, meetingId, as } = this.connection.identity
    const entry: Opened = {
      versionId, layer, channel: null,
      peer: {
        actor, meetingId, as,
        send: (bytes) => { if (this.opened.get(number) === entry) this.connection.sendBytes(number, bytes) },
        bufferedBytes: () => this.connection.bufferedBytes(),
        shut: (code, reason) => { if (this.take(number, entry)) this.tellShut(number, code, reason) },
      },
    }
    this.opened.set(number, entry)
    try {
      const answer = await this.marks.open(entry.peer, versionId, layer)
      if (!answer.ok) return entry.peer.shut(channelClose.noRight, answer.code)
      if (this.opened.get(number) !== entry) return answer.value.close()
      entry.channel = answer.value
      this.growing.opened(this.connection, entry)
      this.connection.send({ t: 'opened', ch: number, epoch: answer.value.epoch })
    } catch (error) {
      this.log.error({ err: error }, 'open marks')
      entry.peer.shut(channelClose.serverGoing, 'failed')
    }
  }

  receive(number: number, bytes: Uint8Array) {
    this.opened.get(number)?.channel?.receive(bytes)
  }

  /** The browser is done with a document. */
  shut(number: number) {
    const entry = this.opened.get(number)
    if (entry && this.take(number, entry)) entry.channel?.close()
  }

  has(place: MarkPlace): boolean { return this.channelsOf(place).length > 0 }

  /** Whether this person may draw in it and has it open. */
  draws(place: MarkPlace): boolean { return this.channelsOf(place).some((channel) => channel.mayDraw()) }

  /** Rights have changed: documents that this person may no longer have open are shut. */
  async askAgain() {
    for (const { peer, versionId, layer } of [...this.opened.values()]) {
      const stays = await this.marks.mayStay(peer, versionId, layer).catch(() => false)
      if (!stays) this.end(peer, channelClose.noRight, 'forbidden')
    }
  }

  closeAll() {
    for (const number of [...this.opened.keys()]) this.shut(number)
  }

  private end(peer: MarkPeer, code: number, reason: string) {
    const found = [...this.opened.entries()].find(([, entry]) => entry.peer === peer)
    if (!found) return
    found[1].channel?.close()
    peer.shut(code, reason)
  }

  private take(number: number, entry: Opened): boolean {
    if (this.opened.get(number) !== entry) return false
    this.opened.delete(number)
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
