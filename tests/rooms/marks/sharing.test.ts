import * as Y from 'yjs'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { schema } from '~db/schema'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { createHall, must, openedHall } from '~tests/support/hall'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall()

describe('N6 committed, then confirmed, then shown to others', () => {
  it('a stroke comes to the others, whoever comes later has it too, and an erased one goes', async () => {
    const [a, b] = [await marked.tab('member1'), await marked.tab('member2')]
    const key = a.draw()
    await b.until(() => b.marks.has(key))
    await a.allSaved()
    const c = await marked.tab('member3')
    await c.until(() => c.marks.has(key))
    a.marks.delete(key)
    await b.until(() => !b.marks.has(key))
    await c.until(() => !c.marks.has(key))
    for (const one of [a, b, c]) one.cut()
    const late = await marked.tab('chair')
    await late.allSaved()
    expect(late.keys).toEqual([])
    late.cut()
  })

  it('a writer does not get back what he alone has written, and a repeated update is kept once', async () => {
    const a = await marked.tab('member1')
    await a.allSaved()
    const before = a.received.length
    const updates: Uint8Array[] = []
    a.doc.on('update', (update: Uint8Array) => updates.push(update))
    a.draw()
    await a.allSaved()
    for (const update of updates) a.sendUpdate(update)
    await a.allSaved()
    expect(a.received.slice(before).every((bytes) => bytes[0] === 100)).toBe(true)
    expect((await marked.world.db.read.select().from(schema.markUpdates)).filter((row) => row.userId === a.userId && row.at === marked.world.clock.now).length).toBeGreaterThan(0)
    const [doc] = await marked.world.db.read.select().from(schema.markDocs).where(eq(schema.markDocs.versionId, marked.versionId))
    expect(await marked.world.db.read.select().from(schema.markUpdates).where(eq(schema.markUpdates.docId, doc?.id ?? ''))).toHaveLength(1)
    a.cut()
  })

  it('unsent strokes of a line that was cut come with the next one', async () => {
    const [a, b] = [await marked.tab('member1'), await marked.tab('member2')]
    await a.allSaved()
    a.cut()
    const keys = [a.draw(), a.draw(), a.draw()].sort()
    await a.open(marked.rooms, marked.versionId)
    await a.allSaved()
    await b.until(() => keys.every((key) => b.marks.has(key)))
    for (const one of [a, b]) one.cut()
  })

  it('N8 an own stroke undone and done again goes through, and so does a changed note', async () => {
    const [a, b] = [await marked.tab('member1'), await marked.tab('member2')]
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
    const a = await marked.tab('member1')
    a.draw()
    await a.allSaved()
    const held = marked.rooms.size
    a.cut()
    await expect.poll(() => marked.rooms.size, { interval: 5 }).toBe(held - 1)
  })
})

describe('N5 layers and rights', () => {
  it('a private layer opens to its owner only', async () => {
    const a = await marked.tab('member1', marked.privateOf('member1'))
    const key = a.draw()
    await a.allSaved()
    expect(await marked.opensTo('chair', `private/${a.userId}`)).toBe(false)
    expect(await marked.opensTo('secretary', `private/${a.userId}`)).toBe(false)
    const b = await marked.tab('member2')
    await b.allSaved()
    expect(b.marks.has(key)).toBe(false)
    for (const one of [a, b]) one.cut()
  })

  it('a guest reads the room layer, writes only his own, and sees nothing of a closed item', async () => {
    const [a, guest] = [await marked.tab('member1'), await marked.tab('guest')]
    const key = a.draw()
    await guest.until(() => guest.marks.has(key))
    guest.draw()
    await guest.until(() => guest.shut !== null)
    expect(guest.shut).toEqual({ code: 4409, reason: 'forbidden' })
    const own = await marked.tab('guest', `private/${guest.userId}`)
    own.draw()
    await own.allSaved()
    expect(own.shut).toBeNull()
    const closed = await addPaper(marked.world, marked.hall, marked.hall.items.closed)
    expect(await new MarkTab(marked.world, marked.hall, 'guest').open(marked.rooms, closed.versionId)).toBe(false)
    expect(await new MarkTab(marked.world, marked.hall, 'chair').open(marked.rooms, closed.versionId, 'room', 'screen')).toBe(false)
    for (const one of [a, own]) one.cut()
  })

  it('a stranger, another meeting and a paper that is not there open nothing', async () => {
    const other = await createHall(marked.world)
    expect(await new MarkTab(marked.world, other, 'chair').open(marked.rooms, marked.versionId)).toBe(false)
    expect(await new MarkTab(marked.world, marked.hall, 'chair').open(marked.rooms, 'no-such-version')).toBe(false)
    expect(await marked.opensTo('chair', 'group/1')).toBe(false)
  })

  it('after the end of the meeting nobody writes to the room layer any more', async () => {
    const ended = await openedHall(marked.world)
    const paper = await addPaper(marked.world, ended, ended.items.plain)
    const a = new MarkTab(marked.world, ended, 'member1')
    await a.open(marked.rooms, paper.versionId)
    a.draw()
    await a.allSaved()
    await must(ended.say('chair', 'close-meeting', {}))
    expect(await marked.rooms.mayStay({ actor: ended.people.member1!.ctx.actor, meetingId: ended.meetingId, as: 'person', send() {}, shut() {} }, paper.versionId, 'room')).toBe(true)
    a.draw()
    await a.until(() => a.shut !== null)
    expect(a.shut).toEqual({ code: 4409, reason: 'forbidden' })
  })
})

describe('what was confirmed stays', () => {
  it('a server that was killed and starts again has it', async () => {
    const a = await marked.tab('member1')
    const keys = [a.draw(), a.draw()].sort()
    await a.allSaved()
    const second = marked.startedAgain()
    const b = new MarkTab(marked.world, marked.hall, 'member2')
    await b.open(second.rooms, marked.versionId)
    await b.allSaved()
    expect(b.keys).toEqual(keys)
    b.cut()
    await second.close()
    a.cut()
  })

  it('while the disk fails nothing is confirmed or shown, and it comes by itself when the disk is back', async () => {
    let broken = true
    const db = new Proxy(marked.world.db, {
      get(target, name) {
        if (name === 'write' && broken) return () => Promise.reject(new Error('disk full'))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const failing = new MarkRooms({ ...marked.world.app, db })
    const [a, b] = [new MarkTab(marked.world, marked.hall, 'member1'), new MarkTab(marked.world, marked.hall, 'member2')]
    await a.open(failing, marked.versionId)
    await b.open(failing, marked.versionId)
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
