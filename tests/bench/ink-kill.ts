import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { v7 as uuidv7 } from 'uuid'
import { marksMap } from '~/domain/annotations/wire'
import { openForReading } from '~db/client'
import { findMarkDoc, listMarkUpdates } from '~db/queries/annotations'
import { loadMarks } from '~server/rooms/mark-store'
import { MarkLine } from '~tests/support/mark-line'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { newSeed, seededPick, type Pick } from '~tests/support/seeded'
import type { Findings } from './figures'
import { openHouse, type House } from './house'

const writers = 4
/** a server lives for so many changes at most, and some moments more */
const mostChanges = 80
const lastMomentsMs = 20
/** on a machine that is slow to let them write it is killed all the same */
const longestLifeMs = 15_000
/** a little faster than ten people write */
const betweenStrokesMs = 8

export type Kills = { rounds: number; seed: number; acknowledged: number; missing: number; doubled: number }

/**
 * Four people write and erase while the server's process gets SIGKILL at a random moment, again and again. After each kill
 * the database alone is asked, before anybody has come back: what was acknowledged must be there. `acknowledged`: changes
 * that the server had confirmed; `missing`: those of them that are not in the database; `doubled`: changes in it that say
 * what had been said before.
 */
export async function killWriters(rounds = Number(process.env.BENCH_ROUNDS ?? 200)): Promise<Findings> {
  const kills = await killRounds(rounds, newSeed('ink-kill'))
  const { acknowledged, missing, doubled } = kills
  return {
    ok: missing === 0 && doubled === 0 && acknowledged > rounds,
    lines: [`${rounds} times SIGKILL while ${writers} people write: ${acknowledged} changes acknowledged, ${missing} missing, ${doubled} doubled`],
    figures: kills,
  }
}

export async function killRounds(rounds: number, seed: number): Promise<Kills> {
  const house = await openHouse(writers, async (world, hall) => (await addPaper(world, hall, hall.items.plain)).versionId)
  const people = Array.from({ length: writers }, (_, index) => new Writer(house, `member${index + 1}`, seededPick(seed * 31 + index)))
  const pick = seededPick(seed)
  const missing = new Set<string>()
  try {
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await house.site.startAgain()
      const change = countdown(pick(mostChanges))
      const writing = people.map((one) => one.write(change.tick))
      await Promise.race([change.over, wait(longestLifeMs)])
      await wait(pick(lastMomentsMs))
      await house.site.kill()
      await Promise.all(writing)
      const kept = await keptMarks(house)
      for (const one of people) for (const key of one.lost(kept)) missing.add(key)
    }
    return { rounds, seed, acknowledged: people.reduce((sum, one) => sum + one.acknowledged, 0), missing: missing.size, doubled: await countDoubled(house) }
  } finally {
    await house.site.remove()
  }
}

/** Resolves at the tick numbered so, or at once for 0. */
function countdown(left: number) {
  let tick = () => undefined as void
  const over = new Promise<void>((resolve) => {
    tick = () => { if (--left < 0) resolve() }
    tick()
  })
  return { tick, over }
}

type Paper = House & { prepared: string }
type Change = { key: string; is: 'there' | 'gone'; frame: number }

/** Somebody who writes while there is a server, and remembers what it has confirmed. */
class Writer {
  acknowledged = 0
  private readonly tab: MarkTab
  private pending: Change[] = []
  /** what the last confirmed change of a mark left of it */
  private readonly confirmed = new Map<string, Change['is']>()

  constructor(private readonly house: Paper, private readonly who: string, private readonly pick: Pick) {
    this.tab = new MarkTab(null, house.hall, who)
  }

  /** Comes back with what is not sent, then writes until the line is lost. */
  async write(onChange: () => void) {
    const { site, hall, cookies, prepared } = this.house
    const line = await MarkLine.connect(site.url, hall.meetingId, cookies.get(this.who) ?? '').catch(() => null)
    if (!line || !(await this.tab.open(line, prepared))) return
    for (const change of this.pending) change.frame = 1 // all of it goes with the answer to the server's first question
    await this.tab.allSaved()
    while (line.isUp && this.tab.shut === null) {
      this.settle()
      this.change()
      onChange()
      await wait(this.pick(2 * betweenStrokesMs))
    }
    this.settle()
    this.tab.cut()
  }

  /** Marks whose confirmed state is not what the database has; a later change that was not confirmed may be there or not. */
  lost(kept: ReadonlySet<string>): string[] {
    const open = new Set(this.pending.map(({ key }) => key))
    return [...this.confirmed].filter(([key, is]) => !open.has(key) && kept.has(key) !== (is === 'there')).map(([key]) => key)
  }

  private change() {
    const { tab } = this
    const mine = [...this.confirmed].filter(([, is]) => is === 'there').slice(-40)
    const [old] = this.pick(5) === 0 ? (mine[this.pick(mine.length)] ?? []) : []
    if (old !== undefined && tab.marks.has(old)) tab.marks.delete(old)
    const key = old ?? tab.draw(stroke(1 + this.pick(20), this.pick(500)))
    this.pending.push({ key, is: old === undefined ? 'there' : 'gone', frame: tab.frames })
  }

  private settle() {
    const done = this.pending.filter(({ frame }) => frame <= this.tab.saved)
    this.pending = this.pending.filter(({ frame }) => frame > this.tab.saved)
    for (const { key, is } of done) this.confirmed.set(key, is)
    this.acknowledged += done.length
  }
}

const reading = ({ site }: Paper) => openForReading(join(site.dataDir, 'nghi-su.sqlite'))

async function keptMarks(house: Paper): Promise<Set<string>> {
  const db = reading(house)
  const { doc } = await loadMarks({ db, newId: uuidv7 }, { versionId: house.prepared, layer: 'room' })
  await db.close()
  return new Set(doc.getMap(marksMap).keys())
}

async function countDoubled(house: Paper): Promise<number> {
  const db = reading(house)
  const row = await findMarkDoc(db.read, house.prepared, 'room')
  const doc = new Y.Doc()
  let changed = 0
  doc.on('update', () => { changed += 1 })
  const rows = row ? await listMarkUpdates(db.read, row.id, 0, 1e9) : []
  await db.close()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  return rows.length - changed
}
