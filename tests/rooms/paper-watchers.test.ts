import WebSocket from 'ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { everyReader } from '~/domain/documents/paper'
import { schema } from '~db/schema'
import { ReadingHours } from '~server/jobs/reading-hours'
import { recallPaper } from '~server/services/documents/recall-paper'
import { setReaders } from '~server/services/documents/set-readers'
import { must, openedHall, type Hall } from '~tests/support/hall'
import { layPaper, userOf, type LaidPaper } from '~tests/support/laid-papers'
import { cookieOf, serveSockets } from '~tests/support/socket-hall'
import { createWorld, type World } from '~tests/support/world'

type Heard = { readable: boolean; newestVersionId: string | null }

/** An open reader's end of `/socket?paper=`. */
class Reader {
  readonly heard: Heard[] = []
  readonly closed: Promise<number>
  private wake: () => void = () => undefined

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as { t: string; standing: Heard }
      if (frame.t === 'standing') this.heard.push(frame.standing)
      this.wake()
    })
    socket.on('error', () => undefined)
  }

  async until(fits: (standing: Heard) => boolean): Promise<void> {
    while (!this.heard.some(fits)) await new Promise<void>((resolve) => { this.wake = resolve })
  }
}

let world: World
let served: Awaited<ReturnType<typeof serveSockets>>
let hall: Hall
let paper: LaidPaper
const readers: Reader[] = []

beforeAll(async () => {
  world = createWorld()
  served = await serveSockets(world)
})
afterAll(async () => {
  await served.close()
  await world.close()
})
beforeEach(async () => {
  hall = await openedHall(world, { members: 2 })
  paper = await layPaper(world, hall, 'caychuoi', { itemId: hall.items.plain, createdBy: userOf(hall, 'secretary') })
})
afterEach(() => { for (const { socket } of readers.splice(0)) socket.terminate() })

function open(cookie: string, versionId = paper.versionId): Reader {
  const reader = new Reader(new WebSocket(`${served.url}?paper=${versionId}`, { headers: { cookie, origin: 'http://127.0.0.1' } }))
  readers.push(reader)
  return reader
}
async function reading(who: string): Promise<Reader> {
  const reader = open(await cookieOf(world, userOf(hall, who)))
  await reader.until(({ readable }) => readable)
  return reader
}
const secretary = () => {
  const ctx = hall.people.secretary?.ctx
  if (!ctx) throw new Error('no secretary')
  return ctx
}
const recall = () => must(world.db.write((tx) => recallPaper(tx, secretary(), paper.documentId, 'Nhầm bản')))
const everybody = { readers: everyReader, opensAt: null, closesAt: null, mayDownload: true, wholeItem: false }

it('turns away nobody, strangers, and whoever asks for a paper of somebody else or none', async () => {
  const own = await layPaper(world, hall, 'cayvai', { ownerId: userOf(hall, 'member1'), createdBy: userOf(hall, 'member1') })
  const [member1, member2] = [await cookieOf(world, userOf(hall, 'member1')), await cookieOf(world, userOf(hall, 'member2'))]
  expect(await open('').closed).toBe(4401)
  expect(await open(await cookieOf(world, await world.addPerson('Đỗ Văn Ngoài'))).closed).toBe(4403)
  expect(await open(member2, own.versionId).closed).toBe(4403)
  expect(await open(member2, 'no-such-version').closed).toBe(4403)
  const mine = open(member1, own.versionId)
  await mine.until(({ readable, newestVersionId }) => readable && newestVersionId === own.versionId)
})

it('tells a recall to every tab, once, and to nobody who reads another paper', async () => {
  const other = await layPaper(world, hall, 'cayxoai', { itemId: hall.items.second, createdBy: userOf(hall, 'secretary') })
  const tabs = [await reading('member1'), await reading('member1'), await reading('guest')]
  const elsewhere = open(await cookieOf(world, userOf(hall, 'member2')), other.versionId)
  await elsewhere.until(({ readable }) => readable)
  await recall()
  for (const tab of tabs) {
    await tab.until(({ readable }) => !readable)
    expect(tab.heard.map(({ readable }) => readable)).toEqual([true, false])
  }
  expect(elsewhere.heard).toEqual([{ readable: true, newestVersionId: other.versionId }])
})

it('tells of a recall that comes while somebody is being let in', async () => {
  const cookie = await cookieOf(world, userOf(hall, 'member1'))
  const late = Array.from({ length: 12 }, () => open(cookie))
  await recall()
  await Promise.all(late.map((reader) => reader.until(({ readable }) => !readable)))
})

it('tells of a newer version, and of readers who are not named any more', async () => {
  const reader = await reading('member1')
  const newer = uuidv7()
  await world.db.write(async (tx) => {
    await tx.insert(schema.documentVersions).values({ id: newer, documentId: paper.documentId, number: 2, fileName: 'b.pdf', fileHash: 'x', pdfHash: 'x', sizeBytes: 1, pageCount: 1, state: 'ready', createdBy: userOf(hall, 'secretary'), createdAt: world.clock.now })
    tx.tell({ kind: 'paper', documentId: paper.documentId })
  })
  await reader.until(({ newestVersionId }) => newestVersionId === newer)
  await must(world.db.write((tx) => setReaders(tx, secretary(), paper.documentId, { ...everybody, readers: { ...everyReader, kind: 'named' } })))
  await reader.until(({ readable }) => !readable)
})

it('ends with its session, and with whoever speaks', async () => {
  const cookie = await cookieOf(world, userOf(hall, 'member1'))
  const reader = open(cookie)
  await reader.until(({ readable }) => readable)
  const session = await world.app.auth.read(cookie)
  world.bus.publish({ kind: 'session-ended', sessionId: session?.sessionId ?? '' })
  expect(await reader.closed).toBe(4401)
  const talker = await reading('member2')
  talker.socket.send('{}')
  expect(await talker.closed).toBe(4400)
})

it('hears by the clock when a window opens and when it is over', async () => {
  // moments of the real clock: the job's timer runs on it
  world.clock.now = Date.now()
  const ticking = { ...world.app, now: () => (world.clock.now = Math.max(world.clock.now, Date.now())) }
  const hours = new ReadingHours(ticking)
  const now = ticking.now()
  await must(world.db.write((tx) => setReaders(tx, secretary(), paper.documentId, { ...everybody, opensAt: now + 300, closesAt: now + 700 })))
  const reader = open(await cookieOf(world, userOf(hall, 'member1')))
  await reader.until(() => reader.heard.length === 3)
  hours.close()
  expect(reader.heard.map(({ readable }) => readable)).toEqual([false, true, false])
})
