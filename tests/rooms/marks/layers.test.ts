import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '~db/schema'
import { saveGroup } from '~server/services/meetings/groups'
import { createHall, must, openedHall } from '~tests/support/hall'
import { addPaper, MarkTab } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'
import { cookieOf, serveSockets, Tab } from '~tests/support/socket-hall'

const marked = new MarkedHall(openedHall)
let served: Awaited<ReturnType<typeof serveSockets>>
const sockets: Tab[] = []
beforeAll(async () => { served = await serveSockets(marked.world, { marks: marked.rooms }) })
afterEach(() => { for (const one of sockets.splice(0)) one.socket.terminate() })
afterAll(() => served.close())

const seatOf = (who: string) => marked.hall.people[who]?.seatId ?? ''

/** A group that `maker` has made for notes, with the others in it. */
async function noteGroup(maker: string, others: string[], name = 'Tổ thẩm tra') {
  const { groupId } = await must(marked.hall.say(maker, 'save-note-group', { groupId: null, name, seatIds: others.map(seatOf) })) as { groupId: string }
  return { groupId, layer: `group/${groupId}` }
}

/** A browser's socket with one document open on it. */
async function socketOf(who: string, layer: string) {
  const one = Tab.open(served.url, marked.hall.meetingId, await cookieOf(marked.world, marked.idOf(who)))
  sockets.push(one)
  await one.until('hello')
  one.say({ t: 'open', ch: 1, versionId: marked.versionId, layer })
  await one.until('opened')
  return one
}

