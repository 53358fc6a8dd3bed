import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { messageType } from '~/domain/annotations/wire'
import { socketClose } from '~/domain/live/frames'
import { schema } from '~db/schema'
import { forged, framed } from '~tests/support/forged-marks'
import { openedHall, createHall, must, type Hall } from '~tests/support/hall'
import { MarkLine } from '~tests/support/mark-line'
import { addPaper, MarkTab, stroke } from '~tests/support/mark-tab'
import { cookieOf, serveSockets } from '~tests/support/socket-hall'
import { createWorld, type World } from '~tests/support/world'

/** "Never forged": each sentence of it against hand-made frames over real sockets. */
let world: World
let hall: Hall
let foreign: Hall
let served: Awaited<ReturnType<typeof serveSockets>>
let versionId: string
let foreignVersionId: string
let victim: MarkTab
let bystander: MarkTab
let attacker: MarkTab
let line: MarkLine
let victimKey: string
const lines: MarkLine[] = []

beforeAll(async () => {
  world = createWorld()
  hall = await openedHall(world)
  foreign = await createHall(world)
  served = await serveSockets(world, { marks: world.marks, limits: { messagesPerSecond: 2_000, bytesPerSecond: 64 * 1024 * 1024, bufferedBytes: 64 * 1024 * 1024 } })
})
beforeEach(async () => {
  versionId = (await addPaper(world, hall, hall.items.plain)).versionId
  foreignVersionId = (await addPaper(world, foreign, foreign.items.plain)).versionId
  victim = await tab('member1')
  victimKey = victim.draw()
  await victim.allSaved()
  bystander = await tab('chair')
  attacker = await tab('member2')
  line = lines.at(-1) as MarkLine
})
afterEach(async () => { for (const one of lines.splice(0)) await one.close() })
afterAll(async () => {
  await served.close()
  await world.close()
})

const connect = async (at: Hall, who: string) => {
  const one = await MarkLine.connect(served.url.replace(/^ws/, 'http').replace('/socket', ''), at.meetingId, await cookieOf(world, at.people[who]?.userId ?? ''), 'http://127.0.0.1')
  lines.push(one)
  return one
}

async function tab(who: string) {
  const one = new MarkTab(world, hall, who)
  expect(await one.open(await connect(hall, who), versionId)).toBe(true)
  await one.allSaved()
  return one
}

/** The sender is closed, nobody who is there has heard anything, and a newcomer finds the document as it was. */
async function refuses(reason: string, attack: () => void) {
  const heard = [victim.received.length, bystander.received.length]
  attack()
  await attacker.until(() => attacker.shut !== null)
  expect(attacker.shut).toEqual({ code: 4409, reason })
  const fresh = await tab('member3')
  expect(fresh.keys).toEqual([victimKey])
  expect([...(fresh.marks.get(victimKey) ?? [])]).toEqual([...(victim.marks.get(victimKey) ?? [])])
  expect([victim.received.length, bystander.received.length]).toEqual(heard)
}

const own = () => markKey(attacker.userId, uuidv7())

describe('N3 identity is the server’s, never the client’s', () => {
  it('U4 a mark in another’s name is refused', () => refuses('annotations/not-yours', () => attacker.sendUpdate(forged((marks) => marks.set(markKey(victim.userId, uuidv7()), encodeMark(stroke()))))))

  it('U2 what is written under another’s Yjs client id is refused', () => refuses('annotations/not-yours', () => attacker.sendUpdate(forged((marks) => marks.set(own(), encodeMark(stroke())), { from: victim.doc, clientId: victim.doc.clientID }))))

  it('an awareness message that says to be somebody is heard by nobody', async () => {
    const heard = victim.received.length
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarString(encoder, JSON.stringify({ user: { id: victim.userId, name: 'Lê Quang Thái' } }))
    attacker.sendRaw(encoding.toUint8Array(encoder))
    attacker.draw()
    await attacker.allSaved()
    await bystander.until(() => bystander.marks.size === 2)
    await victim.until(() => victim.marks.size === 2)
    expect(victim.received.slice(heard).every(([type]) => type === messageType.sync)).toBe(true)
  })
})

describe('U4, U5 an update that touches another’s mark is refused', () => {
  it('where it overwrites it', () => refuses('annotations/not-yours', () => attacker.sendUpdate(forged((marks) => marks.set(victimKey, encodeMark(stroke(5))), { from: victim.doc }))))
  it('where it takes it away', () => refuses('annotations/not-yours', () => attacker.sendUpdate(forged((marks) => marks.delete(victimKey), { from: victim.doc }))))
  it('where that is hidden among own marks', () => refuses('annotations/not-yours', () => attacker.sendUpdate(forged((marks) => {
    for (let index = 0; index < 20; index++) marks.set(own(), encodeMark(stroke()))
    marks.delete(victimKey)
  }, { from: victim.doc }))))
  it('where it is said in an answer to the server’s question', () => refuses('annotations/not-yours', () => {
    const update = framed(forged((marks) => marks.delete(victimKey), { from: victim.doc }))
    update[1] = 1 // step 2
    attacker.sendRaw(update)
  }))
})

