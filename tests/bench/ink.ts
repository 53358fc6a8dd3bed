import { setTimeout as wait } from 'node:timers/promises'
import { quantile, type Findings } from './figures'
import { handwriting, packedStroke } from './handwriting'
import { MarkLoad, type MarkClient } from './mark-load'
import { startHocuspocus, startOurs, startYWebsocket, type MarkServer } from './mark-servers'
import { canPin, cpuMs, pin } from './pinning'
import { residentMb } from './process-memory'
import { seeded } from '~tests/support/seeded'

const clients = 200
const writerCounts = [3, 10] as const
/** clients that hold the whole document: the first after the writers */
const wholeClients = 3
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const budgetRatio = 0.5
/**
 * Before anything is counted the writers, still among themselves, write so many strokes each, and then everybody has the
 * trace so often, all servers at once: what is measured is a server some while into a meeting. It takes that long because
 * V8 collects about a hundred seconds after a process has become quiet and throws compiled functions away, and because a
 * server that writes four times a second compiles them again only by and by.
 */
const warmUp = { strokes: 400, everyMs: 25, traces: 24 }
/** for the memory that marks take: so many more, in updates of so many */
const fill = { strokes: 10_000, atOnce: 50 }
/** between two measurements, so that what one leaves behind is not counted to the next */
const restMs = 1_000

/** One server, one number of writers, one time through the trace. */
type Round = { cpuUs: number; bytes: number; delivered: number; expected: number; p50Ms: number; p95Ms: number }
type Joined = { ms: number; bytes: number }
type Measured = { load: MarkLoad; rounds: Map<number, Round[]>; rssMb: number; rssMbPer10k: number; late: Joined; identical: boolean }

/**
 * People write on one document while 200 have it open: ours, with sign-in, rights, checks and every mark committed,
 * beside the servers of y-websocket and Hocuspocus, bare. All have the same clients and get the same marks at the same
 * times, by turns. A delivery is a finished stroke that has come to one other client; frames that bring several count as
 * several. Cost is the processor time of the server's process and what the kernel does on its behalf.
 */
