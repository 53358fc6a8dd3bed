import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '~server/package-root'
import { addPaper } from '~tests/support/mark-tab'
import { quantile, type Findings } from './figures'
import { GrowingHeard } from './growing-heard'
import { handwriting, packedStroke, strokeMark, type TraceStroke } from './handwriting'
import { command, openHouse, type House } from './house'
import { MarkLoad, type MarkClient } from './mark-load'
import { marksOf } from './mark-servers'
import { canPin, cpuMs, pin } from './pinning'
import { residentMb } from './process-memory'

const writers = 10
const readers = 500
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const goals = { growingP95Ms: 250, cpuShare: 0.8 }
/** as a browser sends what is added to a stroke (growing-strokes.ts) */
const sendEveryMs = 50
const commandEveryMs = 500
/** Of this process, which is all the readers: what it is held up is in the figures too. */
const ownLoop = monitorEventLoopDelay({ resolution: 5 })
/** two ticks of the server */
const idleMs = 30_000

type Round = {
  cpuShare: number; growing: { p50: number; p95: number; delivered: number; expected: number }; marks: { p50: number; p95: number; delivered: number; expected: number }
  stallMs: number; ownStallMs: number; commandP95Ms: number; bytesPerReaderSecond: number
}

/**
 * A hall of 500 reads one paper on which ten people write at once, each the recorded phrase at its speed: every stroke grows
 * before everybody's eyes and comes as a mark when the pen is lifted. Meanwhile the secretary gives commands. Growing is
 * counted from when the pen was there until each reader has heard of it, marks from when they are sent.
 */
