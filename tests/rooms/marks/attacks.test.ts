import * as Y from 'yjs'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { schema } from '~db/schema'
import { readMarkUpdate } from '~server/rooms/mark-update'
import { forged, handWritten, honestFrames, mutated, type BareItem } from '~tests/support/forged-marks'
import { MarkTab, stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'
import { newSeed, seededPick } from '~tests/support/seeded'

const marked = new MarkedHall()
let victim: MarkTab
let victimKey: string

beforeEach(async () => {
  victim = await marked.tab('member1')
  victimKey = victim.draw()
  await victim.allSaved()
})

/** The attacker is put out, the act is recorded, and a newcomer sees the document as it was. */
async function isRefused(attacker: MarkTab, reason: string) {
  await attacker.until(() => attacker.shut !== null)
  expect(attacker.shut).toEqual({ code: 4409, reason })
  const fresh = await marked.tab('chair')
  expect(fresh.keys).toEqual([victimKey])
  await marked.world.db.write(async () => undefined)
  const recorded = await marked.world.db.read.select().from(schema.auditLog)
  expect(recorded.some((row) => row.action === 'mark-refused' && row.subject === marked.versionId && row.actorId === attacker.userId)).toBe(true)
}

describe('an update that is not the sender’s to make is refused and leaves nothing', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['U4 a mark in another’s name', 'annotations/not-yours', () => forged((marks) => marks.set(markKey(victim.userId, uuidv7()), encodeMark(stroke())))],
    ['U4 another’s mark overwritten', 'annotations/not-yours', () => forged((marks) => marks.set(victimKey, encodeMark(stroke(3))), { from: victim.doc })],
    ['U5 another’s mark taken away', 'annotations/not-yours', () => forged((marks) => marks.delete(victimKey), { from: victim.doc })],
    ['U2 a Yjs client id of another', 'annotations/not-yours', () => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), encodeMark(stroke())), { from: victim.doc, clientId: victim.doc.clientID })],
    ['U3 a text instead of a packed mark', 'annotations/malformed', () => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), 'đã duyệt'))],
    ['U3 bytes that are no mark', 'annotations/malformed', () => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), Uint8Array.of(1, 2, 3)))],
    ['U3 a page that the paper does not have', 'annotations/malformed', () => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), encodeMark(stroke(22))))],
    ['U3 a map within the map', 'annotations/malformed', () => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), new Y.Map()))],
    ['U3 another root', 'annotations/malformed', () => forged((_, doc) => doc.getMap('other').set('a', null))],
    ['U3 an array', 'annotations/malformed', () => forged((_, doc) => doc.getArray('marks2').push([1]))],
    ['U4 a key without author', 'annotations/malformed', () => forged((marks) => marks.set('m', encodeMark(stroke())))],
    ['U4 a key that begins a second time', 'annotations/malformed', () => Y.mergeUpdates([1, 2].map((clientId) => forged((marks) => marks.set(markKey(marked.idOf('member2'), 'm'), encodeMark(stroke())), { clientId })))],
    ['U1 millions of structs claimed in eight bytes', 'annotations/malformed', () => Uint8Array.of(1, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0)],
    ['U1 millions of clients claimed', 'annotations/malformed', () => Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 1, 1, 0)],
    ['U1 millions of deletions claimed', 'annotations/malformed', () => Uint8Array.of(0, 1, 5, 0xff, 0xff, 0xff, 0x7f)],
    ['U1 clients in another order than that of Yjs, which its merging relies on', 'annotations/malformed', () => Uint8Array.of(2, 1, 1, 0, 0, 1, 1, 2, 0, 0, 1, 0)],
    ['U1 a byte left over', 'annotations/malformed', () => Uint8Array.of(0, 0, 0)],
    ['U1 a length of a thousand years', 'annotations/malformed', () => Uint8Array.of(1, 1, 5, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x7f, 0)],
  ])('%s', async (_, reason, update) => {
    const attacker = await marked.tab('member2')
    attacker.sendUpdate(update())
    await isRefused(attacker, reason)
  })

  it('N4 the secretary may take away any mark, but not write in another’s name', async () => {
    const secretary = await marked.tab('secretary')
    secretary.marks.delete(victimKey)
    await victim.until(() => !victim.marks.has(victimKey))
    const removed = (await marked.world.db.read.select().from(schema.auditLog)).filter((row) => row.action === 'mark-removed' && row.subject === marked.versionId)
    expect(removed.map((row) => row.detail)).toEqual([{ layer: 'room', count: 1, keys: [victimKey] }])
    secretary.marks.set(markKey(victim.userId, uuidv7()), encodeMark(stroke()))
    await secretary.until(() => secretary.shut !== null)
    expect(secretary.shut?.reason).toBe('annotations/not-yours')
  })

  it('U6 a locked layer takes nothing', async () => {
    await marked.world.db.write(async (tx) => { await tx.update(schema.markDocs).set({ locked: true }) })
    marked.leaveAll()
    const writer = await marked.tab('member2')
    writer.draw()
    await isRefused(writer, 'annotations/layer-locked')
    await marked.world.db.write(async (tx) => { await tx.update(schema.markDocs).set({ locked: false }) })
  })

  it('U9 a flood ends the channel', async () => {
    const attacker = await marked.tab('member2')
    for (let count = 0; count < 1_000 && attacker.shut === null; count++) attacker.sendUpdate(Uint8Array.of(0, 0))
    await isRefused(attacker, 'annotations/too-much')
  })
})

