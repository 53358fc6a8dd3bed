import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { allForViewer } from '~/domain/live/audience'
import { allow } from '~/domain/kernel/result'
import { mostOpenDocuments } from '~/domain/annotations/wire'
import { listEvents } from '~db/queries/events'
import { eq } from 'drizzle-orm'
import { schema } from '~db/schema'
import type { MarkChannels, MarkPeer } from '~server/rooms/mark-channel'
import { expectEventually } from '~tests/support/eventually'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper } from '~tests/support/mark-tab'
import { cookieOf, serveSockets, Tab } from '~tests/support/socket-hall'
import { createWorld, type World } from '~tests/support/world'

let world: World
let served: Awaited<ReturnType<typeof serveSockets>>
const peers: { peer: MarkPeer; heard: Uint8Array[]; closed: boolean }[] = []
const marks: MarkChannels = {
  async open(peer, _versionId, layer) {
    if (layer === 'private/somebody') return { ok: false, code: 'forbidden', params: {} }
    const entry = { peer, heard: [] as Uint8Array[], closed: false }
    peers.push(entry)
    return allow({ mayDraw: () => true, receive: (bytes: Uint8Array) => { entry.heard.push(Uint8Array.from(bytes)); peer.send(bytes) }, close: () => { entry.closed = true } })
  },
  mayStay: async () => false,
  close: async () => undefined,
}
beforeAll(async () => {
  world = createWorld()
  served = await serveSockets(world, { marks })
})
afterAll(async () => {
  await served.close()
  await world.close()
})
const tabs: Tab[] = []
afterEach(() => { for (const tab of tabs.splice(0)) tab.socket.terminate() })

async function tabOf(hall: Hall, who: string, options: { as?: string } = {}): Promise<Tab> {
  const tab = Tab.open(served.url, hall.meetingId, await cookieOf(world, hall.people[who]?.userId ?? ''), options)
  tabs.push(tab)
  await tab.until('hello')
  return tab
}
const seqOf = async (hall: Hall) => (await listEvents(world.db.read, hall.meetingId)).length

describe('events', () => {
  it('come from any seq on, then as they happen: after a cut nothing is missed or doubled', async () => {
    const hall = await openedHall(world)
    const first = await tabOf(hall, 'member1')
    first.say({ t: 'resume', after: 0 })
    await first.untilSeq(await seqOf(hall))
    first.socket.terminate()
    const last = first.events().at(-1)?.seq ?? 0

    await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
    const second = await tabOf(hall, 'member1')
    second.say({ t: 'resume', after: last })
    const during = Array.from({ length: 20 }, (_, index) => must(hall.say('secretary', 'record-conclusion', { itemId: null, text: `Việc ${index}`, leadUnit: null, cooperatingUnits: [], deadline: null })))
    await Promise.all(during)
    await second.untilSeq(await seqOf(hall))
    const seqs = [...first.events(), ...second.events()].map((event) => event.seq)
    expect(seqs).toEqual(Array.from({ length: await seqOf(hall) }, (_, index) => index + 1))
  })

  it('are sent once however often resuming is asked for; a page newer than the database has to load again', async () => {
    const hall = await openedHall(world)
    const tab = await tabOf(hall, 'member1')
    for (const after of [0, 0, 1]) tab.say({ t: 'resume', after })
    await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
    await tab.untilSeq(await seqOf(hall))
    expect(tab.events().map((event) => event.seq)).toEqual(Array.from({ length: await seqOf(hall) }, (_, index) => index + 1))
    const ahead = await tabOf(hall, 'member2')
    ahead.say({ t: 'resume', after: 1_000_000 })
    expect(await ahead.closed).toBe(4409)
  })

  it('of a closed item reach guest and screen empty, with every seq; the presenter\'s page does not reach them', async () => {
    const hall = await openedHall(world)
    const { versionId } = await addPaper(world, hall, hall.items.closed)
    const [guest, screen, member, chair] = [await tabOf(hall, 'guest'), await tabOf(hall, 'chair', { as: 'screen' }), await tabOf(hall, 'member2'), await tabOf(hall, 'chair')]
    for (const tab of [guest, screen, member, chair]) tab.say({ t: 'resume', after: 0 })
    await must(hall.say('chair', 'open-item', { itemId: hall.items.closed }))
    await must(hall.say('chair', 'start-presenting', { versionId }))
    await chair.untilSeq(await seqOf(hall))
    chair.say({ t: 'look', look: { versionId, page: 3, x: 0, y: 0.5, zoom: 1 } })
    expect((await member.until('look')).look.page).toBe(3)
    await must(hall.say('chair', 'open-item', { itemId: hall.items.second }))
    for (const [tab, role] of [[guest, 'guest'], [screen, 'screen']] as const) {
      await tab.untilSeq(await seqOf(hall))
      expect(tab.events()).toEqual(JSON.parse(JSON.stringify(allForViewer(await listEvents(world.db.read, hall.meetingId), { role, seatId: null, staysForClosedItem: false }, false))))
      expect(JSON.stringify(tab.frames)).not.toContain(hall.items.closed)
      expect(tab.frames.some((frame) => frame.t === 'look')).toBe(false)
    }
  })
})

