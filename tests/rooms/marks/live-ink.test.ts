import { afterEach, describe, expect, it } from 'vitest'
import type { GrownStroke, ShownPointer } from '~/domain/live/frames'
import { packPoints } from '~/domain/live/growing-points'
import type { InkSession } from '~/features/ink/ink-session'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { openedHall } from '~tests/support/hall'
import { stroke as inkMark } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** What a tab makes of what it hears of others' strokes and pointers, beside the marks that it has. */
const marked = new MarkedHall(openedHall)
const sessions: InkSession[] = []
afterEach(() => { for (const session of sessions.splice(0)) session.close() })

/** `joined`: with the marks that the server has. */
function sessionOf(who: string, joined = false): InkSession {
  const socket = new TabSocket(marked.rooms, marked.hall, who)
  if (!joined) socket.cut()
  const session = inkOf(marked, who, socket)
  sessions.push(session)
  return session
}

const piece = (who: string, strokeId: string, more: Partial<GrownStroke> = {}): GrownStroke => ({ by: marked.idOf(who), strokeId, page: 1, tool: 'pen', width: 0.01, points: packPoints([0.5, 0.5, 1]), ...more })
const pointer = (who: string, x: number): ShownPointer => ({ by: marked.idOf(who), page: 1, x, y: 0.5 })
const hear = ({ live }: InkSession, strokes: GrownStroke[], pointers: ShownPointer[] = [], at: { versionId?: string; layer?: string } = {}) =>
  live.heard({ t: 'growing', versionId: marked.versionId, layer: 'room', strokes, pointers, ...at })
const growingOn = ({ live }: InkSession) => live.strokes.onPageNow(1)

describe('N15 a stroke that grows on another’s screen', () => {
  it('is put together from its pieces, and goes when it was none after all', () => {
    const reader = sessionOf('member1')
    hear(reader, [piece('member2', 'one'), piece('member3', 'two')])
    hear(reader, [piece('member2', 'one', { points: packPoints([0.25, 0.75, 1, 0.5, 0.5, 1]) })])
    expect(growingOn(reader).find(({ strokeId }) => strokeId === 'one')?.points.map(([x, y]) => [x, y])).toEqual([[0.5, 0.5], [0.25, 0.75], [0.5, 0.5]])
    hear(reader, [piece('member3', 'two', { points: [], dropped: true })])
    expect(growingOn(reader).map(({ strokeId }) => strokeId)).toEqual(['one'])
  })

  it('is not the own one, nor on another paper, nor of somebody who is put out of sight', () => {
    const reader = sessionOf('member1')
    reader.show({ userId: marked.idOf('member3'), shown: false })
    hear(reader, [piece('member1', 'own'), piece('member3', 'hidden')], [pointer('member1', 0.5), pointer('member3', 0.5)])
    for (const at of [{ versionId: 'another' }, { layer: 'group/another' }, { layer: marked.privateOf('member2') }]) hear(reader, [piece('member2', 'elsewhere')], [pointer('member2', 0.5)], at)
    expect([growingOn(reader), reader.live.pointers.get()]).toEqual([[], []])
  })

  it('gives way to its mark, and what comes of it afterwards is no ghost', async () => {
    const [reader, writer] = [sessionOf('member1', true), sessionOf('member2', true)]
    for (const session of sessions) session.edits.put('private', inkMark(), 'own')
    await expectEventually(() => expect(sessions.map((session) => session.get().unsent)).toEqual([0, 0]))
    hear(reader, [piece('member2', 'one')])
    expect(growingOn(reader)).toHaveLength(1)
    writer.edits.put('room', inkMark(), 'one')
    await expectEventually(() => expect(reader.marksOn(1).filter(({ own }) => !own)).toHaveLength(1))
    expect(growingOn(reader)).toEqual([])
    hear(reader, [piece('member2', 'one'), piece('member2', 'next')])
    expect(growingOn(reader).map(({ strokeId }) => strokeId)).toEqual(['next'])
  })
})

describe('N17 a pointer on another’s screen', () => {
  it('is where it was last, one for each person, until he writes', () => {
    const reader = sessionOf('member1')
    hear(reader, [], [pointer('member2', 0.25), pointer('member3', 0.25)])
    hear(reader, [], [pointer('member2', 0.75)])
    expect(reader.live.pointers.get()).toEqual([pointer('member3', 0.25), pointer('member2', 0.75)])
    hear(reader, [piece('member2', 'one')])
    expect(reader.live.pointers.get()).toEqual([pointer('member3', 0.25)])
  })
})