describe('N12, U6 a locked layer', () => {
  it('takes nothing from whoever may not lock it', async () => {
    await must(hall.say('chair', 'lock-marks', { versionId }))
    await refuses('annotations/layer-locked', () => { attacker.sendUpdate(forged((marks) => marks.set(own(), encodeMark(stroke())))) })
  })
})

describe('N5 a foreign room', () => {
  it('a paper of another meeting, another’s private layer, a group that one is not in, and a layer that is none do not open', async () => {
    for (const [version, layer] of [[foreignVersionId, 'room'], [versionId, `private/${victim.userId}`], [versionId, `group/${uuidv7()}`], [versionId, 'rooms'], [uuidv7(), 'room']] as const) {
      expect(await new MarkTab(world, hall, 'member2').open(line, version, layer), layer).toBe(false)
    }
  })

  it('what is said into a channel that is not open, or was shut, goes nowhere', async () => {
    const update = framed(forged((marks) => marks.set(own(), encodeMark(stroke()))))
    const into = (channel: number) => Uint8Array.of(channel, ...update)
    attacker.cut()
    for (const channel of [0, 1, 2, 17, 120]) line.sayRaw(into(channel), true)
    await line.answered()
    expect((await tab('member3')).keys).toEqual([victimKey])
    expect(line.isUp).toBe(true)
  })

  it('the meeting itself is closed to a stranger', async () => {
    await expect(connect({ ...hall, people: foreign.people }, 'chair')).rejects.toThrow(String(socketClose.noRight))
  })
})

describe('U1 what claims more than its bytes carry is refused', () => {
  it.each<[string, number[]]>([
    ['structs', [1, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0]],
    ['clients', [0xff, 0xff, 0xff, 0x7f, 1, 1, 0]],
    ['deletions', [0, 1, 5, 0xff, 0xff, 0xff, 0x7f]],
    ['a content that ends too early', [1, 1, 5, 0, 0x23, 1, 5, 0x6d, 0x61, 0x72, 0x6b, 0x73, 1, 0x61, 0x7f]],
  ])('%s', (_what, bytes) => refuses('annotations/malformed', () => attacker.sendUpdate(Uint8Array.from(bytes))))

  it('a message that is longer than the frame', () => refuses('annotations/malformed', () => attacker.sendRaw(Uint8Array.of(0, 2, 0xff, 0x7f, 1, 2, 3))))
  it('a stroke that names more points than it has', () => refuses('annotations/malformed', () => {
    const mark = encodeMark(stroke())
    const at = mark.length - 2 * 5 - 1 // two points of five bytes at most, and their count before them
    const longer = mark.map((byte, index) => (index >= at && byte === 2 ? 0x7f : byte))
    attacker.sendUpdate(forged((marks) => marks.set(own(), longer)))
  }))
})

describe('a connection that sends too much is ended', () => {
  it('by the number of its messages', () => refuses('annotations/too-much', () => { for (let count = 0; count < 600; count++) attacker.sendUpdate(Uint8Array.of(0, 0)) }))

  it('by their bytes', () => refuses('annotations/too-much', () => {
    const known = Y.encodeStateAsUpdate(victim.doc)
    const heavy = Buffer.alloc(700 * 1024, 99) // a message of no known kind
    attacker.sendUpdate(known) // what is known may be said again
    for (let count = 0; count < 8; count++) attacker.sendRaw(heavy)
  }))

  it('by the size of one: more than a megabyte ends the whole connection', async () => {
    attacker.sendRaw(new Uint8Array(1_100_000))
    await attacker.until(() => attacker.shut !== null)
    expect(attacker.shut?.code).toBe(1009)
    expect((await tab('member3')).keys).toEqual([victimKey])
  })
})

it('U8 what was refused stands in the audit log with who did it', async () => {
  await refuses('annotations/not-yours', () => { attacker.sendUpdate(forged((marks) => marks.delete(victimKey), { from: victim.doc })) })
  await world.db.write(async () => undefined)
  const rows = (await world.db.read.select().from(schema.auditLog)).filter((row) => row.action === 'mark-refused' && row.subject === versionId)
  expect(rows.map((row) => [row.actorId, row.detail])).toEqual([[attacker.userId, { layer: 'room', code: 'annotations/not-yours' }]])
})
