import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { schema } from '~db/schema'
import { saveGroup } from '~server/services/meetings/groups'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper, MarkTab } from '~tests/support/mark-tab'
import { cookieOf, serveSockets, Tab } from '~tests/support/socket-hall'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let served: Awaited<ReturnType<typeof serveSockets>>
let versionId: string
const tabs: MarkTab[] = []
const sockets: Tab[] = []
beforeAll(async () => {
  world = createWorld()
  hall = await openedHall(world)
  served = await serveSockets(world, { marks: world.marks })
})
beforeEach(async () => { versionId = (await addPaper(world, hall, hall.items.plain)).versionId })
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.cut()
  for (const tab of sockets.splice(0)) tab.socket.terminate()
})
afterAll(async () => {
  await served.close()
  await world.close()
})

const seatOf = (who: string) => hall.people[who]?.seatId ?? ''
const may = (who: string, layer: string, of = hall) => new MarkTab(world, of, who).open(world.marks, versionId, layer)

async function tab(who: string, layer: string) {
  const one = new MarkTab(world, hall, who)
  expect(await one.open(world.marks, versionId, layer)).toBe(true)
  await one.allSaved()
  tabs.push(one)
  return one
}

/** A group that `maker` has made for notes, with the others in it. */
async function noteGroup(maker: string, others: string[], name = 'Tổ thẩm tra') {
  const { groupId } = await must(hall.say(maker, 'save-note-group', { groupId: null, name, seatIds: others.map(seatOf) })) as { groupId: string }
  return { groupId, layer: `group/${groupId}` }
}

/** A browser's socket with one document open on it. */
async function socketOf(who: string, layer: string) {
  const one = Tab.open(served.url, hall.meetingId, await cookieOf(world, hall.people[who]?.userId ?? ''))
  sockets.push(one)
  await one.until('hello')
  one.say({ t: 'open', ch: 1, versionId, layer })
  await one.until('opened')
  return one
}

