import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/**
 * A commune's line between the browser and a server: a TCP relay that lets bytes through as slowly as the line does.
 * A relay instead of Chromium's own throttle, because that one works per request: setting up a connection, TCP's slow
 * start, request headers, workers and service workers would be free or slowed differently. Here all connections share
 * one line, whoever opens them, and both sides of a comparison go through the same code.
 * Not slowed: name look-up and TLS, which both sides would pay alike.
 */
export type SlowLine = {
  url: string
  /** bytes that came down since the last call */
  takeDownBytes(): number
  close(): Promise<void>
}

/** Link B of DESIGN §9: 1.6 Mbit/s down, 150 ms there and back; up as a 3G or long copper line has it. */
export const linkB = { downBitsPerS: 1_600_000, upBitsPerS: 750_000, roundTripMs: 150 }

const packetBytes = 1_460
/** IP and TCP headers, which use the line too */
const headerBytes = 40
/** RFC 6928: so many packets go out before the first answer, then twice as many each round trip */
const firstWindowBytes = 10 * packetBytes
/** what a sender may have waiting here before it is held back, as a socket's buffer does */
const bufferBytes = 128 * 1024

/** Relays connections to `target` (host:port) over a line. The server must know the relay's address as its own. */
export async function openSlowLine(target: () => string, { downBitsPerS, upBitsPerS, roundTripMs } = linkB): Promise<SlowLine> {
  const [down, up] = [new Direction(downBitsPerS, roundTripMs / 2), new Direction(upBitsPerS, roundTripMs / 2)]
  const open = new Set<Socket>()
  const server = createServer((browser) => {
    const { hostname, port } = new URL(target())
    const site = connect(Number(port), hostname)
    for (const socket of [browser, site]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('close', () => open.delete(socket)).on('error', () => undefined)
    }
    up.carry(browser, site, roundTripMs) // the handshake: the browser's first byte leaves a round trip after it dialled
    down.carry(site, browser, 0)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeDownBytes: () => down.takeBytes(),
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type Flow = { waiting: Buffer[]; waitingBytes: number; inFlight: number; window: number; notBefore: number; from: Socket; to: Socket; ended: boolean }

/** One direction of the line: connections take turns, packet by packet, each within its congestion window. */
class Direction {
  private readonly flows: Flow[] = []
  private freeAt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private bytes = 0
  private readonly arrivals = new InOrder()
  private readonly answers = new InOrder()

  constructor(private readonly bitsPerS: number, private readonly delayMs: number) {}

  takeBytes() {
    const { bytes } = this
    this.bytes = 0
    return bytes
  }

  carry(from: Socket, to: Socket, handshakeMs: number) {
    const flow: Flow = { waiting: [], waitingBytes: 0, inFlight: 0, window: firstWindowBytes, notBefore: performance.now() + handshakeMs, from, to, ended: false }
    this.flows.push(flow)
    from.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += packetBytes) flow.waiting.push(chunk.subarray(at, at + packetBytes))
      flow.waitingBytes += chunk.length
      if (flow.waitingBytes > bufferBytes) from.pause()
      this.send()
    })
    from.on('end', () => {
      flow.ended = true
      this.send()
    })
    const drop = () => {
      const index = this.flows.indexOf(flow)
      if (index >= 0) this.flows.splice(index, 1)
    }
    from.on('close', () => { if (flow.waiting.length === 0 && flow.inFlight === 0) { drop(); to.destroy() } else flow.ended = true })
    to.on('close', () => { drop(); from.destroy() })
  }

  /** Sends what may go now and comes back when more may. */
  private send() {
    clearTimeout(this.timer)
    for (;;) {
      const now = performance.now()
      const ready = this.flows.filter((flow) => flow.waiting.length > 0 && flow.inFlight < flow.window)
      const next = ready.find((flow) => flow.notBefore <= now)
      if (!next) {
        const soonest = Math.min(...ready.map((flow) => flow.notBefore))
        if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.send(), soonest - now)
        break
      }
      // a timer wakes late by a millisecond or two: what the line could have carried meanwhile is made good
      if (this.freeAt > now + 1) {
        this.timer = setTimeout(() => this.send(), this.freeAt - now)
        break
      }
      this.sendPacket(next, now)
    }
    for (const flow of this.flows) if (flow.ended && flow.waiting.length === 0 && flow.inFlight === 0) flow.to.end()
  }

  private sendPacket(flow: Flow, now: number) {
    const packet = flow.waiting.shift()
    if (!packet) return
    // to the end of the queue: connections take turns
    this.flows.splice(this.flows.indexOf(flow), 1)
    this.flows.push(flow)
    const size = packet.length
    flow.waitingBytes -= size
    flow.inFlight += size
    if (flow.waitingBytes <= bufferBytes / 2 && flow.from.isPaused()) flow.from.resume()
    this.freeAt = Math.max(this.freeAt, now - 5) + ((size + headerBytes) * 8_000) / this.bitsPerS
    this.arrivals.at(this.freeAt + this.delayMs, () => {
      this.bytes += size
      if (!flow.to.destroyed) flow.to.write(packet)
    })
    this.answers.at(this.freeAt + 2 * this.delayMs, () => {
      flow.inFlight -= size
      flow.window += size
      this.send()
    })
  }
}

/** Does things at their times, which never go back: timers of their own could overtake each other by a millisecond. */
class InOrder {
  private readonly things: { at: number; run: () => void }[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  at(at: number, run: () => void) {
    this.things.push({ at, run })
    if (this.things.length === 1) this.wait()
  }

  private wait() {
    clearTimeout(this.timer)
    const [next] = this.things
    if (next) this.timer = setTimeout(() => this.runDue(), Math.max(0, next.at - performance.now()))
  }

  private runDue() {
    const now = performance.now()
    for (let next = this.things[0]; next && next.at <= now; next = this.things[0]) {
      this.things.shift()
      next.run()
    }
    this.wait()
  }
}
