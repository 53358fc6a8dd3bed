import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InkPoint } from '~/domain/annotations/mark'
import type { Stroke } from '~/domain/live/frames'
import { GrowingStrokes } from '~/features/ink/live/growing-strokes'
import { StrokeSender } from '~/features/ink/live/stroke-sender'
import { NamedMarks } from '~/features/ink/named-marks'
import type { PageMark } from '~/features/ink/kept/placed-marks'
import { Pointers } from '~/features/ink/live/pointers'

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }) })
afterEach(() => { vi.useRealTimers() })

const head = { versionId: 'v', layer: 'room', page: 1, strokeId: 's', tool: 'pen', width: 0.01 } as const
const pointsOf = (sent: readonly Stroke[]) => sent.map(({ points }) => points.filter((_, at) => at % 3 === 0))

describe('N15 the own stroke', () => {
  it('goes out at most 20 times a second, each time with what has been added', () => {
    const [points, sent]: [InkPoint[], Stroke[]] = [[], []]
    const sender = new StrokeSender(head, points, (stroke) => { sent.push(stroke) })
    for (let at = 0; at < 120; at++) {
      points.push([at / 1_000, 0.5, 1])
      sender.grew()
      vi.advanceTimersByTime(1000 / 120)
    }
    sender.end()
    expect(sent.length).toBeLessThanOrEqual(22)
    expect(pointsOf(sent).flat()).toEqual(points.map(([x]) => x))
  })

  it('of a very quick mouse is thinned, never its end; and it is told when it was none', () => {
    const points = Array.from({ length: 500 }, (_, at): InkPoint => [at / 1_000, 0.5, 1])
    const sent: Stroke[] = []
    const sender = new StrokeSender(head, points, (stroke) => { sent.push(stroke) })
    sender.end()
    sender.end()
    sender.drop()
    const [all, none] = pointsOf(sent)
    expect(sent).toHaveLength(2)
    expect(all?.length).toBeLessThanOrEqual(24)
    expect(all?.at(-1)).toBe(0.499)
    expect([none, sent[1]?.dropped]).toEqual([[], true])
  })
})

describe('what others do', () => {
  it('N15 is forgotten when no mark comes of it', () => {
    const strokes = new GrowingStrokes(() => 0)
    const told: number[] = []
    strokes.subscribe((page) => { told.push(page) })
    strokes.heard({ ...head, page: 3, by: 'u', points: [1, 1, 1] })
    vi.advanceTimersByTime(3_000)
    strokes.heard({ ...head, page: 3, by: 'u', points: [1, 1, 1] })
    vi.advanceTimersByTime(3_000)
    expect(strokes.onPageNow(3)).toHaveLength(1)
    vi.advanceTimersByTime(1_000)
    expect([strokes.onPageNow(3), told]).toEqual([[], [3, 3, 3]])
  })

  it('N17 a pointer goes after two seconds of silence', () => {
    const pointers = new Pointers()
    const at = { by: 'u', page: 1, x: 0.5, y: 0.5 }
    pointers.heard(at)
    vi.advanceTimersByTime(1_500)
    pointers.heard(at)
    vi.advanceTimersByTime(1_500)
    expect(pointers.get()).toEqual([at])
    vi.advanceTimersByTime(500)
    expect(pointers.get()).toEqual([])
  })
})

describe('N7 the name by a mark', () => {
  const drawn = (key: string, page: number): PageMark => ({
    key, authorId: 'thai', own: false, layer: 'room', mark: { kind: 'pen', page, colour: 0, madeAt: 0, width: 0.003, points: [[0.1, 0.1, 0.5]] },
  })

  it('goes with its author to another page, and both pages are told', () => {
    const told: number[] = []
    const named = new NamedMarks((page) => { told.push(page) })
    named.showNewest(drawn('first', 3))
    named.showNewest(drawn('second', 4))
    expect([named.has('first'), named.has('second'), told]).toEqual([false, true, [3, 3, 4]])
    vi.advanceTimersByTime(4_000)
    expect([named.has('second'), told]).toEqual([false, [3, 3, 4, 4]])
  })
})