describe('N11 the layer of a group', () => {
  it('is read and written by its members and opens to nobody else', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const [a, b] = [await marked.tab('member1', layer), await marked.tab('member2', layer)]
    const key = a.draw()
    await b.until(() => b.marks.has(key))
    b.draw()
    await b.allSaved()
    expect([a.shut, b.shut]).toEqual([null, null])
    for (const who of ['member3', 'chair', 'secretary', 'guest']) expect(await marked.opensTo(who, layer)).toBe(false)
    const room = await marked.tab('member3', 'room')
    expect(room.keys).toEqual([])
  })

  it('of the secretary’s group is for whoever is in it, but no guest', async () => {
    const seatIds = ['member1', 'member3', 'guest'].map(seatOf)
    const { groupId } = await must(marked.world.db.write((tx) => saveGroup(tx, marked.hall.as('secretary'), marked.hall.meetingId, { groupId: null, name: 'Tổ biên tập', seatIds })))
    expect(await marked.opensTo('member1', `group/${groupId}`)).toBe(true)
    for (const who of ['guest', 'member2', 'secretary', 'chair']) expect(await marked.opensTo(who, `group/${groupId}`)).toBe(false)
  })

  it('of another meeting’s group, of another group and of rubbish opens nothing', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const other = await openedHall(marked.world)
    const { groupId } = await must(other.say('member1', 'save-note-group', { groupId: null, name: 'Tổ khác', seatIds: [] })) as { groupId: string }
    expect(await marked.opensTo('member1', `group/${groupId}`)).toBe(false)
    expect(await new MarkTab(marked.world, other, 'member1').open(marked.rooms, marked.versionId, `group/${groupId}`)).toBe(false)
    expect(await new MarkTab(marked.world, other, 'member1').open(marked.rooms, marked.versionId, layer)).toBe(false)
    for (const rubbish of ['', 'group', 'group/', `${layer}/`, ` ${layer}`, layer.toUpperCase(), 'group/../room', `group/${uuidv7()}`, 'rooms', 'private/', 'private', '__proto__']) {
      expect(await marked.opensTo('member1', rubbish), rubbish).toBe(false)
    }
  })

  it('is closed to a member who may not read the paper', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const { documentId, versionId: named } = await addPaper(marked.world, marked.hall, marked.hall.items.plain)
    const readers = { kind: 'named' as const, groupIds: [], userIds: [marked.idOf('member1')], guests: false }
    await marked.world.db.write(async (tx) => { await tx.update(schema.documents).set({ readers }).where(eq(schema.documents.id, documentId)) })
    expect(await new MarkTab(marked.world, marked.hall, 'member1').open(marked.rooms, named, layer)).toBe(true)
    expect(await new MarkTab(marked.world, marked.hall, 'member2').open(marked.rooms, named, layer)).toBe(false)
  })

  it('takes in nobody’s name but the sender’s, and the secretary takes nothing away there', async () => {
    const seatIds = ['member1', 'secretary'].map(seatOf)
    const { groupId } = await must(marked.world.db.write((tx) => saveGroup(tx, marked.hall.as('secretary'), marked.hall.meetingId, { groupId: null, name: 'Tổ thư ký', seatIds })))
    const [a, secretary] = [await marked.tab('member1', `group/${groupId}`), await marked.tab('secretary', `group/${groupId}`)]
    const key = a.draw()
    await secretary.until(() => secretary.marks.has(key))
    secretary.marks.delete(key)
    await secretary.until(() => secretary.shut !== null)
    expect(secretary.shut).toEqual({ code: 4409, reason: 'annotations/not-yours' })
    expect(a.marks.has(key)).toBe(true)
  })

  it('is lost at once by whoever is taken out, in the midst of writing, and by all when the group ends', async () => {
    const { groupId, layer } = await noteGroup('member1', ['member2', 'member3'])
    const [out, stays, maker] = [await socketOf('member2', layer), await socketOf('member3', layer), await marked.tab('member1', layer)]
    const writer = await marked.tab('member2', layer)
    const before = maker.draw()
    await writer.until(() => writer.marks.has(before))
    await must(marked.hall.say('member1', 'save-note-group', { groupId, name: 'Tổ thẩm tra', seatIds: [seatOf('member3')] }))
    expect(await out.until('shut')).toMatchObject({ ch: 1, code: 4403 })
    expect(await out.until('rights')).toBeDefined()
    writer.draw()
    await writer.until(() => writer.shut !== null)
    expect(writer.shut).toEqual({ code: 4403, reason: 'forbidden' })
    expect(maker.keys).toEqual([before])
    expect(await marked.opensTo('member2', layer)).toBe(false)
    expect(await marked.opensTo('member3', layer)).toBe(true)

    await must(marked.hall.say('member1', 'end-note-group', { groupId }))
    expect(await stays.until('shut')).toMatchObject({ ch: 1, code: 4403 })
    expect(await marked.opensTo('member1', layer)).toBe(false)
  })

  it('whoever is outside hears nothing of a group', async () => {
    const outsider = await socketOf('member4', 'room')
    const heard = outsider.frames.length
    const { groupId } = await noteGroup('member1', ['member2'])
    await must(marked.hall.say('member1', 'end-note-group', { groupId }))
    const insider = await socketOf('member2', 'room')
    insider.say({ t: 'resume', after: 0 })
    outsider.say({ t: 'open', ch: 2, versionId: marked.versionId, layer: 'room' })
    await outsider.until('opened', ({ ch }) => ch === 2)
    expect(outsider.frames.slice(heard).filter(({ t }) => t !== 'here' && t !== 'moved' && t !== 'opened')).toEqual([])
    expect(JSON.stringify([outsider.frames, insider.frames])).not.toContain(groupId)
  })
})