describe('U9 an update that costs more to put in order than to read', () => {
  const thousands = 5_000
  const ownKey = () => ({ key: markKey(marked.idOf('member2'), 'm') })
  const leaning = (at: (index: number) => { client: number; clock: number }): BareItem[] => Array.from({ length: thousands }, (_, index) => at(index))

  it.each<[string, () => Uint8Array]>([
    ['clients that each lean on the next', () => handWritten(new Map(Array.from({ length: thousands }, (_, index) => [index + 1, [index + 1 < thousands ? { client: index + 2, clock: 0 } : ownKey()]])))],
    ['thousands that lean on one', () => handWritten(new Map([[1, leaning(() => ({ client: 2, clock: 0 }))], [2, [ownKey(), ...leaning(() => ({ client: 2, clock: 0 }))]]]))],
    ['thousands that lean each within what has been written over', () => handWritten(new Map([[1, leaning((index) => ({ client: 2, clock: thousands - index }))], [2, [ownKey(), ...leaning((index) => ({ client: 2, clock: index }))]]]))],
  ])('%s', async (_, update) => {
    const attacker = await marked.tab('member2')
    attacker.sendUpdate(update())
    await isRefused(attacker, 'annotations/too-much')
  })

  it('many that each keep within it', async () => {
    const attacker = await marked.tab('member2')
    const someBeside = (client: number) => Array.from({ length: 60 }, () => ({ client, clock: 0 }))
    const update = (first: number) => handWritten(new Map([[first, [{ key: markKey(marked.idOf('member2'), `m${first}`) }, ...someBeside(first)]], [first + 1, someBeside(first)]]))
    for (let count = 0; count < 100 && attacker.shut === null; count++) attacker.sendUpdate(update(2 * count + 1))
    await attacker.until(() => attacker.shut !== null)
    expect(attacker.shut).toEqual({ code: 4409, reason: 'annotations/too-much' })
    const taken = (await marked.tab('chair')).keys.length
    expect(taken).toBeGreaterThan(1)
    expect(taken).toBeLessThan(100)
  })

  it('runs that wait for each other wait for nothing else: it is asked for again', async () => {
    const attacker = await marked.tab('member2')
    const before = attacker.saved
    attacker.sendUpdate(handWritten(new Map([[1, [{ client: 2, clock: 0 }]], [2, [{ client: 3, clock: 0 }]], [3, [{ client: 2, clock: 0 }]]])))
    await attacker.allSaved() // the question was answered with a step 2 that holds nothing new
    expect([attacker.shut, attacker.saved]).toEqual([null, before + 2])
  })

  it('takes three days offline at once: 500 openings of the paper, each of which drew, moved what the one before had drawn and erased some', async () => {
    const key = (index: number) => markKey(victim.userId, `offline-${index}`)
    const offline = new Y.Doc()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(victim.doc))
    const before = Y.encodeStateVector(offline)
    const marks = offline.getMap(marksMap)
    for (let opening = 0; opening < 500; opening++) {
      offline.clientID = 1 + ((opening * 7_919) % 10_007) // later openings lean on earlier ones of whatever number
      offline.transact(() => {
        marks.set(key(opening), encodeMark(stroke()))
        if (opening > 0) marks.set(key(opening - 1), encodeMark(stroke(2)))
        if (opening % 9 === 8) marks.delete(key(opening - 2))
      })
    }
    const back = await marked.tab('member1')
    back.sendUpdate(Y.encodeStateAsUpdate(offline, before))
    await back.allSaved()
    expect(back.shut).toBeNull()
    const fresh = await marked.tab('chair')
    expect(fresh.keys).toEqual([...marks.keys()].sort())
    expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(offline))
  })

  it('takes what two tabs of one person have written over each other while they were apart', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => markKey(victim.userId, `moved-${index}`))
    const moveAll = (tab: MarkTab) => { for (let time = 1; time <= 20; time++) for (const key of keys) tab.marks.set(key, encodeMark(stroke(time))) }
    const offline = new Y.Doc()
    victim.doc.transact(() => { for (const key of keys) victim.marks.set(key, encodeMark(stroke())) })
    await victim.allSaved()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(victim.doc))
    victim.doc.transact(() => moveAll(victim))
    await victim.allSaved()
    const other = await marked.tab('member1')
    const before = Y.encodeStateVector(offline)
    offline.transact(() => moveAll({ marks: offline.getMap(marksMap) } as MarkTab))
    other.sendUpdate(Y.encodeStateAsUpdate(offline, before))
    await other.allSaved()
    expect([victim.shut, other.shut]).toEqual([null, null])
  })
})

