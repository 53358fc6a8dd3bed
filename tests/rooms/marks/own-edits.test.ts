import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { groupLayer } from '~/domain/annotations/layer'
import type { InkSession } from '~/features/ink/ink-session'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { openedHall } from '~tests/support/hall'
import { keptInMemory } from '~tests/support/kept-in-memory'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** What the hand does to own marks in a browser's tab that has no line. */
const marked = new MarkedHall(openedHall)
let session: InkSession
function open() {
  const line = new TabSocket(marked.rooms, marked.hall, 'member1')
  line.cut()
  return inkOf(marked, 'member1', line)
}
beforeEach(() => {
  vi.stubGlobal('localStorage', keptInMemory())
  session = open()
})
afterEach(() => {
  session.close()
  vi.unstubAllGlobals()
})
const seen = () => session.marksOn(1).map(({ layer }) => layer)
const steps = () => [session.get().canUndo, session.get().canRedo]

describe('N8 under the lock of the room layer', () => {
  it('the eraser leaves its marks there and no step that does nothing', () => {
    session.edits.put('room', stroke())
    session.setLock('chair')
    expect(steps()).toEqual([false, false])
    session.edits.remove(session.marksOn(1))
    expect([seen(), steps()]).toEqual([['room'], [false, false]])
    session.setLock(null)
    session.edits.undo()
    expect([seen(), steps()]).toEqual([[], [false, true]])
  })

  it('what was done in private is taken back before what waits in the room', () => {
    session.edits.put('private', stroke())
    session.edits.put('room', stroke())
    session.setLock('chair')
    session.edits.undo()
    expect([seen(), steps()]).toEqual([['room'], [false, true]])
    session.setLock(null)
    session.edits.undo()
    expect([seen(), steps()]).toEqual([[], [false, true]])
  })
})

describe('T6 marked words', () => {
  it('stay with the words while what is held with them is moved', () => {
    session.edits.put('private', { kind: 'text-highlight', page: 1, colour: 0, madeAt: 0, boxes: [[0.1, 0.2, 0.4, 0.22]], quote: 'quy định chung' })
    session.edits.put('private', { kind: 'box', page: 1, colour: 0, madeAt: 1, width: 0.003, from: [0.1, 0.3], to: [0.2, 0.4] })
    session.edits.move(session.marksOn(1), { dx: 0.25, dy: 0 })
    const [words, box] = session.marksOn(1).map(({ mark }) => mark)
    expect(words?.kind === 'text-highlight' && words.boxes[0]?.[0]).toBeCloseTo(0.1, 3)
    expect(box?.kind === 'box' && box.from[0]).toBeCloseTo(0.35, 3)
  })
})

describe('N16 the layer that is written into', () => {
  const layerNext = () => {
    session.close()
    session = open()
    return session.get().layer
  }

  it('stays as chosen when the paper or the next one is opened', () => {
    expect(session.get().layer).toBe('room')
    session.choose({ layer: 'private' })
    expect(layerNext()).toBe('private')
    session.choose({ layer: 'room' })
    expect(layerNext()).toBe('room')
  })

  it('is the private one, never everybody’s, where the chosen group is no more', () => {
    session.setGroups([{ id: 'g', name: 'Tổ thẩm tra' }])
    session.choose({ layer: groupLayer('g') })
    expect(layerNext()).toBe('group/g')
    session.setGroups([{ id: 'g', name: 'Tổ thẩm tra' }])
    expect(session.get().layer).toBe('group/g')
    expect(layerNext()).toBe('group/g')
    session.setGroups([])
    expect(session.get().layer).toBe('private')
  })
})
