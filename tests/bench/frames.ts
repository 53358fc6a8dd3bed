import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '~server/package-root'
import type { MarkChannel, MarkPeer } from '~server/rooms/mark-channel'
import { honestFrames, mutated } from '~tests/support/forged-marks'
import { MarkLine } from '~tests/support/mark-line'
import { addPaper, MarkTab } from '~tests/support/mark-tab'
import { newSeed, seededPick, type Pick } from '~tests/support/seeded'
import type { Findings } from './figures'
import { openHouse, type House } from './house'
import { residentMb } from './process-memory'

const frames = Number(process.env.BENCH_FRAMES ?? 100_000)
const attackers = 6
/** documents that one attacker has open at once */
const channels = 20
/** a connection may say 270 things at once, and a channel takes two: then a new one is made */
const perConnection = 110
const goals = { stallMs: 500, growthMb: 100 }

/**
 * Hand-made clients send mutated messages to a server of its own, six at once, as fast as they are put out and come again.
 * One frame in twenty is rubbish of the socket itself. Afterwards the server still runs, nobody's mark was touched, and the
 * longest time that its event loop was held up and the growth of its resident memory are told.
 */
export async function mutateFrames(): Promise<Findings> {
  const seed = newSeed('mutated frames')
  const house = await openHouse(attackers, async (world, hall) => (await addPaper(world, hall, hall.items.plain)).versionId, {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(join(packageRoot, 'tests/bench/loop-watch.mjs')).href}`, LOOP_WATCH: loopFile() },
  })
  try {
    const victim = await openTab(house, 'chair')
    const victimKey = victim.draw()
    await victim.allSaved()
    await attack(house, victim, victimKey, seed, Math.min(frames, 2_000)) // what is needed once is not growth
    const pid = house.site.pid()
    const before = residentMb(pid)
    let highest = before
    process.kill(pid, 'SIGUSR2')
    const watch = setInterval(() => { highest = Math.max(highest, residentMb(pid)) }, 50)
    const sent = await attack(house, victim, victimKey, seed + 1, frames)
    await wait(300) // the last figure is written
    clearInterval(watch)
    const longestStallMs = Number(readFileSync(loopFile(), 'utf8'))
    const answers = await fetch(`${house.site.url}/healthz`).then(({ ok }) => ok, () => false)
    const crashed = !answers || house.site.pid() !== pid
    return findings({ seed, frames: sent, crashed, longest_stall_ms: longestStallMs, rss_growth_mb: Math.round(highest - before), victim_intact: !crashed && (await isIntact(house, victim, victimKey)) })
  } finally {
    await house.site.remove()
  }
}

const loopFile = () => join(packageRoot, `build/loop-${process.pid}.txt`)

type Figures = { seed: number; frames: number; crashed: boolean; longest_stall_ms: number; rss_growth_mb: number; victim_intact: boolean }

function findings(figures: Figures): Findings {
  const { frames: sent, crashed, longest_stall_ms: stall, rss_growth_mb: growth, victim_intact: intact } = figures
  return {
    ok: sent >= frames && !crashed && intact && stall <= goals.stallMs && growth <= goals.growthMb,
    lines: [
      `${sent} mutated frames from ${attackers} connections at once: the server ${crashed ? 'has crashed' : 'runs on'}, the victim’s mark is ${intact ? 'as it was' : 'TOUCHED'}`,
      `event loop held up at most ${stall} ms (goal ${goals.stallMs}), resident memory grew by ${growth} MB at most (goal ${goals.growthMb})`,
    ],
    figures,
  }
}

async function openTab(house: House & { prepared: string }, who: string) {
  const line = await MarkLine.connect(house.site.url, house.hall.meetingId, house.cookies.get(who) ?? '')
  const tab = new MarkTab(null, house.hall, who)
  if (!(await tab.open(line, house.prepared))) throw new Error(`${who} was not let in`)
  await tab.allSaved()
  return tab
}

async function isIntact(house: House & { prepared: string }, victim: MarkTab, victimKey: string) {
  const fresh = await openTab(house, 'chair')
  const [held, drawn] = [fresh.marks.get(victimKey), victim.marks.get(victimKey)]
  return !!held && !!drawn && Buffer.compare(held, drawn) === 0 && fresh.keys.every((key) => key === victimKey || !key.startsWith(victim.userId))
}

async function attack(house: House & { prepared: string }, victim: MarkTab, victimKey: string, seed: number, count: number): Promise<number> {
  let sent = 0
  await Promise.all(Array.from({ length: attackers }, async (_, index) => {
    const pick = seededPick(seed * 31 + index)
    const who = `member${index + 1}`
    const honest = honestFrames(house.hall.as(who).actor.userId, victim.doc, victimKey)
    while (sent < count) {
      const line = await MarkLine.connect(house.site.url, house.hall.meetingId, house.cookies.get(who) ?? '')
      sent += await spend(line, house.prepared, honest, pick)
      await line.close()
    }
  }))
  return sent
}

/** Sends until the connection has nothing left to say or is shut. Each channel is opened again when it was put out. */
async function spend(line: MarkLine, versionId: string, honest: readonly Uint8Array[], pick: Pick): Promise<number> {
  let sent = 0
  await Promise.all(Array.from({ length: channels }, async () => {
    let channel: MarkChannel | null = null
    while (line.isUp && sent < perConnection) {
      channel ??= await openChannel(line, versionId, () => { channel = null })
      if (!channel) continue
      sent += 1
      if (pick(20) === 0) line.sayRaw(mutated([Buffer.from('{"t":"open","ch":7,"versionId":"v","layer":"room"}')], pick), pick(2) === 0)
      else channel.receive(mutated(honest, pick))
      await line.answered()
    }
  }))
  return sent
}

async function openChannel(line: MarkLine, versionId: string, onShut: () => void): Promise<MarkChannel | null> {
  const peer = { as: 'person', send: () => undefined, shut: onShut } as unknown as MarkPeer // who it is says the cookie
  const opened = await line.open(peer, versionId, 'room')
  return opened.ok ? opened.value : null
}
