import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { InkSession, type PageMark } from '~/features/ink/ink-session'
import { readMarks } from '~server/services/annotations/read-marks'
import { TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall, type Hall } from '~tests/support/hall'
import { addPaper, stroke } from '~tests/support/mark-tab'
import { createWorld, type World } from '~tests/support/world'

/** N13 The marks of a browser's tab and the server's rooms, and a mark on its way between private and room. */
let world: World
let hall: Hall
let versionId: string
let line: TabSocket
let session: InkSession
let key: string
beforeAll(async () => {
  world = createWorld()
  hall = await openedHall(world)
})
beforeEach(async () => {
  versionId = (await addPaper(world, hall, hall.items.plain)).versionId
  const { userId } = hall.people.member1 ?? { userId: '' }
  line = new TabSocket(world.marks, hall, 'member1')
  session = new InkSession({
    meetingId: hall.meetingId, socket: line, versionId, title: 'Tờ trình', userId, mayWrite: { room: true, private: true }, mayLock: false, presents: () => false, nameOf: () => '', colourOf: () => 0,
  })
  key = markKey(userId, 'one')
  session.put('private', 'one', stroke())
  await sent()
})
afterEach(() => {
  line.mend()
  session.close()
})
afterAll(() => world.close())

const seen = () => session.marksOn(1).map(({ layer }) => layer)
const mark = (): PageMark => session.marksOn(1)[0] as PageMark
const sent = () => expectEventually(() => expect(session.get().unsent).toBe(0))
/** What the server has of it, by layer. */
const stored = async () => (await must(readMarks(hall.as('member1'), versionId, ['room', `private/${hall.people.member1?.userId}`]))).marks.map((one) => one.layer)

describe('N13 publishing moves a mark', () => {
  it('to the room, whatever is undone or done again afterwards', async () => {
    session.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    session.undo()
    session.redo()
    await sent()
    expect([seen(), await stored()]).toEqual([['room'], ['room']])
  })

  it('so that one erased before the server had it does not come back in private, and undoing brings it back to the room', async () => {
    line.cut()
    session.publish([mark()])
    session.remove([mark()])
    expect(seen()).toEqual([])
    session.undo()
    expect(seen()).toEqual(['room'])
    session.redo()
    line.mend()
    await sent()
    expect([seen(), await stored()]).toEqual([[], []])
  })

  it('so that it is taken back to private by an act of its own, which no cut can lose', async () => {
    session.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    line.cut()
    session.withdraw([mark()])
    expect(seen()).toEqual(['room'])
    line.mend()
    await expectEventually(async () => expect([seen(), (await stored()).map((layer) => layer.split('/')[0])]).toEqual([['private'], ['private']]))
    expect(mark().key).toBe(key)
    session.publish([mark()])
    await expectEventually(async () => expect([seen(), await stored()]).toEqual([['room'], ['room']]))
  })

  it('and is taken back at once, before the server has it in the room', async () => {
    line.cut()
    session.publish([mark()])
    session.withdraw([mark()])
    line.mend()
    await expectEventually(async () => expect([seen(), (await stored()).map((layer) => layer.split('/')[0])]).toEqual([['private'], ['private']]))
    await sent()
    expect(seen()).toEqual(['private'])
  })

  it('which the lock of the room forbids, both ways', async () => {
    session.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    session.setLock('chair')
    session.withdraw([mark()])
    expect([session.mayWithdraw, seen()]).toEqual([false, ['room']])
  })
})
