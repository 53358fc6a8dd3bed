import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { loadMarks } from '~server/rooms/mark-store'
import { createHall, type Hall } from '~tests/support/hall'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { newSeed, seededPick, type Pick } from '~tests/support/seeded'
import type { World } from '~tests/support/world'
import { worldOfFile } from '~tests/support/world-of-file'

const rounds = Number(process.env.ROUNDS ?? 4)
const stepsPerRound = 300

const world = worldOfFile()
const hall = await createHall(world)

/** A tab on a line that is cut, delays and repeats; one of those who are away writes on without knowing of the others. */
class Replica extends MarkTab {
  readonly sent: Uint8Array[] = []
  isAway = false

  constructor(of: World, at: Hall, who: string) {
    super(of, at, who)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== this) this.sent.push(update) })
  }

  /** what this person may take away (N4) */
  get removable() { return this.who === 'secretary' ? this.keys : this.ownKeys }
  get ownKeys() { return this.keys.filter((key) => key.startsWith(this.userId)) }
}

type Field = { rooms: MarkRooms; replicas: Replica[]; versionId: string }

const acts: ((field: Field, one: Replica, pick: Pick) => unknown)[] = [
  (_, one, pick) => one.draw(stroke(1 + pick(21), pick(500))),
  (_, one, pick) => one.draw(stroke(1 + pick(21), pick(500))),
  (_, one, pick) => one.marks.delete(one.removable[pick(one.removable.length)] ?? ''),
  (_, one, pick) => {
    const [key, other] = [one.ownKeys[pick(one.ownKeys.length)], one.ownKeys[pick(one.ownKeys.length)]]
    if (key && other) one.marks.set(key, one.marks.get(other) ?? null)
  },
  (_, one) => one.cut(),
  ({ rooms, versionId }, one) => (one.isOpen || one.isAway ? undefined : one.open(rooms, versionId)),
  // said again, late and in any order: what is known changes nothing
  (_, one, pick) => { if (one.sent.length > 0) one.sendUpdate(one.sent[pick(one.sent.length)] ?? new Uint8Array()) },
  (_, one) => { if (one.held) one.letThrough(); else one.held = true },
  // the server begins anew from what it has committed
  async (field, one, pick) => {
    if (pick(6) > 0) return
    for (const replica of field.replicas) replica.cut()
    await field.rooms.close()
    field.rooms = new MarkRooms(world.app)
    await one.open(field.rooms, field.versionId)
  },
]

async function play(seed: number) {
  const pick = seededPick(seed)
  const { versionId } = await addPaper(world, hall, hall.items.plain)
  // two tabs of one person, two others, and the secretary
  const replicas = ['member1', 'member1', 'member2', 'member3', 'secretary'].map((who) => new Replica(world, hall, who))
  const field: Field = { rooms: new MarkRooms(world.app), replicas, versionId }
  const away = replicas[pick(4)]
  if (away) away.isAway = true
  for (const one of replicas) if (!one.isAway) await one.open(field.rooms, versionId)
  for (let step = 0; step < stepsPerRound; step++) {
    const one = replicas[pick(replicas.length)]
    if (one) await acts[pick(acts.length)]?.(field, one, pick)
    if (pick(7) === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const one of replicas) {
    one.letThrough()
    one.cut()
    await one.open(field.rooms, versionId)
    await one.allSaved()
  }
  const late = new Replica(world, hall, 'chair')
  await late.open(field.rooms, versionId)
  await late.allSaved()
  const stored = await loadMarks(world.app, { versionId, layer: 'room' })
  const wanted = canonical(stored.doc)
  for (const one of [...replicas, late]) {
    expect(one.shut).toBeNull()
    await one.until(() => Y.encodeStateVector(one.doc).length > 0 && canonical(one.doc) === wanted)
    one.cut()
  }
  await field.rooms.close()
  return stored.doc
}

/** Everything that a document holds, also what of it was taken away, as bytes. */
function canonical(doc: Y.Doc): string {
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  return Buffer.from(Y.encodeStateAsUpdate(again)).toString('base64')
}

describe('convergence', () => {
  it(`cuts, duplicates, reordering, restarts and offline peers: all replicas byte-identical with the database (${rounds} rounds; ROUNDS=…)`, async () => {
    const seed = newSeed('marks convergence')
    for (let round = 0; round < rounds; round++) expect((await play(seed + round)).store.clients.size, `SEED=${seed + round} ROUNDS=1`).toBeGreaterThan(0)
  }, 60_000 + rounds * 20_000)
})
