import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { layerOf } from '~/domain/annotations/layer'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { everyReader } from '~/domain/documents/paper'
import { schema } from '~db/schema'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { readLayerReaders } from '~server/services/annotations/layer-readers'
import { readNotifications } from '~server/services/notifications/read-notifications'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper, MarkTab } from '~tests/support/mark-tab'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let rooms: MarkRooms
let paper: { versionId: string; documentId: string }
const open: MarkTab[] = []
const idOf = (who: string) => hall.as(who).actor.userId

async function tab(who: string, layer = 'room') {
  const one = new MarkTab(world, hall, who)
  expect(await one.open(rooms, paper.versionId, layer)).toBe(true)
  await one.allSaved()
  open.push(one)
  return one
}
const note = (mentions: string[], text = 'Đề nghị xem lại'): Mark => ({ kind: 'note', page: 3, colour: 0, madeAt: world.clock.now, x: 0.5, y: 0.5, text, mentions })
/** What the people have been told of this paper, by who they are. */
async function told(...people: string[]) {
  const found: Record<string, string[]> = {}
  for (const who of people) {
    const lines = (await readNotifications(hall.as(who))).filter(({ kind, payload }) => kind === 'mentioned' && payload.versionId === paper.versionId)
    if (lines.length > 0) found[who] = lines.map(({ payload }) => payload.note ?? '')
  }
  return found
}

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

describe('O6 a person named in a note or a reply', () => {
  it('is told in the commit of the mark: which meeting, paper, page and thread, by whom', async () => {
    const heard: string[] = []
    const stop = world.bus.subscribe((message) => { if (message.kind === 'notified') heard.push(message.userId) })
    const writer = await tab('member1')
    const key = writer.draw(note([idOf('member2')]))
    await writer.allSaved()
    stop()
    const [line] = (await readNotifications(hall.as('member2'))).filter(({ kind }) => kind === 'mentioned')
    expect(line).toMatchObject({
      meetingId: hall.meetingId, isRead: false,
      payload: { title: 'Phiên họp thường kỳ tháng 11', document: 'Tờ trình', versionId: paper.versionId, page: '3', note: key, person: 'Trần Văn member1' },
    })
    expect(heard).toEqual([idOf('member2')])
  })

  it('in a reply, with the thread that it belongs to', async () => {
    const first = await tab('member1')
    const key = first.draw(note([]))
    await first.allSaved()
    const second = await tab('member2')
    second.draw({ kind: 'reply', page: 3, colour: 0, madeAt: world.clock.now, to: key, text: 'Mời cho ý kiến', mentions: [idOf('chair'), idOf('guest')] })
    await second.allSaved()
    expect(await told('chair', 'guest', 'member1', 'member2')).toEqual({ chair: [key], guest: [key] })
  })

  it('once for each mark, however often it is changed or sent; whoever is added later, then', async () => {
    const writer = await tab('member1')
    const key = writer.draw(note([idOf('member2')]))
    await writer.allSaved()
    writer.marks.set(key, encodeMark(note([idOf('member2')], 'Đã sửa')))
    await writer.allSaved()
    writer.marks.set(key, encodeMark(note([idOf('member2'), idOf('member3')], 'Đã sửa lần nữa')))
    await writer.allSaved()
    writer.cut()
    await writer.open(rooms, paper.versionId)
    await writer.allSaved()
    expect(await told('member2', 'member3')).toEqual({ member2: [key], member3: [key] })
    const other = writer.draw(note([idOf('member2')]))
    await writer.allSaved()
    expect((await told('member2')).member2?.sort()).toEqual([key, other].sort())
  })

  it('not by the own hand, not when nobody is there of that name, and not strangers to the meeting', async () => {
    const elsewhere = await createHall(world)
    const stranger = elsewhere.as('member1')
    const writer = await tab('member1')
    writer.draw(note([idOf('member1'), stranger.actor.userId, 'nobody-at-all']))
    await writer.allSaved()
    expect(writer.shut).toBeNull()
    expect(await told('member1')).toEqual({})
    expect((await readNotifications(stranger)).filter(({ kind }) => kind === 'mentioned')).toEqual([])
    expect((await world.db.read.select().from(schema.markMentions)).filter(({ userId }) => userId === stranger.actor.userId)).toEqual([])
  })

  it('not who may not read the paper: a guest of a closed item, one it is not laid before', async () => {
    paper = await addPaper(world, hall, hall.items.closed)
    const writer = await tab('member1')
    const key = writer.draw(note([idOf('guest'), idOf('member2')]))
    await writer.allSaved()
    expect(await told('guest', 'member2')).toEqual({ member2: [key] })
    await world.db.write(async (tx) => {
      await tx.update(schema.documents).set({ readers: { ...everyReader, kind: 'named', userIds: [idOf('member1')] } }).where(eq(schema.documents.id, paper.documentId))
    })
    writer.draw(note([idOf('member3'), idOf('secretary')]))
    await writer.allSaved()
    expect(Object.keys(await told('member3', 'secretary'))).toEqual(['secretary'])
  })

  it('not in a private note, which only its writer reads', async () => {
    const writer = await tab('member1', layerOf('private', idOf('member1')))
    writer.draw(note([idOf('member2')]))
    await writer.allSaved()
    expect(await told('member2')).toEqual({})
  })

  it('not when the mark was refused', async () => {
    const writer = await tab('member1')
    writer.marks.set(markKey(idOf('member2'), uuidv7()), encodeMark(note([idOf('member3')])))
    await writer.until(() => writer.shut !== null)
    expect(await told('member3')).toEqual({})
  })
})

describe('O5 whom one may name', () => {
  const offered = async (who: string, layer = 'room') => {
    const answer = await readLayerReaders(hall.as(who), paper.versionId, layer)
    return answer.ok ? answer.value.map(({ fullName }) => fullName.split(' ').at(-1)) : answer.code
  }
  it('is everybody who reads the layer, in protocol order, but oneself', async () => {
    expect(await offered('member1')).toEqual(['Thái', 'secretary', 'member2', 'member3', 'member4', 'member5', 'guest'])
    paper = await addPaper(world, hall, hall.items.closed)
    expect(await offered('chair')).toEqual(['secretary', 'member1', 'member2', 'member3', 'member4', 'member5'])
  })
  it('is nobody in one’s private notes, and another’s are not there', async () => {
    expect(await offered('member1', layerOf('private', idOf('member1')))).toEqual([])
    expect(await offered('member1', layerOf('private', idOf('member2')))).toBe('not-found')
  })
  it('is not told to strangers', async () => {
    const elsewhere = await createHall(world)
    expect(await readLayerReaders(elsewhere.as('chair'), paper.versionId, 'room')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await must(readLayerReaders(hall.as('guest'), paper.versionId, 'room'))).toHaveLength(7)
  })
})