export async function readAlong(): Promise<Findings> {
  pin(process.pid, 'load')
  ownLoop.enable()
  const house = await openHouse(writers + readers, async (world, hall) => (await addPaper(world, hall, hall.items.plain)).versionId, {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(join(packageRoot, 'tests/bench/loop-watch.mjs')).href}`, LOOP_WATCH: loopFile() },
  })
  try {
    const pid = house.site.pid()
    pin(pid, 'server')
    const load = new MarkLoad(marksOf(house, house.prepared))
    await load.connect(0, writers + readers, { whole: false })
    await wait(2_000) // the last of who has come is told
    const idle = await restIdle(load, pid)
    const growing = new GrowingHeard(load.clients.slice(writers))
    await writeRound(house, load, growing)
    const done: Round[] = []
    for (let round = 0; round < rounds; round++) done.push(await writeRound(house, load, growing))
    return findings(done, { ...idle, rssMb: residentMb(pid) })
  } finally {
    await house.site.remove()
  }
}

const loopFile = () => join(packageRoot, `build/loop-${process.pid}.txt`)

/** Nobody does anything: what everybody's presence alone costs. */
async function restIdle(load: MarkLoad, pid: number) {
  load.begin()
  const cpuBefore = cpuMs(pid)
  await wait(idleMs)
  return { bytesPerReaderMinute: (load.bytes / load.clients.length) * (60_000 / idleMs), cpuShare: (cpuMs(pid) - cpuBefore) / idleMs }
}

async function writeRound(house: House & { prepared: string }, load: MarkLoad, growing: GrowingHeard): Promise<Round> {
  const pid = load.server.pid
  load.begin()
  growing.begin()
  process.kill(pid, 'SIGUSR2')
  ownLoop.reset()
  const cpuBefore = cpuMs(pid)
  const writing = new AbortController()
  const commands = giveCommands(house, writing.signal)
  await Promise.all(load.clients.slice(0, writers).map((client, index) => write(client, house.prepared, growing, index)))
  writing.abort()
  const commandDelays = await commands
  await load.settled()
  await growing.settled()
  await wait(300) // the last figure is written
  const { durationMs } = handwriting
  return {
    // all of the work, also what a busy machine does later, against the time in which it was asked for
    cpuShare: (cpuMs(pid) - cpuBefore) / durationMs,
    growing: { p50: quantile(growing.delays, 0.5), p95: quantile(growing.delays, 0.95), delivered: growing.delays.length, expected: growing.expected },
    marks: { p50: quantile(load.delays, 0.5), p95: quantile(load.delays, 0.95), delivered: load.delivered, expected: load.expected },
    stallMs: Number(readFileSync(loopFile(), 'utf8')), ownStallMs: ownLoop.max / 1e6, commandP95Ms: quantile(commandDelays, 0.95), bytesPerReaderSecond: load.bytes / load.clients.length / (durationMs / 1000),
  }
}

/** The phrase once at the speed it was recorded; each writer begins at another place of it and writes at another of the page. */
async function write(client: MarkClient, versionId: string, growing: GrowingHeard, index: number) {
  const { durationMs, strokes } = handwriting
  const startedAt = performance.now() - (index / writers) * durationMs
  const at = [index / writers, (index % 3) / 3] as const
  const due = strokes.map((stroke) => ({ stroke, from: startedAt + stroke.startMs + (startedAt + stroke.startMs < performance.now() ? durationMs : 0) })).sort((a, b) => a.from - b.from)
  for (const { stroke, from } of due) {
    await until(from)
    await grow(client, versionId, growing, stroke, { from, at })
    client.write([packedStroke(stroke, { page: 1, at, madeAt: Date.now() })])
  }
}

/** Sends the points of a stroke as its pen makes them: the first at once, then what has been added. */
async function grow(client: MarkClient, versionId: string, growing: GrowingHeard, stroke: TraceStroke, { from, at }: { from: number; at: readonly [number, number] }) {
  const { points, width } = strokeMark(stroke, { page: 1, at, madeAt: 0 })
  const strokeId = randomUUID()
  const head = { versionId, layer: 'room', page: 1, strokeId, tool: 'pen' as const, colour: 0, width }
  const end = from + points.length * handwriting.pointMs
  let sent = 0
  for (let now = from; sent < points.length; now = Math.min(end, now + sendEveryMs)) {
    await until(now)
    const made = now >= end ? points.length : Math.floor((now - from) / handwriting.pointMs) + 1
    const added = points.slice(sent, made)
    if (added.length === 0) continue
    growing.wrote(strokeId, added.length, from + sent * handwriting.pointMs)
    client.tell({ t: 'stroke', stroke: { ...head, points: added.flat().map((value) => Math.round(value * 1e5) / 1e5) } })
    sent = made
  }
  await until(end)
}

const until = (time: number) => wait(Math.max(0, time - performance.now()))

/** What else goes on in a meeting, one at a time: how long each command takes to be answered, in ms. */
async function giveCommands(house: House, signal: AbortSignal): Promise<number[]> {
  const delays: number[] = []
  while (!signal.aborted) {
    const startedAt = performance.now()
    await command(house, 'secretary', 'record-conclusion', { itemId: null, text: `Việc ${delays.length + 1}`, leadUnit: null, cooperatingUnits: [], deadline: null })
    delays.push(performance.now() - startedAt)
    await wait(commandEveryMs, undefined, { signal }).catch(() => undefined)
  }
  return delays
}

const rounded = (value: number, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits

function findings(done: readonly Round[], { bytesPerReaderMinute, cpuShare: idleShare, rssMb }: { bytesPerReaderMinute: number; cpuShare: number; rssMb: number }): Findings {
  const median = (pick: (round: Round) => number, digits = 0) => rounded(quantile(done.map(pick), 0.5), digits)
  const highest = (pick: (round: Round) => number) => rounded(Math.max(...done.map(pick)))
  const total = (pick: (round: Round) => number) => done.reduce((sum, round) => sum + pick(round), 0)
  const [growing, marks] = (['growing', 'marks'] as const).map((kind) => ({
    p50_ms: median((round) => round[kind].p50), p95_ms: median((round) => round[kind].p95), p95_highest_ms: highest((round) => round[kind].p95),
    delivered: total((round) => round[kind].delivered), expected: total((round) => round[kind].expected),
  }))
  const [cpu, cpuHighest] = [median(({ cpuShare }) => cpuShare, 2), rounded(Math.max(...done.map(({ cpuShare }) => cpuShare)), 2)]
  const ok = marks?.delivered === marks?.expected && cpu <= goals.cpuShare && (growing?.p95_ms ?? Infinity) <= goals.growingP95Ms
  const figures = {
    readers, writers, rounds, server_cpu_share: cpu, server_cpu_share_highest: cpuHighest, growing, marks,
    loop_stall_ms: highest(({ stallMs }) => stallMs), load_stall_ms: highest(({ ownStallMs }) => ownStallMs), rss_mb: rounded(rssMb), command_p95_ms: median(({ commandP95Ms }) => commandP95Ms), bytes_per_reader_second: median(({ bytesPerReaderSecond }) => bytesPerReaderSecond),
    idle_bytes_per_reader_minute: rounded(bytesPerReaderMinute), idle_cpu_share: rounded(idleShare, 3), machine_load: rounded(loadavg()[0] ?? NaN, 1), pinned: canPin,
  }
  return {
    ok,
    lines: [
      `${readers} read, ${writers} write at once, ${rounds} rounds of ${rounded(handwriting.durationMs / 1000)} s; medians:`,
      `server: ${cpu} of a core (goal ${goals.cpuShare}, highest ${cpuHighest}), ${figures.rss_mb} MB, event loop held up at most ${figures.loop_stall_ms} ms`,
      `growing strokes, from the pen to a reader: p50 ${growing?.p50_ms} ms, p95 ${growing?.p95_ms} ms (goal ${goals.growingP95Ms}), ${growing?.delivered} of ${growing?.expected} pieces`,
      `marks, from sending to hearing: p50 ${marks?.p50_ms} ms, p95 ${marks?.p95_ms} ms, ${marks?.delivered} of ${marks?.expected} delivered`,
      `a command meanwhile: p95 ${figures.command_p95_ms} ms; each reader gets ${figures.bytes_per_reader_second} bytes a second`,
      `idle: ${figures.idle_bytes_per_reader_minute} bytes a minute and reader, ${figures.idle_cpu_share} of a core`,
      `${canPin ? 'server and load were each kept to a core' : 'taskset is missing or there is one core: nothing was pinned'}; load average ${figures.machine_load} (about 1 with nothing else), the load itself held up at most ${figures.load_stall_ms} ms`,
    ],
    figures,
  }
}
