import { InkSession } from '~/features/ink/ink-session'
import { ChannelSocket } from '~/features/live/channel-socket'
import type { MarkChannel, MarkChannels } from '~server/rooms/mark-channel'
import type { Hall } from './hall'
import type { MarkedHall } from './marked-hall'

/** The one socket of a browser's tab as its marks see it, with the server's rooms at its other end; `cut` is a lost line. */
export class TabSocket {
  private readonly open = new Map<ChannelSocket, MarkChannel>()
  private up = true
  private readonly waiting = new Set<ChannelSocket>()
  private heldBack = ''

  constructor(private rooms: MarkChannels, private readonly hall: Hall, private readonly who: string) {}

  openChannel(versionId: string, layer: string) {
    const carrier = {
      attach: (channel: ChannelSocket) => { void this.attach(channel); return 0 },
      detach: (channel: ChannelSocket) => { this.open.get(channel)?.close(); this.open.delete(channel); this.waiting.delete(channel) },
      sendBytes: () => undefined,
    }
    const { open } = this
    const isHeldBack = () => layer === this.heldBack
    return class extends ChannelSocket {
      constructor(_url?: string, _protocols?: string | string[]) { super(carrier, versionId, layer) }
      override send(data: Uint8Array) { if (!isHeldBack()) open.get(this)?.receive(data.slice()) }
    }
  }

  get openCount(): number { return this.open.size }

  /** What grows under the hand goes to others only. */
  send() {}

  /** Nothing goes or comes any more, until `mend`. */
  cut() {
    this.up = false
    for (const [channel, end] of [...this.open]) {
      end.close()
      this.open.delete(channel)
      channel.ended(1006, 'line lost')
    }
  }

  /** What is said on this layer is lost with the line, until `mend`. */
  holdBack(layer: string) {
    this.heldBack = layer
  }

  /** `rooms`: of a server that was started again meanwhile. */
  mend(rooms = this.rooms) {
    this.rooms = rooms
    this.heldBack = ''
    this.up = true
    for (const channel of [...this.waiting]) {
      this.waiting.delete(channel)
      void this.attach(channel)
    }
  }

  private async attach(channel: ChannelSocket) {
    if (!this.up) return void this.waiting.add(channel)
    const { actor } = this.hall.as(this.who)
    const answer = await this.rooms.open({
      actor, meetingId: this.hall.meetingId, as: 'person',
      send: (bytes, next) => {
        if (!this.open.has(channel)) return
        channel.received(bytes)
        if (next) channel.received(next)
      },
      shut: (code, reason) => { this.open.delete(channel); channel.ended(code, reason) },
    }, channel.versionId, channel.layer)
    if (!answer.ok) return channel.ended(4403, answer.code)
    this.open.set(channel, answer.value)
    channel.opened()
  }
}

/** What a browser makes of the hall's paper: all its marks in somebody's tab, on this line. */
export function inkOf(marked: MarkedHall, who: string, socket: TabSocket): InkSession {
  return new InkSession({
    meetingId: marked.hall.meetingId, socket, versionId: marked.versionId, title: 'Tờ trình', userId: marked.idOf(who),
    mayWrite: { room: true, private: true }, mayLock: false, presents: () => false, nameOf: () => '', colourOf: () => 0,
  })
}
