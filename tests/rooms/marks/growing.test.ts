import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { GrownStroke, ShownPointer } from '~/domain/live/frames'
import { unpackPoints } from '~/domain/live/growing-points'
import { schema } from '~db/schema'
import type { MarkChannels, MarkPeer } from '~server/rooms/mark-channel'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall } from '~tests/support/hall'
import { MarkedHall } from '~tests/support/marked-hall'
import { cookieOf, serveSockets, Tab } from '~tests/support/socket-hall'

const marked = new MarkedHall(openedHall)
let served: Awaited<ReturnType<typeof serveSockets>>
const sockets: Tab[] = []
/** the server's end of the channel that each person opened last */
const peers = new Map<string, MarkPeer>()
beforeAll(async () => {
  const { rooms } = marked
  const marks: MarkChannels = {
    open: (peer, version, layer) => {
      peers.set(peer.actor.userId, peer)
      return rooms.open(peer, version, layer)
    },
    mayStay: (...asked) => rooms.mayStay(...asked),
    close: () => rooms.close(),
  }
  served = await serveSockets(marked.world, { marks })
})
afterEach(() => { for (const tab of sockets.splice(0)) tab.socket.terminate() })
afterAll(() => served.close())

async function open(tab: Tab, ch: number, layer: string) {
  tab.say({ t: 'open', ch, versionId: marked.versionId, layer })
  await tab.until('opened', (frame) => frame.ch === ch)
}

/** A browser's socket with one document open on it. */
async function tabOf(who: string, layer = 'room', as?: 'screen'): Promise<Tab> {
  const tab = Tab.open(served.url, marked.hall.meetingId, await cookieOf(marked.world, marked.idOf(who)), { as })
  sockets.push(tab)
  await tab.until('hello')
  await open(tab, 1, layer)
  return tab
}

async function groupOf(maker: string, others: string[]): Promise<string> {
  const seatIds = others.map((who) => marked.hall.people[who]?.seatId ?? '')
  const { groupId } = await must(marked.hall.say(maker, 'save-note-group', { groupId: null, name: 'Tổ thẩm tra', seatIds })) as { groupId: string }
  return `group/${groupId}`
}

type Piece = { layer?: string; points?: number[]; dropped?: boolean }
const grow = (tab: Tab, strokeId: string, { layer = 'room', points = [0.5, 0.5, 1], dropped }: Piece = {}) =>
  tab.say({ t: 'stroke', stroke: { versionId: marked.versionId, layer, page: 1, strokeId, tool: 'pen', width: 0.01, points, dropped } })
const point = (tab: Tab, x: number, layer = 'room') => tab.say({ t: 'point', at: { versionId: marked.versionId, layer, page: 2, x, y: 0.5 } })

const growingOf = (tab: Tab) => tab.frames.flatMap((frame) => (frame.t === 'growing' ? frame : []))
const strokesOf = (tab: Tab): GrownStroke[] => growingOf(tab).flatMap(({ strokes }) => strokes)
const pointersOf = (tab: Tab): ShownPointer[] => growingOf(tab).flatMap(({ pointers }) => pointers)
const pointsOf = (tab: Tab, strokeId: string) => strokesOf(tab).flatMap((stroke) => (stroke.strokeId === strokeId ? unpackPoints(stroke.points) : []))
const untilStroke = (tab: Tab, strokeId: string) => tab.until('growing', ({ strokes }) => strokes.some((stroke) => stroke.strokeId === strokeId))
const untilPointer = (tab: Tab, x: number) => tab.until('growing', ({ pointers }) => pointers.some((pointer) => pointer.x === x))