describe('N11 the layer of a group', () => {
  it('is read and written by its members and opens to nobody else', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const [a, b] = [await tab('member1', layer), await tab('member2', layer)]
    const key = a.draw()
    await b.until(() => b.marks.has(key))
    b.draw()
    await b.allSaved()
    expect([a.shut, b.shut]).toEqual([null, null])
    for (const who of ['member3', 'chair', 'secretary', 'guest']) expect(await may(who, layer)).toBe(false)
    const room = await tab('member3', 'room')
    expect(room.keys).toEqual([])
  })

  it('of the secretary’s group is for whoever is in it, but no guest', async () => {
    const seatIds = ['member1', 'member3', 'guest'].map(seatOf)
    const { groupId } = await must(world.db.write((tx) => saveGroup(tx, hall.as('secretary'), hall.meetingId, { groupId: null, name: 'Tổ biên tập', seatIds })))
    expect(await may('member1', `group/${groupId}`)).toBe(true)
    for (const who of ['guest', 'member2', 'secretary', 'chair']) expect(await may(who, `group/${groupId}`)).toBe(false)
  })

  it('of another meeting’s group, of another group and of rubbish opens nothing', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const other = await openedHall(world)
    const { groupId } = await must(other.say('member1', 'save-note-group', { groupId: null, name: 'Tổ khác', seatIds: [] })) as { groupId: string }
    expect(await may('member1', `group/${groupId}`)).toBe(false)
    expect(await may('member1', `group/${groupId}`, other)).toBe(false)
    expect(await may('member1', layer, other)).toBe(false)
    for (const rubbish of ['', 'group', 'group/', `${layer}/`, ` ${layer}`, layer.toUpperCase(), 'group/../room', `group/${uuidv7()}`, 'rooms', 'private/', 'private', '__proto__']) {
      expect(await may('member1', rubbish), rubbish).toBe(false)
    }
  })

  it('is closed to a member who may not read the paper', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const { documentId, versionId: named } = await addPaper(world, hall, hall.items.plain)
    const readers = { kind: 'named' as const, groupIds: [], userIds: [hall.people.member1?.userId ?? ''], guests: false }
    await world.db.write(async (tx) => { await tx.update(schema.documents).set({ readers }).where(eq(schema.documents.id, documentId)) })
    expect(await new MarkTab(world, hall, 'member1').open(world.marks, named, layer)).toBe(true)
    expect(await new MarkTab(world, hall, 'member2').open(world.marks, named, layer)).toBe(false)
  })

  it('takes in nobody’s name but the sender’s, and the secretary takes nothing away there', async () => {
    const seatIds = ['member1', 'secretary'].map(seatOf)
    const { groupId } = await must(world.db.write((tx) => saveGroup(tx, hall.as('secretary'), hall.meetingId, { groupId: null, name: 'Tổ thư ký', seatIds })))
    const [a, secretary] = [await tab('member1', `group/${groupId}`), await tab('secretary', `group/${groupId}`)]
    const key = a.draw()
    await secretary.until(() => secretary.marks.has(key))
    secretary.marks.delete(key)
    await secretary.until(() => secretary.shut !== null)
    expect(secretary.shut).toEqual({ code: 4409, reason: 'annotations/not-yours' })
    expect(a.marks.has(key)).toBe(true)
  })

  it('is lost at once by whoever is taken out, in the midst of writing, and by all when the group ends', async () => {
    const { groupId, layer } = await noteGroup('member1', ['member2', 'member3'])
    const [out, stays, maker] = [await socketOf('member2', layer), await socketOf('member3', layer), await tab('member1', layer)]
    const writer = await tab('member2', layer)
    const before = maker.draw()
    await writer.until(() => writer.marks.has(before))
    await must(hall.say('member1', 'save-note-group', { groupId, name: 'Tổ thẩm tra', seatIds: [seatOf('member3')] }))
    expect(await out.until('shut')).toMatchObject({ ch: 1, code: 4403 })
    expect(await out.until('rights')).toBeDefined()
    writer.draw()
    await writer.until(() => writer.shut !== null)
    expect(writer.shut).toEqual({ code: 4403, reason: 'forbidden' })
    expect(maker.keys).toEqual([before])
    expect(await may('member2', layer)).toBe(false)
    expect(await may('member3', layer)).toBe(true)

    await must(hall.say('member1', 'end-note-group', { groupId }))
    expect(await stays.until('shut')).toMatchObject({ ch: 1, code: 4403 })
    expect(await may('member1', layer)).toBe(false)
  })

  it('whoever is outside hears nothing of a group', async () => {
    const outsider = await socketOf('member4', 'room')
    const heard = outsider.frames.length
    const { groupId } = await noteGroup('member1', ['member2'])
    await must(hall.say('member1', 'end-note-group', { groupId }))
    const insider = await socketOf('member2', 'room')
    insider.say({ t: 'resume', after: 0 })
    outsider.say({ t: 'open', ch: 2, versionId, layer: 'room' })
    await outsider.until('opened', ({ ch }) => ch === 2)
    expect(outsider.frames.slice(heard).filter(({ t }) => t !== 'here' && t !== 'moved' && t !== 'opened')).toEqual([])
    expect(JSON.stringify([outsider.frames, insider.frames])).not.toContain(groupId)
  })
})

