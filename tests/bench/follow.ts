import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import WebSocket from 'ws'
import { addPaper } from '~tests/support/mark-tab'
import { quantile, spread, told, type Findings, type Spread } from './figures'
import { openHouse, type House } from './house'

const followers = 200
const rounds = 5
const turnsPerRound = 15
const budgetP95Ms = 150
/** a presenter who looks at each page for a moment; the server shows looks at most every 100 ms, so hurrying waits for that */
const pauseMs = 150

/**
 * The presenter turns a page; how long until each of 200 sockets has it: page after page with a moment between them, and
 * hurried, the next as soon as everybody has the last. One process holds all followers, so their reading is in the figure.
 */
export async function followPresenter(): Promise<Findings> {
  const house = await openHouse(followers + 1, async (world, hall) => {
    const { versionId } = await addPaper(world, hall, hall.items.plain)
    const decision = await hall.say('member1', 'start-presenting', { versionId })
    if (!decision.ok) throw new Error(`refused: ${decision.code}`)
    return versionId
  })
  const turns = new Turns()
  try {
    const presenter = await connect(house, 'member1')
    const sockets = await Promise.all(Array.from({ length: followers }, (_, index) => connect(house, `member${index + 2}`)))
    for (const socket of sockets) socket.on('message', (data: Buffer, isBinary) => { if (!isBinary) turns.heard(data.toString('utf8')) })
    const turnTo = (page: number) => turns.measure(page, () => presenter.send(JSON.stringify({ t: 'look', look: { versionId: house.prepared, page, x: 0, y: 0, zoom: 1 } })))
    await turnTo(1)
    let page = 1
    const series = async (betweenMs: number) => {
      const delays: number[][] = []
      for (let round = 0; round < rounds; round++) {
        const ofRound: number[] = []
        for (let turn = 0; turn < turnsPerRound; turn++) {
          if (betweenMs > 0) await wait(betweenMs)
          ofRound.push(...await turnTo(page += 1))
        }
        delays.push(ofRound)
      }
      return delays
    }
    const [paced, hurried] = [summary(await series(pauseMs)), summary(await series(0))]
    for (const socket of [presenter, ...sockets]) socket.terminate()
    return findings(paced, hurried)
  } finally {
    await house.site.remove()
  }
}

type Summary = { p50Ms: Spread; p95Ms: Spread; slowestMs: Spread }

function summary(delays: readonly number[][]): Summary {
  const of = (q: number) => spread(delays.map((ofRound) => quantile(ofRound, q)))
  return { p50Ms: of(0.5), p95Ms: of(0.95), slowestMs: of(1) }
}

function findings(paced: Summary, hurried: Summary): Findings {
  const ok = [paced, hurried].every(({ p95Ms }) => p95Ms.median <= budgetP95Ms)
  const line = (name: string, { p50Ms, p95Ms, slowestMs }: Summary) => `${name}: p50 ${told(p50Ms)}, p95 ${told(p95Ms)}, slowest ${told(slowestMs)}`
  return {
    ok,
    lines: [
      `${followers} sockets follow one presenter, ${rounds} rounds of ${turnsPerRound} page turns; median of the rounds (lowest to highest):`,
      line(`${pauseMs} ms between pages`, paced),
      line('hurried', hurried),
      `budget p95 ${budgetP95Ms} ms: ${ok ? 'kept' : 'exceeded'}`,
    ],
    figures: { followers, rounds, turnsPerRound, pauseMs, paced, hurried, budgetP95Ms },
  }
}

/** One turn at a time: it is over when every follower has heard of it. A turn that somebody never hears of is a failure. */
class Turns {
  private page = 0
  private startedAt = 0
  private delays: number[] = []
  private done: () => void = () => undefined

  async measure(page: number, send: () => void): Promise<number[]> {
    this.page = page
    this.delays = []
    const all = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`page ${page} reached ${this.delays.length} of ${followers} within 10 s`)), 10_000)
      this.done = () => { clearTimeout(late); resolve() }
    })
    this.startedAt = performance.now()
    send()
    await all
    return this.delays
  }

  heard(text: string) {
    const frame = JSON.parse(text) as { t: string; look?: { page: number } }
    if (frame.t !== 'look' || frame.look?.page !== this.page) return
    this.delays.push(performance.now() - this.startedAt)
    if (this.delays.length === followers) this.done()
  }
}

/** A socket that has heard everything so far. */
async function connect({ site, hall, cookies }: House, who: string): Promise<WebSocket> {
  const url = `${site.url.replace('http', 'ws')}/socket?meeting=${hall.meetingId}`
  const socket = new WebSocket(url, { headers: { cookie: cookies.get(who) ?? '', origin: site.url } })
  const said = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const { t } = JSON.parse(data.toString('utf8')) as { t: string }
      if (t === 'hello') socket.send(JSON.stringify({ t: 'resume', after: 0 }))
      if (t === 'events') resolve()
    })
    socket.once('close', (code) => reject(new Error(`${who} was closed with ${code}`)))
  })
  await once(socket, 'open')
  await said
  socket.removeAllListeners('message')
  socket.removeAllListeners('close')
  return socket
}