describe('N15 growing strokes', () => {
  it('of several writers come gathered: fewer frames than were said, nothing lost, in order', async () => {
    const [a, b, reader] = [await tabOf('member1'), await tabOf('member2'), await tabOf('member3')]
    const pieces = 20
    for (let piece = 0; piece < pieces; piece++) {
      grow(a, 'one', { points: [piece / 100, 0, 1] })
      grow(b, 'two', { points: [piece / 100, 0.25, 1, piece / 100, 0.5, 1] })
    }
    grow(a, 'last')
    grow(b, 'last')
    await untilStroke(reader, 'last')
    await expectEventually(() => expect(strokesOf(reader).filter(({ strokeId }) => strokeId === 'last')).toHaveLength(2))
    expect(growingOf(reader).length).toBeLessThan(pieces)
    expect(pointsOf(reader, 'one').map(([x]) => Math.round(x * 100))).toEqual(Array.from({ length: pieces }, (_, piece) => piece))
    expect(pointsOf(reader, 'two').map(([, y]) => y)).toEqual(Array.from({ length: pieces * 2 }, (_, at) => (at % 2 ? 0.5 : 0.25)))
    expect(strokesOf(reader).find(({ strokeId }) => strokeId === 'one')).toMatchObject({ by: marked.idOf('member1'), page: 1, tool: 'pen', width: 0.01 })
  })

  it('do not come back to one who writes alone; what was no stroke after all is told', async () => {
    const [writer, reader] = [await tabOf('member1'), await tabOf('member2')]
    grow(writer, 'own')
    grow(writer, 'own', { points: [], dropped: true })
    await reader.until('growing', ({ strokes }) => strokes.some(({ dropped }) => dropped))
    await open(writer, 2, 'room') // answered after whatever was sent before
    expect(growingOf(writer)).toEqual([])
  })

  it('of a group’s layer come to its members who have it open, of a private one to nobody', async () => {
    const layer = await groupOf('member1', ['member2'])
    const own = marked.privateOf('member1')
    const [writer, member, outsider, otherTab] = [await tabOf('member1', layer), await tabOf('member2', layer), await tabOf('member3'), await tabOf('member1', own)]
    await open(writer, 2, own)
    grow(outsider, 'forged', { layer })
    outsider.say({ t: 'open', ch: 2, versionId: marked.versionId, layer })
    await outsider.until('shut')
    grow(outsider, 'forged', { layer })
    grow(outsider, 'forged', { layer: own })
    grow(writer, 'secret', { layer: own })
    point(writer, 0.25, own)
    grow(writer, 'shared', { layer })
    expect(await untilStroke(member, 'shared')).toMatchObject({ versionId: marked.versionId, layer })
    for (const tab of [otherTab, outsider]) await open(tab, 3, 'room')
    expect(JSON.stringify([member, otherTab, outsider, writer].map(growingOf))).not.toMatch(/forged|secret|"pointers":\[\{/)
    expect([otherTab, outsider].flatMap(growingOf)).toEqual([])
  })

  it('of a guest or a screen, who only look, are shown to nobody; both see those of the others', async () => {
    const [guest, screen, member] = [await tabOf('guest'), await tabOf('chair', 'room', 'screen'), await tabOf('member1')]
    for (const tab of [guest, screen]) {
      grow(tab, 'forged')
      point(tab, 0.25)
      await open(tab, 2, 'room')
    }
    grow(member, 'own')
    for (const tab of [guest, screen]) await untilStroke(tab, 'own')
    expect(JSON.stringify([guest, screen, member].map(growingOf))).not.toMatch(/forged|"pointers":\[\{/)
  })

  it('N12 on the locked layer of all are shown of the chair only', async () => {
    const [member, chair, reader] = [await tabOf('member1'), await tabOf('chair'), await tabOf('member2')]
    await must(marked.hall.say('chair', 'lock-marks', { versionId: marked.versionId }))
    member.say({ t: 'resume', after: 0 })
    await member.until('events', ({ events }) => events.some(({ type }) => type === 'marks-locked'))
    grow(member, 'forged')
    point(member, 0.25)
    await open(member, 2, 'room')
    grow(chair, 'own')
    await untilStroke(reader, 'own')
    expect(JSON.stringify(growingOf(reader))).not.toMatch(/forged|"pointers":\[\{/)
  })

  it('come to who has the document open, as often as he has opened it, and to nobody who has shut it', async () => {
    const [writer, reader, gone] = [await tabOf('member1'), await tabOf('member2'), await tabOf('member3')]
    await open(reader, 2, 'room')
    reader.say({ t: 'shut', ch: 1 })
    await open(reader, 3, marked.privateOf('member2'))
    gone.say({ t: 'shut', ch: 1 })
    await open(gone, 2, marked.privateOf('member3'))
    grow(writer, 'late')
    await untilStroke(reader, 'late')
    await open(gone, 3, 'room')
    expect(strokesOf(reader)).toHaveLength(1)
    expect(growingOf(gone)).toEqual([])
  })

  it('beyond what a hand can write are left out, of this writer only, who stays', async () => {
    const [flood, writer, reader] = [await tabOf('member1'), await tabOf('member2'), await tabOf('member3')]
    const [messages, points] = [60, 200]
    for (let message = 0; message < messages; message++) grow(flood, `flood${message}`, { points: Array.from({ length: points * 3 }, () => 0.5) })
    await open(flood, 2, marked.privateOf('member1'))
    grow(writer, 'calm')
    await untilStroke(reader, 'calm')
    const shown = strokesOf(reader).filter(({ strokeId }) => strokeId.startsWith('flood'))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.length).toBeLessThan(messages / 2)
    expect(flood.socket.readyState).toBe(flood.socket.OPEN)
  })

  it('are not sent down a line that lags; what comes after it has caught up is', async () => {
    const [writer, reader, slow] = [await tabOf('member1'), await tabOf('member2'), await tabOf('member3')]
    const peer = peers.get(marked.idOf('member3'))
    const line = served.lines.at(-1)
    if (!peer || !line) throw new Error('not opened')
    slow.socket.pause()
    while (line.writableLength < 256 * 1024) peer.send(new Uint8Array(128 * 1024))
    grow(writer, 'meanwhile')
    await untilStroke(reader, 'meanwhile')
    slow.socket.resume()
    await expectEventually(() => expect(line.writableLength).toBe(0))
    grow(writer, 'afterwards')
    await untilStroke(slow, 'afterwards')
    expect(pointsOf(slow, 'meanwhile')).toEqual([])
  })
})

describe('N17 pointers', () => {
  it('of those who may write are shown, the latest only, to who has the layer open', async () => {
    const layer = await groupOf('member1', ['member2'])
    const [writer, member, outsider] = [await tabOf('member1', layer), await tabOf('member2', layer), await tabOf('member3')]
    for (let step = 1; step <= 20; step++) point(writer, step / 32, layer)
    await untilPointer(member, 20 / 32)
    expect(pointersOf(member).length).toBeLessThan(20)
    expect(pointersOf(member).at(-1)).toEqual({ by: marked.idOf('member1'), page: 2, x: 20 / 32, y: 0.5 })
    await open(outsider, 2, marked.privateOf('member3'))
    expect(growingOf(outsider)).toEqual([])
  })

  it('of the presenter are shown also where he may not write: a guest who presents the item, and on the layer of all only', async () => {
    await marked.world.db.write(async (tx) => { await tx.update(schema.agendaItems).set({ presenterSeatId: marked.hall.people.guest?.seatId }).where(eq(schema.agendaItems.id, marked.hall.items.plain)) })
    await must(marked.hall.say('chair', 'open-item', { itemId: marked.hall.items.plain }))
    const [reader, other] = [await tabOf('member1'), await tabOf('guest')]
    point(other, 0.25)
    await open(other, 2, 'room')
    await must(marked.hall.say('guest', 'start-presenting', { versionId: marked.versionId }))
    other.say({ t: 'resume', after: 0 })
    await other.until('events', ({ events }) => events.some((event) => event.type === 'presenting-started' && event.payload.versionId === marked.versionId))
    point(other, 0.5, marked.privateOf('guest'))
    point(other, 0.75)
    await untilPointer(reader, 0.75)
    expect(pointersOf(reader)).toHaveLength(1)
  })
})