describe('the presenter', () => {
  it('moves the others; nobody else does, and a late comer learns the page', async () => {
    const hall = await openedHall(world)
    const { versionId } = await addPaper(world, hall, hall.items.plain)
    const [presenter, follower] = [await tabOf(hall, 'member1'), await tabOf(hall, 'member2')]
    for (const tab of [presenter, follower]) tab.say({ t: 'resume', after: 0 })
    await must(hall.say('member1', 'start-presenting', { versionId }))
    await presenter.untilSeq(await seqOf(hall))
    follower.say({ t: 'look', look: { versionId, page: 9, x: 0, y: 0, zoom: 1 } })
    for (let page = 1; page <= 30; page++) presenter.say({ t: 'look', look: { versionId, page, x: 0, y: 0, zoom: 1 } })
    await follower.until('look', ({ look }) => look.page === 30)
    expect(follower.frames.filter((frame) => frame.t === 'look').length).toBeLessThan(8)
    const late = await tabOf(hall, 'member3')
    late.say({ t: 'resume', after: 0 })
    expect(await late.until('look')).toMatchObject({ look: { page: 30 }, by: hall.people.member1?.userId })
    expect(presenter.frames.some((frame) => frame.t === 'look')).toBe(false)
  })
})

describe('presence', () => {
  it('counts people, not tabs, and screens not at all', async () => {
    const hall = await openedHall(world)
    const member = await tabOf(hall, 'member1')
    await tabOf(hall, 'member2')
    const again = await tabOf(hall, 'member2')
    await tabOf(hall, 'chair', { as: 'screen' })
    const [one, two] = [hall.people.member1?.userId, hall.people.member2?.userId]
    expect((await again.until('here')).userIds.sort()).toEqual([one, two].sort())
    await member.until('moved', ({ came }) => came.includes(two ?? ''))
    expect(JSON.stringify(member.frames)).not.toContain(hall.people.chair?.userId)
  })
})

