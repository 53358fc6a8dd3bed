import { join } from 'node:path'
import * as Y from 'yjs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '~db/client'
import { schema } from '~db/schema'
import { packageRoot } from '~server/package-root'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let rooms: MarkRooms
let versionId: string
beforeAll(async () => {
  world = createWorld()
  hall = await createHall(world)
  rooms = new MarkRooms(world.app)
})
beforeEach(async () => { versionId = (await addPaper(world, hall, hall.items.plain)).versionId })
afterAll(async () => {
  await rooms.close()
  await world.close()
})

async function tab(who: string, layer = 'room', as: 'person' | 'screen' = 'person') {
  const one = new MarkTab(world, hall, who)
  expect(await one.open(rooms, versionId, layer, as)).toBe(true)
  return one
}

describe('N6 committed, then confirmed, then shown to others', () => {
  it('a stroke comes to the others, whoever comes later has it too, and an erased one goes', async () => {
    const [a, b] = [await tab('member1'), await tab('member2')]
    const key = a.draw()
    await b.until(() => b.marks.has(key))
    await a.allSaved()
    const c = await tab('member3')
    await c.until(() => c.marks.has(key))
    a.marks.delete(key)
    await b.until(() => !b.marks.has(key))
    await c.until(() => !c.marks.has(key))
    for (const one of [a, b, c]) one.cut()
    const late = await tab('chair')
    await late.allSaved()
    expect(late.keys).toEqual([])
    late.cut()
  })

  it('a writer does not get back what he alone has written, and a repeated update is kept once', async () => {
    const a = await tab('member1')
    await a.allSaved()
    const before = a.received.length
    const updates: Uint8Array[] = []
    a.doc.on('update', (update: Uint8Array) => updates.push(update))
    a.draw()
    await a.allSaved()
    for (const update of updates) a.sendUpdate(update)
    await a.allSaved()
    expect(a.received.slice(before).every((bytes) => bytes[0] === 100)).toBe(true)
    expect((await world.db.read.select().from(schema.markUpdates)).filter((row) => row.userId === a.userId && row.at === world.clock.now).length).toBeGreaterThan(0)
    const [doc] = await world.db.read.select().from(schema.markDocs).where(eq(schema.markDocs.versionId, versionId))
    expect(await world.db.read.select().from(schema.markUpdates).where(eq(schema.markUpdates.docId, doc?.id ?? ''))).toHaveLength(1)
    a.cut()
  })

  it('unsent strokes of a line that was cut come with the next one', async () => {
    const [a, b] = [await tab('member1'), await tab('member2')]
    await a.allSaved()
    a.cut()
    const keys = [a.draw(), a.draw(), a.draw()].sort()
    await a.open(rooms, versionId)
    await a.allSaved()
    await b.until(() => keys.every((key) => b.marks.has(key)))
    for (const one of [a, b]) one.cut()
  })

  it('N8 an own stroke undone and done again goes through, and so does a changed note', async () => {
    const [a, b] = [await tab('member1'), await tab('member2')]
    const undo = new Y.UndoManager(a.marks, { trackedOrigins: new Set([null]), captureTimeout: 0 })
    const key = a.draw()
    await b.until(() => b.marks.has(key))
    undo.undo()
    await b.until(() => !b.marks.has(key))
    undo.redo()
    await b.until(() => b.marks.has(key))
    a.marks.set(key, a.marks.get(a.draw(stroke(2))) ?? null)
    await a.allSaved()
    await b.until(() => b.marks.get(key)?.[3] === 2)
    expect(a.shut).toBeNull()
    for (const one of [a, b]) one.cut()
  })

  it('the room is let go when the last one leaves', async () => {
    const a = await tab('member1')
    a.draw()
    await a.allSaved()
    const held = rooms.size
    a.cut()
    await expect.poll(() => rooms.size, { interval: 5 }).toBe(held - 1)
  })
})

