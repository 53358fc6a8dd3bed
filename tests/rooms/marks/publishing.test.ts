import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { marksMap } from '~/domain/annotations/wire'
import type { InkSession } from '~/features/ink/ink-session'
import type { PageMark } from '~/features/ink/kept/placed-marks'
import { loadMarks } from '~server/rooms/mark-store'
import { readMarks } from '~server/services/annotations/read-marks'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall } from '~tests/support/hall'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** N13 The marks of a browser's tab and the server's rooms, and a mark on its way between private and room. */
const marked = new MarkedHall(openedHall)
let line: TabSocket
let session: InkSession
let key: string
beforeEach(async () => {
  line = new TabSocket(marked.rooms, marked.hall, 'member1')
  session = inkOf(marked, 'member1', line)
  key = markKey(marked.idOf('member1'), 'one')
  session.edits.put('private', stroke(), 'one')
  await sent()
})
afterEach(() => {
  line.mend()
  session.close()
})

const seen = (by = session) => by.marksOn(1).map(({ layer }) => layer)
const mark = (): PageMark => session.marksOn(1)[0] as PageMark
const sent = () => expectEventually(() => expect(session.get().unsent).toBe(0))
/** On which layers the server has it. */
async function stored() {
  const layers = ['room', marked.privateOf('member1')]
  const docs = await Promise.all(layers.map((layer) => loadMarks(marked.world.app, { versionId: marked.versionId, layer })))
  return layers.filter((_, index) => docs[index]?.doc.getMap(marksMap).get(key)).map((layer) => layer.split('/')[0])
}

describe('N13 publishing moves a mark', () => {
  it('to the room, whatever is undone or done again afterwards', async () => {
    session.edits.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    session.edits.undo()
    session.edits.redo()
    await sent()
    expect([seen(), await stored()]).toEqual([['room'], ['room']])
  })

  it('so that one erased before the server had it does not come back in private, and undoing brings it back to the room', async () => {
    line.cut()
    session.edits.publish([mark()])
    session.edits.remove([mark()])
    expect(seen()).toEqual([])
    session.edits.undo()
    expect(seen()).toEqual(['room'])
    session.edits.redo()
    line.mend()
    await sent()
    expect([seen(), await stored()]).toEqual([[], []])
  })

  it('so that it is taken back to private by an act of its own, which no cut can lose', async () => {
    session.edits.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    line.cut()
    session.edits.withdraw([mark()])
    expect(seen()).toEqual(['room'])
    line.mend()
    await expectEventually(async () => expect([seen(), await stored()]).toEqual([['private'], ['private']]))
    expect(mark().key).toBe(key)
    session.edits.publish([mark()])
    await expectEventually(async () => expect([seen(), await stored()]).toEqual([['room'], ['room']]))
  })

  it('and is taken back at once, before the server has it in the room', async () => {
    line.cut()
    session.edits.publish([mark()])
    session.edits.withdraw([mark()])
    line.mend()
    await expectEventually(async () => expect([seen(), await stored()]).toEqual([['private'], ['private']]))
    await sent()
    expect(seen()).toEqual(['private'])
  })

  it('which the lock of the room forbids, both ways', async () => {
    session.edits.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room']))
    session.setLock('chair')
    session.edits.withdraw([mark()])
    expect([session.edits.mayWithdraw, seen()]).toEqual([false, ['room']])
  })
})

describe('N13 a server that is killed when it has the room’s copy and before the private one is taken out', () => {
  it.each(['the same tab', 'another tablet'] as const)('loses none: one is seen after its start, and one is left when %s comes', async (who) => {
    line.holdBack(marked.privateOf('member1'))
    session.edits.publish([mark()])
    await expectEventually(async () => expect(await stored()).toEqual(['room', 'private']))
    line.cut()
    const second = marked.startedAgain()
    const read = await must(readMarks(marked.hall.as('member1'), marked.versionId, ['room', marked.privateOf('member1')]))
    expect(read.marks.map(({ layer }) => layer)).toEqual(['room'])
    expect((await must(readMarks(marked.hall.as('chair'), marked.versionId, ['room']))).marks.map((one) => one.key)).toEqual([key])

    if (who === 'another tablet') session.close()
    const comes = who === 'the same tab' ? session : inkOf(marked, 'member1', new TabSocket(second.rooms, marked.hall, 'member1'))
    line.mend(second.rooms)
    await expectEventually(async () => expect([seen(comes), await stored(), comes.get().unsent]).toEqual([['room'], ['room'], 0]))
    comes.close()
    await second.close()
  })
})