describe('U7 what builds on something unknown', () => {
  it('is not applied and not confirmed; the missing part is asked for and then all is there', async () => {
    const writer = await marked.tab('member2')
    const missing: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => missing.push(update))
    const keys = [0, 1].map(() => markKey(writer.userId, uuidv7())).sort()
    for (const key of keys) doc.getMap(marksMap).set(key, encodeMark(stroke()))
    const before = writer.saved
    writer.sendUpdate(missing[1] ?? new Uint8Array())
    await writer.allSaved() // the question was answered with a step 2 that holds nothing new
    expect(writer.saved).toBe(before + 2)
    const fresh = await marked.tab('chair')
    expect(fresh.keys).toEqual([victimKey])
    Y.applyUpdate(writer.doc, Y.mergeUpdates(missing))
    await fresh.until(() => keys.every((key) => fresh.marks.has(key)))
    expect(writer.shut).toBeNull()
  })
})

describe('rubbish', () => {
  it('what the strict reader takes, Yjs reads alike', () => {
    const doc = new Y.Doc()
    const marks = doc.getMap(marksMap)
    for (let index = 0; index < 40; index++) {
      marks.set(`a/${index % 9}`, index % 5 === 0 ? null : encodeMark(stroke()))
      if (index % 7 === 0) marks.delete(`a/${index % 9}`)
    }
    const update = Y.encodeStateAsUpdate(doc)
    const { structs, ds } = Y.decodeUpdate(update)
    const read = readMarkUpdate(update)
    expect(read?.runs.flatMap((run) => run.structs.map(({ clock, length }) => [run.client, clock, length]))).toEqual(structs.map(({ id, length }) => [id.client, id.clock, length]))
    expect(read?.deletions).toEqual([...ds.clients].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, length: len }))))
  })

  it('a thousand mutated frames touch nobody’s mark, and the document serves on (npm run bench -- frames sends 100,000)', async () => {
    const pick = seededPick(newSeed('mutated mark frames'))
    const attacker = new MarkTab(marked.world, marked.hall, 'member2')
    const frames = honestFrames(attacker.userId, victim.doc, victimKey)
    for (let round = 0; round < 1_000; round++) {
      if (!attacker.isOpen) await attacker.open(marked.rooms, marked.versionId)
      attacker.sendRaw(mutated(frames, pick))
      await new Promise((resolve) => setImmediate(resolve))
    }
    attacker.cut()
    const fresh = await marked.tab('chair')
    expect([...(fresh.marks.get(victimKey) ?? [])]).toEqual([...(victim.marks.get(victimKey) ?? [])])
    expect(fresh.keys.every((key) => key === victimKey || key.startsWith(`${attacker.userId}/`))).toBe(true)
  })
})