describe('channels of marks', () => {
  it('open, carry bytes both ways, are refused for ever with 4403, and end when the right is gone', async () => {
    const hall = await openedHall(world)
    const tab = await tabOf(hall, 'member1')
    tab.say({ t: 'open', ch: 300, versionId: 'v', layer: 'room' })
    expect(await tab.until('opened')).toEqual({ t: 'opened', ch: 300 })
    const answered = new Promise<Buffer>((resolve) => tab.socket.on('message', (data: Buffer, isBinary) => { if (isBinary) resolve(data) }))
    tab.socket.send(Buffer.from([0xac, 0x02, 1, 2, 3]))
    expect([...await answered]).toEqual([0xac, 0x02, 1, 2, 3])
    tab.say({ t: 'open', ch: 2, versionId: 'v', layer: 'private/somebody' })
    expect(await tab.until('shut', ({ ch }) => ch === 2)).toMatchObject({ code: 4403 })

    world.bus.publish({ kind: 'rights', userId: hall.people.member1?.userId ?? '', meetingId: hall.meetingId })
    expect(await tab.until('shut', ({ ch }) => ch === 300)).toMatchObject({ code: 4403 })
    expect(peers.at(-1)?.closed).toBe(true)
  })

  it('are as many as one connection may have open; one more may come when another is shut, under any number', async () => {
    const tab = await tabOf(await openedHall(world), 'member1')
    for (let ch = 1; ch <= mostOpenDocuments + 1; ch++) tab.say({ t: 'open', ch, versionId: 'v', layer: `group/${ch}` })
    expect(await tab.until('shut')).toEqual({ t: 'shut', ch: mostOpenDocuments + 1, code: 1013, reason: 'too-many-documents' })
    await expectEventually(() => expect(tab.frames.filter(({ t }) => t === 'opened')).toHaveLength(mostOpenDocuments))
    tab.say({ t: 'shut', ch: 1 })
    tab.say({ t: 'open', ch: 1_001, versionId: 'v', layer: 'group/more' })
    expect(await tab.until('opened', ({ ch }) => ch === 1_001)).toEqual({ t: 'opened', ch: 1_001 })
  })
})