export async function writeTogether(): Promise<Findings> {
  pin(process.pid, 'load')
  const servers = [await startOurs(clients + 1), await startYWebsocket(), await startHocuspocus()]
  try {
    const measured = await Promise.all(servers.map(prepare))
    for (let round = 0; round < warmUp.traces; round++) await Promise.all(measured.map((one) => writeTrace(one, Math.max(...writerCounts), rounds + round)))
    for (let round = 0; round < rounds; round++) {
      for (const writers of writerCounts) {
        for (let turn = 0; turn < measured.length; turn++) {
          const one = measured[(round + turn) % measured.length]
          if (one) one.rounds.get(writers)?.push(await writeTrace(one, writers, round))
        }
      }
    }
    for (const one of measured) await measureMemory(one)
    for (const one of measured) one.late = await joinLate(one)
    return findings(measured)
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function prepare(server: MarkServer): Promise<Measured> {
  const load = new MarkLoad(server)
  const writers = Math.max(...writerCounts)
  await load.connect(0, writers, { whole: false })
  for (let stroke = 0; stroke < warmUp.strokes; stroke++) {
    for (const client of load.clients) client.write([someStroke(stroke)])
    await wait(warmUp.everyMs)
  }
  await load.settled()
  await load.connect(writers, writers + wholeClients, { whole: true })
  await load.connect(writers + wholeClients, clients, { whole: false })
  return { load, rounds: new Map(writerCounts.map((count) => [count, []])), rssMb: NaN, rssMbPer10k: NaN, late: { ms: NaN, bytes: NaN }, identical: false }
}

/** Everybody writes the phrase once at the speed it was recorded, each beginning at another place of it. */
async function writeTrace({ load }: Measured, writers: number, round: number): Promise<Round> {
  await wait(restMs)
  load.begin()
  const cpuBefore = cpuMs(load.server.pid)
  await Promise.all(load.clients.slice(0, writers).map((client, index) => replay(client, index / writers, round)))
  await load.settled()
  await wait(restMs)
  const delivered = load.delivered
  return {
    cpuUs: ((cpuMs(load.server.pid) - cpuBefore) * 1000) / delivered, bytes: load.bytes / delivered, delivered, expected: load.expected,
    p50Ms: quantile(load.delays, 0.5), p95Ms: quantile(load.delays, 0.95),
  }
}

/** `offset`: the share of the phrase after which this writer begins. */
async function replay(client: MarkClient, offset: number, seed: number) {
  const { strokes, durationMs } = handwriting
  const random = seeded(seed + Math.round(offset * 100))
  const place = { page: 1 + Math.floor(random() * 21), at: [random(), random()] as const }
  const startedAt = performance.now()
  const due = strokes.map((stroke) => ({ stroke, at: (stroke.endMs + (1 - offset) * durationMs) % durationMs })).sort((a, b) => a.at - b.at)
  for (const { stroke, at } of due) {
    await wait(Math.max(0, startedAt + at - performance.now()))
    client.write([packedStroke(stroke, { ...place, madeAt: Date.now() })])
  }
}

/** The readers leave; the writers fill the document as fast as they may. Then every whole document is compared. */
async function measureMemory(one: Measured) {
  const { load } = one
  one.rssMb = residentMb(load.server.pid)
  for (const client of load.clients.slice(Math.max(...writerCounts) + wholeClients)) client.leave()
  await wait(restMs)
  const before = residentMb(load.server.pid)
  load.begin()
  const writers = load.clients.slice(0, Math.max(...writerCounts))
  const each = fill.strokes / writers.length
  for (let at = 0; at < each; at += fill.atOnce) {
    for (const client of writers) client.write(Array.from({ length: fill.atOnce }, (_, index) => someStroke(at + index)))
    await load.settled()
    if (load.delivered < load.expected) return
  }
  await wait(restMs)
  one.rssMbPer10k = ((residentMb(load.server.pid) - before) * 10_000) / fill.strokes
  one.identical = load.delivered === load.expected && load.identical()
}

function someStroke(index: number): Uint8Array {
  const { strokes } = handwriting
  const stroke = strokes[index % strokes.length]
  if (!stroke) throw new Error('the trace is empty')
  return packedStroke(stroke, { page: 1 + (index % 21), at: [(index % 10) / 10, (index % 37) / 37], madeAt: Date.now() })
}

/** Somebody comes to the full document: how long until all of it is there, and how many bytes that is. */
async function joinLate({ load }: Measured): Promise<Joined> {
  const startedAt = performance.now()
  const [newcomer] = await load.connect(clients, clients + 1, { whole: true })
  const ms = performance.now() - startedAt
  if (!newcomer?.doc || !load.holdsAll(newcomer.doc)) throw new Error(`${load.server.name}: a newcomer does not have all marks`)
  return { ms, bytes: newcomer.bytes }
}

const rounded = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits
const rangeOf = (values: readonly number[]) => [rounded(Math.min(...values)), rounded(Math.max(...values))]

function figuresOf(rounds: readonly Round[]) {
  const all = (pick: (round: Round) => number) => rounds.map(pick)
  const median = (pick: (round: Round) => number) => rounded(quantile(all(pick), 0.5))
  const total = (pick: (round: Round) => number) => all(pick).reduce((sum, value) => sum + value, 0)
  return {
    cpu_us_per_delivery: median(({ cpuUs }) => cpuUs), bytes_per_delivery: median(({ bytes }) => bytes),
    delivered: total(({ delivered }) => delivered), expected: total(({ expected }) => expected),
    p50_ms: median(({ p50Ms }) => p50Ms), p95_ms: median(({ p95Ms }) => p95Ms),
    range: { cpu_us_per_delivery: rangeOf(all(({ cpuUs }) => cpuUs)), p50_ms: rangeOf(all(({ p50Ms }) => p50Ms)), p95_ms: rangeOf(all(({ p95Ms }) => p95Ms)) },
  }
}

function findings(measured: readonly Measured[]): Findings {
  const [few, many] = writerCounts
  const roundsOf = (name: string, writers: number) => measured.find(({ load }) => load.server.name === name)?.rounds.get(writers) ?? []
  /** against the peer's figure of the same round */
  const ratios = (writers: number) => roundsOf('ours', writers).map(({ cpuUs }, round) => cpuUs / (roundsOf('y-websocket', writers)[round]?.cpuUs ?? NaN))
  const ratio = (writers: number) => rounded(quantile(ratios(writers), 0.5), 2)
  const figures = Object.fromEntries(measured.map(({ load, rounds: done, rssMb, rssMbPer10k }) => [load.server.name, {
    ...figuresOf(done.get(many) ?? []), rss_mb: rounded(rssMb), rss_mb_per_10k_strokes: rounded(rssMbPer10k), writers3: figuresOf(done.get(few) ?? []),
  }]))
  const everything = measured.every(({ rounds: done, identical }) => identical && [...done.values()].flat().every(({ delivered, expected }) => delivered === expected))
  const ok = everything && ratio(many) <= budgetRatio
  const line = ({ load, rounds: done }: Measured) => writerCounts.map((writers) => {
    const { cpu_us_per_delivery: cpu, bytes_per_delivery: bytes, delivered, expected, p50_ms: p50, p95_ms: p95, range } = figuresOf(done.get(writers) ?? [])
    return `${load.server.name}, ${writers} write: ${cpu} µs (${range.cpu_us_per_delivery.join(' to ')}) and ${bytes} bytes a delivery, ${delivered} of ${expected} delivered, p50 ${p50} ms, p95 ${p95} ms`
  })
  return {
    ok,
    lines: [
      `${clients} clients, ${rounds} rounds by turns, ${handwriting.strokes.length} strokes in ${handwriting.durationMs} ms by each writer; medians (lowest to highest):`,
      ...measured.flatMap(line),
      ...measured.map(({ load, rssMb, rssMbPer10k, late }) => `${load.server.name}: ${Math.round(rssMb)} MB, and ${rounded(rssMbPer10k)} MB for each 10,000 strokes; somebody comes to ${load.written.size} strokes: ${Math.round(late.ms)} ms, ${Math.round(late.bytes / 1000)} kB`),
      `processor time against y-websocket: ${ratio(many)} with ${many} writers, ${ratio(few)} with ${few}; budget ${budgetRatio}: ${ok ? 'kept' : 'exceeded'}`,
      everything ? 'every stroke reached everybody, and the documents compared are identical' : 'NOT everything was delivered',
      canPin ? 'servers and load each had a core of their own' : 'taskset is missing or there is one core: nothing was pinned',
    ],
    figures: {
      ...figures, cpu_ratio_vs_y_websocket: ratio(many), cpu_ratio_range: ratios(many).map((value) => rounded(value, 2)), cpu_ratio_vs_y_websocket_writers3: ratio(few),
      late_join_ms: rounded(measured[0]?.late.ms ?? NaN), late_join_bytes: measured[0]?.late.bytes ?? NaN,
      late_join_strokes: measured[0]?.load.written.size, clients, writers: many, rounds, pinned: canPin,
    },
  }
}
