import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { everyReader } from '~/domain/documents/paper'
import { layerOf } from '~/domain/annotations/layer'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { readMarks } from '~server/services/annotations/read-marks'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let rooms: MarkRooms
let paper: { versionId: string; documentId: string }
const open: MarkTab[] = []

async function tab(who: string, layer = 'room') {
  const one = new MarkTab(world, hall, who)
  expect(await one.open(rooms, paper.versionId, layer)).toBe(true)
  await one.allSaved()
  open.push(one)
  return one
}
async function drawn(who: string, layer: string, seed: number): Promise<string> {
  const one = await tab(who, layer)
  const key = one.draw({ ...stroke(1, seed), madeAt: world.clock.now + seed })
  await one.allSaved()
  return key
}
const privateOf = (who: string) => layerOf('private', hall.as(who).actor.userId)
const answer = async (ctx: ActorCtx, ...layers: string[]) => {
  const read = await readMarks(ctx, paper.versionId, layers)
  return read.ok ? read.value.marks.map(({ key }) => key) : read.code
}
const settle = (facts: Partial<typeof schema.documents.$inferInsert>) => world.db.write(async (tx) => {
  await tx.update(schema.documents).set(facts).where(eq(schema.documents.id, paper.documentId))
})

beforeAll(async () => {
  world = createWorld()
  hall = await openedHall(world)
  rooms = new MarkRooms(world.app)
})
beforeEach(async () => { paper = await addPaper(world, hall, hall.items.plain) })
afterEach(() => { for (const one of open.splice(0)) one.cut() })
afterAll(async () => {
  await rooms.close()
  await world.close()
})

describe('N5 the marks of a paper are read by those who may read their layers', () => {
  it('members and guests read the shared layer with its authors, oldest first, on the paper’s own facts', async () => {
    const [late, early] = [await drawn('member1', 'room', 9), await drawn('member2', 'room', 3)]
    for (const who of ['chair', 'secretary', 'member3', 'guest']) expect(await answer(hall.as(who), 'room')).toEqual([early, late])
    const { marks, document, version } = await must(readMarks(hall.as('chair'), paper.versionId, ['room']))
    expect(marks[1]).toMatchObject({ key: late, layer: 'room', author: { id: hall.as('member1').actor.userId, fullName: 'Trần Văn member1', position: 'Chuyên viên' }, mark: { kind: 'pen', page: 1 } })
    expect([document.id, version.id]).toEqual([paper.documentId, paper.versionId])
  })

  it('a layer named twice is read once, and one without marks is empty', async () => {
    const key = await drawn('member1', 'room', 1)
    expect(await answer(hall.as('member1'), 'room', 'room', privateOf('member1'))).toEqual([key])
  })

  it('a private layer is its owner’s alone, also before chair and secretary', async () => {
    const key = await drawn('member1', privateOf('member1'), 1)
    expect(await answer(hall.as('member1'), privateOf('member1'))).toEqual([key])
    for (const who of ['chair', 'secretary', 'member2', 'guest']) expect(await answer(hall.as(who), privateOf('member1'))).toBe('not-found')
    for (const layer of ['private/', 'private', '', 'nothing', 'room/x']) expect(await answer(hall.as('member1'), layer)).toBe('not-found')
  })

  it('what was taken away is not read', async () => {
    const writer = await tab('member1')
    const key = writer.draw()
    await writer.allSaved()
    writer.marks.delete(key)
    await writer.allSaved()
    expect(await answer(hall.as('chair'), 'room')).toEqual([])
  })

  it('strangers, administrators, people of another meeting and nobody read nothing', async () => {
    await drawn('member1', 'room', 1)
    const elsewhere = await createHall(world)
    const stranger = await world.as(await world.addPerson('Đỗ Văn Ngoài'))
    const administrator = await world.as(await world.addPerson('Tô Minh Trị', { systemRole: 'system-admin' }))
    for (const ctx of [stranger, administrator, elsewhere.as('chair')]) expect(await answer(ctx, 'room')).toBe('not-found')
    expect(await readMarks(world.stranger(), paper.versionId, ['room'])).toMatchObject({ ok: false, code: 'not-signed-in' })
    expect(await readMarks(hall.as('chair'), 'nothing', ['room'])).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('a guest does not read those of a closed item', async () => {
    paper = await addPaper(world, hall, hall.items.closed)
    const key = await drawn('member1', 'room', 1)
    expect(await answer(hall.as('member2'), 'room')).toEqual([key])
    expect(await answer(hall.as('guest'), 'room')).toBe('not-found')
  })

  it('nor does whoever the paper is not laid before, or for whom its window is over', async () => {
    const key = await drawn('member1', 'room', 1)
    await settle({ readers: { ...everyReader, kind: 'named', userIds: [hall.as('member1').actor.userId] } })
    expect(await answer(hall.as('member1'), 'room')).toEqual([key])
    expect(await answer(hall.as('member2'), 'room')).toBe('not-found')
    await settle({ readers: everyReader, closesAt: world.clock.now - 1 })
    expect(await answer(hall.as('member1'), 'room')).toBe('documents/reading-over')
    expect(await answer(hall.as('secretary'), 'room')).toEqual([key])
  })

  it('nor anybody once the paper is recalled', async () => {
    await drawn('member1', 'room', 1)
    await settle({ state: 'recalled', recalledAt: world.clock.now })
    for (const who of ['member1', 'chair', 'secretary']) expect(await answer(hall.as(who), 'room')).toBe('documents/recalled')
  })
})