describe('N5 layers and rights', () => {
  it('a private layer opens to its owner only', async () => {
    const a = await tab('member1', `private/${hall.people.member1?.userId}`)
    const key = a.draw()
    await a.allSaved()
    expect(await new MarkTab(world, hall, 'chair').open(rooms, versionId, `private/${a.userId}`)).toBe(false)
    expect(await new MarkTab(world, hall, 'secretary').open(rooms, versionId, `private/${a.userId}`)).toBe(false)
    const b = await tab('member2')
    await b.allSaved()
    expect(b.marks.has(key)).toBe(false)
    for (const one of [a, b]) one.cut()
  })

  it('a guest reads the room layer, writes only his own, and sees nothing of a closed item', async () => {
    const [a, guest] = [await tab('member1'), await tab('guest')]
    const key = a.draw()
    await guest.until(() => guest.marks.has(key))
    guest.draw()
    await guest.until(() => guest.shut !== null)
    expect(guest.shut).toEqual({ code: 4409, reason: 'forbidden' })
    const own = await tab('guest', `private/${guest.userId}`)
    own.draw()
    await own.allSaved()
    expect(own.shut).toBeNull()
    const closed = await addPaper(world, hall, hall.items.closed)
    expect(await new MarkTab(world, hall, 'guest').open(rooms, closed.versionId)).toBe(false)
    expect(await new MarkTab(world, hall, 'chair').open(rooms, closed.versionId, 'room', 'screen')).toBe(false)
    for (const one of [a, own]) one.cut()
  })

  it('a stranger, another meeting and a paper that is not there open nothing', async () => {
    const other = await createHall(world)
    expect(await new MarkTab(world, other, 'chair').open(rooms, versionId)).toBe(false)
    expect(await new MarkTab(world, hall, 'chair').open(rooms, 'no-such-version')).toBe(false)
    expect(await new MarkTab(world, hall, 'chair').open(rooms, versionId, 'group/1')).toBe(false)
  })

  it('after the end of the meeting nobody writes to the room layer any more', async () => {
    const ended = await openedHall(world)
    const paper = await addPaper(world, ended, ended.items.plain)
    const a = new MarkTab(world, ended, 'member1')
    await a.open(rooms, paper.versionId)
    a.draw()
    await a.allSaved()
    await must(ended.say('chair', 'close-meeting', {}))
    expect(await rooms.mayStay({ actor: ended.people.member1!.ctx.actor, meetingId: ended.meetingId, as: 'person', send() {}, shut() {}, bufferedBytes: () => 0 }, paper.versionId, 'room')).toBe(true)
    a.draw()
    await a.until(() => a.shut !== null)
    expect(a.shut).toEqual({ code: 4409, reason: 'forbidden' })
  })
})

describe('what was confirmed stays', () => {
  it('a server that was killed and starts again has it', async () => {
    const a = await tab('member1')
    const keys = [a.draw(), a.draw()].sort()
    await a.allSaved()
    // a second process on the same file: the first one has not been asked to close anything
    const db = openDatabase(join(world.dataDir, 'nghi-su.sqlite'), world.bus, join(packageRoot, 'migrations'))
    const restarted = new MarkRooms({ ...world.app, db })
    const b = new MarkTab(world, hall, 'member2')
    await b.open(restarted, versionId)
    await b.allSaved()
    expect(b.keys).toEqual(keys)
    b.cut()
    await restarted.close()
    await db.close()
    a.cut()
  })

  it('while the disk fails nothing is confirmed or shown, and it comes by itself when the disk is back', async () => {
    let broken = true
    const db = new Proxy(world.db, {
      get(target, name) {
        if (name === 'write' && broken) return () => Promise.reject(new Error('disk full'))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const failing = new MarkRooms({ ...world.app, db })
    const [a, b] = [new MarkTab(world, hall, 'member1'), new MarkTab(world, hall, 'member2')]
    await a.open(failing, versionId)
    await b.open(failing, versionId)
    await Promise.all([a.allSaved(), b.allSaved()])
    const key = a.draw()
    await a.until(() => a.notSaved > 0)
    expect(a.saved).toBeLessThan(a.frames)
    expect(b.marks.has(key)).toBe(false)
    broken = false
    await a.allSaved()
    await b.until(() => b.marks.has(key))
    for (const one of [a, b]) one.cut()
    await failing.close()
  })
})