describe('the door', () => {
  const stroke = (points: number[]) => JSON.stringify({ t: 'stroke', stroke: { versionId: 'v', layer: 'room', page: 1, strokeId: 's', tool: 'pen', width: 0.01, points } })

  it('refuses a wrong origin at the upgrade, and tells everybody else why after accepting', async () => {
    const hall = await createHall(world)
    const cookie = await cookieOf(world, hall.people.member1?.userId ?? '')
    const outsider = await cookieOf(world, await world.addPerson('Đỗ Văn Lạ'))
    const foreign = Tab.open(served.url, hall.meetingId, cookie, { origin: 'https://elsewhere.example' })
    expect(await foreign.closed).toBe(1006)
    expect(await Tab.open(served.url, hall.meetingId, '').closed).toBe(4401)
    expect(await Tab.open(served.url, hall.meetingId, 'session=rubbish').closed).toBe(4401)
    expect(await Tab.open(served.url, hall.meetingId, outsider).closed).toBe(4403)
    expect(await Tab.open(served.url, 'no-such-meeting', cookie).closed).toBe(4403)
    expect(await Tab.open(served.url, hall.meetingId, cookie, { as: 'screen' }).closed).toBe(4403)
  })

  it('is shut to whoever signed in with a one-time password', async () => {
    const hall = await createHall(world)
    const userId = hall.people.member1?.userId ?? ''
    await world.db.write(async (tx) => { await tx.update(schema.users).set({ mustChangePassword: true }).where(eq(schema.users.id, userId)) })
    expect(await Tab.open(served.url, hall.meetingId, await cookieOf(world, userId)).closed).toBe(4403)
  })

  it('hears nothing more of a connection that it has closed, also when that does not answer', async () => {
    const hall = await createHall(world)
    const tab = await tabOf(hall, 'member1')
    tab.say({ t: 'open', ch: 1, versionId: 'v', layer: 'room' })
    await tab.until('opened')
    const heard = peers.at(-1)?.heard ?? []
    tab.socket.send('rubbish')
    for (let frame = 0; frame < 20; frame++) tab.socket.send(Buffer.from([1, frame]))
    expect(await tab.closed).toBe(4400)
    expect(heard).toEqual([])
  })

  it('ends a connection that talks rubbish', async () => {
    const hall = await createHall(world)
    for (const rubbish of ['', 'null', '{"t":"resume"}', '{"t":"resume","after":-1}', '{"t":"look","look":{}}', '{"t":"stroke","stroke":{"points":"x"}}', stroke([0, 0]), stroke([0, 0, 9]), '{"t":"point","at":{"versionId":"v","layer":"room","page":0,"x":0,"y":0}}', '{"t":"unknown"}', Buffer.from([0xff])]) {
      const tab = await tabOf(hall, 'member1')
      tab.socket.send(rubbish)
      expect(await tab.closed, String(rubbish)).toBe(4400)
    }
  })

  it('ends a connection that floods, and one that sends too much at once', async () => {
    const hall = await createHall(world)
    const flood = await tabOf(hall, 'member1')
    for (let count = 0; count < 400; count++) flood.say({ t: 'shut', ch: 1 })
    expect(await flood.closed).toBe(4429)
    const heavy = await tabOf(hall, 'member1')
    heavy.socket.send(Buffer.alloc(1024 * 1024 + 1))
    expect(await heavy.closed).toBe(1009)
  })

  it('closes when the session ends, and when the right is gone', async () => {
    const hall = await createHall(world)
    const unseated = await tabOf(hall, 'member1')
    const cookie = await cookieOf(world, hall.people.member2?.userId ?? '')
    const signedOut = Tab.open(served.url, hall.meetingId, cookie)
    await signedOut.until('hello')
    const stays = await tabOf(hall, 'member2')
    await world.app.auth.end((await world.app.auth.read(cookie))?.sessionId ?? '')
    expect(await signedOut.closed).toBe(4401)

    await world.db.write(async (tx) => {
      await tx.update(schema.seats).set({ occupantUserId: null }).where(eq(schema.seats.id, hall.people.member1?.seatId ?? ''))
      tx.tell({ kind: 'rights', userId: hall.people.member1?.userId ?? null, meetingId: hall.meetingId })
    })
    expect(await unseated.closed).toBe(4403)
    expect(stays.socket.readyState).toBe(stays.socket.OPEN)
  })

  it('closes to whoever was being let in while his session ended', async () => {
    const hall = await createHall(world)
    const cookie = await cookieOf(world, hall.people.member1?.userId ?? '')
    const endsWhenRead = async (header: string | null | undefined) => {
      const session = await world.app.auth.read(header)
      if (session) await world.app.auth.end(session.sessionId)
      return session
    }
    const own = await serveSockets({ ...world, app: { ...world.app, auth: { ...world.app.auth, read: endsWhenRead } } })
    expect(await Tab.open(own.url, hall.meetingId, cookie).closed).toBe(4401)
    await own.close()
  })

  it('tells everybody to come back later when the server stops', async () => {
    const own = await serveSockets(world)
    const hall = await createHall(world)
    const tab = Tab.open(own.url, hall.meetingId, await cookieOf(world, hall.people.member1?.userId ?? ''))
    await tab.until('hello')
    await own.close()
    expect((await tab.until('retry')).afterMs).toBeGreaterThanOrEqual(500)
    expect(await tab.closed).toBe(1012)
  })
})

describe('every fifteen seconds', () => {
  it('each browser hears the time and is asked whether it is there; one that did not answer is cut', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const own = await serveSockets(world)
    try {
      const hall = await openedHall(world)
      const open = async (who: string, autoPong: boolean) => {
        const headers = { cookie: await cookieOf(world, hall.people[who]?.userId ?? ''), origin: 'http://127.0.0.1' }
        const tab = new Tab(new WebSocket(`${own.url}?meeting=${hall.meetingId}`, { headers, autoPong }))
        tabs.push(tab)
        await tab.until('hello')
        return tab
      }
      const [awake, silent] = [await open('member1', true), await open('member2', false)]
      const asked = [awake, silent].map(({ socket }) => new Promise((resolve) => socket.once('ping', resolve)))
      vi.advanceTimersByTime(15_000)
      await Promise.all([...asked, awake.until('tick'), silent.until('tick')])
      awake.say({ t: 'resume', after: 0 }) // its answer was sent before this is heard
      await awake.until('events')
      vi.advanceTimersByTime(15_000)
      expect(await silent.closed).toBe(1006)
      expect(awake.socket.readyState).toBe(WebSocket.OPEN)
    } finally {
      await own.close()
      vi.useRealTimers()
    }
  })
})