describe('N12 the lock of the room layer', () => {
  it('refuses what others had not sent yet, takes what the chair writes, and lets all write again afterwards', async () => {
    const [a, chair] = [await tab('member1', 'room'), await tab('chair', 'room')]
    const before = a.draw()
    await chair.until(() => chair.marks.has(before))
    a.cut()
    const offline = a.draw()
    await must(hall.say('chair', 'lock-marks', { versionId }))
    expect(await a.open(world.marks, versionId)).toBe(true)
    await a.until(() => a.shut !== null)
    expect(a.shut).toEqual({ code: 4409, reason: 'annotations/layer-locked' })
    const byChair = chair.draw()
    await chair.allSaved()
    expect(chair.shut).toBeNull()
    const reader = await tab('member2', 'room')
    expect(reader.keys).toEqual([before, byChair].sort())
    await must(hall.say('chair', 'unlock-marks', { versionId }))
    expect(await a.open(world.marks, versionId)).toBe(true)
    await a.allSaved()
    expect(a.shut).toBeNull()
    await reader.until(() => reader.marks.has(offline))
  })

  it('stands before the first mark, while others have the paper open, and does not touch other layers or papers', async () => {
    const a = await tab('member1', 'room')
    await must(hall.say('chair', 'lock-marks', { versionId }))
    a.draw()
    await a.until(() => a.shut !== null)
    expect(a.shut?.reason).toBe('annotations/layer-locked')
    const { layer } = await noteGroup('member1', [])
    const [group, own] = [await tab('member1', layer), await tab('member1', `private/${a.userId}`)]
    group.draw()
    own.draw()
    await Promise.all([group.allSaved(), own.allSaved()])
    const other = new MarkTab(world, hall, 'member1')
    await other.open(world.marks, (await addPaper(world, hall, hall.items.plain)).versionId)
    tabs.push(other)
    other.draw()
    await other.allSaved()
    expect([group.shut, own.shut, other.shut]).toEqual([null, null, null])
    const chair = await tab('chair', 'room')
    chair.draw()
    await chair.allSaved()
    expect(chair.notSaved).toBe(0)
    expect(chair.shut).toBeNull()
  })

  it('is told to every open screen at once', async () => {
    const reader = await socketOf('member2', 'room')
    reader.say({ t: 'resume', after: 0 })
    await must(hall.say('chair', 'lock-marks', { versionId }))
    await reader.until('events', ({ events }) => events.some((event) => event.type === 'marks-locked' && event.payload.versionId === versionId))
  })
})

describe('N14 clearing one person’s marks', () => {
  it('takes his from everybody’s screen and nobody else’s, once for each time that it is asked', async () => {
    const [a, b, chair] = [await tab('member1', 'room'), await tab('member2', 'room'), await tab('chair', 'room')]
    const [first, second, other] = [a.draw(), a.draw(), b.draw()]
    await chair.until(() => [first, second, other].every((key) => chair.marks.has(key)))
    const input = { versionId, userId: a.userId }
    expect(await must(hall.say('chair', 'clear-marks', input, 'once'))).toEqual({ count: 2 })
    await Promise.all([a, b, chair].map((one) => one.until(() => one.keys.length === 1)))
    const later = a.draw()
    await a.allSaved()
    expect(await must(hall.say('chair', 'clear-marks', input, 'once'))).toEqual({ count: 2 })
    await chair.until(() => chair.marks.has(later))
    expect(chair.keys).toEqual([later, other].sort())
    expect([a.shut, b.shut]).toEqual([null, null])
  })

  it('comes to one who was away, and leaves his private and group layers alone', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const [a, group, own] = [await tab('member1', 'room'), await tab('member1', layer), await tab('member1', `private/${hall.people.member1?.userId}`)]
    a.draw()
    group.draw()
    own.draw()
    await Promise.all([a, group, own].map((one) => one.allSaved()))
    a.cut()
    await must(hall.say('secretary', 'clear-marks', { versionId, userId: a.userId }))
    await a.open(world.marks, versionId)
    await a.until(() => a.keys.length === 0)
    expect([group.keys.length, own.keys.length]).toEqual([1, 1])
  })

  it('of a stranger to the meeting clears nothing', async () => {
    const other = await createHall(world)
    const a = await tab('member1', 'room')
    a.draw()
    await a.allSaved()
    expect(await other.say('chair', 'clear-marks', { versionId, userId: a.userId })).toMatchObject({ ok: false, code: 'not-found' })
    expect(a.keys).toHaveLength(1)
  })
})

describe('N13 a mark that goes from one layer to the room', () => {
  it('has the same key there, and doing it again changes nothing', async () => {
    const own = `private/${hall.people.member1?.userId}`
    const [privately, room, reader] = [await tab('member1', own), await tab('member1', 'room'), await tab('member2', 'room')]
    const key = privately.draw()
    await privately.allSaved()
    const bytes = privately.marks.get(key) ?? null
    for (const _ of [1, 2]) {
      room.marks.set(key, bytes)
      await room.allSaved()
    }
    privately.marks.delete(key)
    await privately.allSaved()
    await reader.until(() => reader.marks.has(key))
    expect([reader.keys, privately.keys]).toEqual([[key], []])
  })
})