describe('N12 the lock of the room layer', () => {
  it('refuses what others had not sent yet, takes what the chair writes, and lets all write again afterwards', async () => {
    const [a, chair] = [await marked.tab('member1', 'room'), await marked.tab('chair', 'room')]
    const before = a.draw()
    await chair.until(() => chair.marks.has(before))
    a.cut()
    const offline = a.draw()
    await must(marked.hall.say('chair', 'lock-marks', { versionId: marked.versionId }))
    expect(await a.open(marked.rooms, marked.versionId)).toBe(true)
    await a.until(() => a.shut !== null)
    expect(a.shut).toEqual({ code: 4409, reason: 'annotations/layer-locked' })
    const byChair = chair.draw()
    await chair.allSaved()
    expect(chair.shut).toBeNull()
    const reader = await marked.tab('member2', 'room')
    expect(reader.keys).toEqual([before, byChair].sort())
    await must(marked.hall.say('chair', 'unlock-marks', { versionId: marked.versionId }))
    expect(await a.open(marked.rooms, marked.versionId)).toBe(true)
    await a.allSaved()
    expect(a.shut).toBeNull()
    await reader.until(() => reader.marks.has(offline))
  })

  it('stands before the first mark, while others have the paper open, and does not touch other layers or papers', async () => {
    const a = await marked.tab('member1', 'room')
    await must(marked.hall.say('chair', 'lock-marks', { versionId: marked.versionId }))
    a.draw()
    await a.until(() => a.shut !== null)
    expect(a.shut?.reason).toBe('annotations/layer-locked')
    const { layer } = await noteGroup('member1', [])
    const [group, own] = [await marked.tab('member1', layer), await marked.tab('member1', `private/${a.userId}`)]
    group.draw()
    own.draw()
    await Promise.all([group.allSaved(), own.allSaved()])
    const other = new MarkTab(marked.world, marked.hall, 'member1')
    await other.open(marked.rooms, (await addPaper(marked.world, marked.hall, marked.hall.items.plain)).versionId)
    other.draw()
    await other.allSaved()
    expect([group.shut, own.shut, other.shut]).toEqual([null, null, null])
    const chair = await marked.tab('chair', 'room')
    chair.draw()
    await chair.allSaved()
    expect(chair.notSaved).toBe(0)
    expect(chair.shut).toBeNull()
  })

  it('is told to every open screen at once', async () => {
    const reader = await socketOf('member2', 'room')
    reader.say({ t: 'resume', after: 0 })
    await must(marked.hall.say('chair', 'lock-marks', { versionId: marked.versionId }))
    await reader.until('events', ({ events }) => events.some((event) => event.type === 'marks-locked' && event.payload.versionId === marked.versionId))
  })
})

describe('N14 clearing one person’s marks', () => {
  it('takes his from everybody’s screen and nobody else’s, once for each time that it is asked', async () => {
    const [a, b, chair] = [await marked.tab('member1', 'room'), await marked.tab('member2', 'room'), await marked.tab('chair', 'room')]
    const [first, second, other] = [a.draw(), a.draw(), b.draw()]
    await chair.until(() => [first, second, other].every((key) => chair.marks.has(key)))
    const input = { versionId: marked.versionId, userId: a.userId }
    expect(await must(marked.hall.say('chair', 'clear-marks', input, 'once'))).toEqual({ count: 2 })
    await Promise.all([a, b, chair].map((one) => one.until(() => one.keys.length === 1)))
    const later = a.draw()
    await a.allSaved()
    expect(await must(marked.hall.say('chair', 'clear-marks', input, 'once'))).toEqual({ count: 2 })
    await chair.until(() => chair.marks.has(later))
    expect(chair.keys).toEqual([later, other].sort())
    expect([a.shut, b.shut]).toEqual([null, null])
  })

  it('comes to one who was away, and leaves his private and group layers alone', async () => {
    const { layer } = await noteGroup('member1', ['member2'])
    const [a, group, own] = [await marked.tab('member1', 'room'), await marked.tab('member1', layer), await marked.tab('member1', marked.privateOf('member1'))]
    a.draw()
    group.draw()
    own.draw()
    await Promise.all([a, group, own].map((one) => one.allSaved()))
    a.cut()
    await must(marked.hall.say('secretary', 'clear-marks', { versionId: marked.versionId, userId: a.userId }))
    await a.open(marked.rooms, marked.versionId)
    await a.until(() => a.keys.length === 0)
    expect([group.keys.length, own.keys.length]).toEqual([1, 1])
  })

  it('of a stranger to the meeting clears nothing', async () => {
    const other = await createHall(marked.world)
    const a = await marked.tab('member1', 'room')
    a.draw()
    await a.allSaved()
    expect(await other.say('chair', 'clear-marks', { versionId: marked.versionId, userId: a.userId })).toMatchObject({ ok: false, code: 'not-found' })
    expect(a.keys).toHaveLength(1)
  })
})

describe('N13 a mark that goes from one layer to the room', () => {
  it('has the same key there, and doing it again changes nothing', async () => {
    const own = marked.privateOf('member1')
    const [privately, room, reader] = [await marked.tab('member1', own), await marked.tab('member1', 'room'), await marked.tab('member2', 'room')]
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
