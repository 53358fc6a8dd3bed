import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsOf } from '~/domain/annotations/drawing'
import { caughtBy, touches } from '~/domain/annotations/hits'
import type { PlacedMark, Point, StampMark } from '~/domain/annotations/mark'
import { boxAround, movedMark, stampBox } from '~/domain/annotations/mark-place'

const units = unitsOf({ width: 210, height: 297 })
const reach = 0.012
const head = { page: 1, colour: 0, madeAt: 0 }
const pen: PlacedMark = { kind: 'pen', ...head, width: 0.003, points: [[0.2, 0.2, 0.5], [0.6, 0.2, 0.5]] }
const highlighter: PlacedMark = { ...pen, kind: 'highlighter', width: 0.03 }
const underline: PlacedMark = { kind: 'underline', ...head, boxes: [[0.2, 0.3, 0.8, 0.32], [0.2, 0.33, 0.4, 0.35]], quote: '' }
const box: PlacedMark = { kind: 'box', ...head, width: 0.003, from: [0.7, 0.8], to: [0.3, 0.4] }
const arrow: PlacedMark = { kind: 'arrow', ...head, width: 0.003, from: [0.1, 0.1], to: [0.5, 0.1] }
const stamp: StampMark = { kind: 'stamp', ...head, stamp: 'agree', x: 0.5, y: 0.5 }
const note: PlacedMark = { kind: 'note', ...head, x: 0.5, y: 0.5, text: 'Sửa', mentions: [] }
const every = [pen, highlighter, underline, box, arrow, stamp, note]

describe('H1 a press touches a mark where it is seen', () => {
  it.each<[string, PlacedMark, Point, boolean]>([
    ['on a line, between its points', pen, [0.4, 0.2], true],
    ['beside it, within reach', pen, [0.4, 0.2 + 0.012 / Math.SQRT2], true],
    ['beyond its end', pen, [0.63, 0.2], false],
    ['beside a thin line', pen, [0.4, 0.216], false],
    ['at the same distance from the middle of a broad one', highlighter, [0.4, 0.216], true],
    ['on marked words', underline, [0.5, 0.31], true],
    ['on their second line', underline, [0.3, 0.34], true],
    ['to the right of where that ends', underline, [0.6, 0.345], false],
    ['on the line of a box that was drawn from its lower right corner', box, [0.3, 0.6], true],
    ['inside a box, where other marks lie', box, [0.5, 0.6], false],
    ['on an arrow', arrow, [0.3, 0.1], true],
    ['past its head', arrow, [0.53, 0.1], false],
    ['on a stamp', stamp, [0.43, 0.51], true],
    ['above it', stamp, [0.5, 0.46], false],
    ['on a note’s pin', note, [0.515, 0.5], true],
    ['beside it', note, [0.53, 0.5], false],
  ])('%s', (_, mark, point, touched) => {
    expect(touches(mark, point, reach, units)).toBe(touched)
  })

  it('a landscape page is measured by its own height', () => {
    const flat = unitsOf({ width: 297, height: 210 })
    expect(touches(pen, [0.4, 0.2 + 0.016], reach, flat)).toBe(true)
    expect(touches(pen, [0.4, 0.2 + 0.016], reach, units)).toBe(false)
  })

  it('a stamp is as large on a slide as on an upright page, and wholly on it', () => {
    const slide = unitsOf({ width: 960, height: 540 })
    const high = (mark: StampMark, { height }: typeof units) => { const [, top, , bottom] = stampBox(mark, { width: 1000, height }); return (bottom - top) * height }
    expect(high(stamp, slide)).toBeCloseTo(high(stamp, units), 0)
    expect(stampBox({ ...stamp, y: 0.0145 }, slide)[1]).toBe(0)
    expect(touches(stamp, [0.5, 0.5 + 18 / slide.height], 0, slide)).toBe(true)
    expect(boxAround([stamp], slide)).toEqual(stampBox(stamp, slide))
  })
})

describe('H2 a loop catches what lies in it by half and more', () => {
  const around = (left: number, top: number, right: number, bottom: number): Point[] => [[left, top], [right, top], [right, bottom], [left, bottom]]

  it('all kinds when it goes around them, none when it goes elsewhere', () => {
    for (const mark of every) {
      expect(caughtBy(around(0.01, 0.01, 0.99, 0.99), mark)).toBe(true)
      expect(caughtBy(around(0.9, 0.9, 0.99, 0.99), mark)).toBe(false)
    }
  })

  it('a stroke by its longer part', () => {
    const points = Array.from({ length: 11 }, (_, step) => [0.2 + step * 0.04, 0.2, 0.5] as const)
    expect(caughtBy(around(0.1, 0.1, 0.45, 0.3), { ...pen, points })).toBe(true)
    expect(caughtBy(around(0.1, 0.1, 0.35, 0.3), { ...pen, points })).toBe(false)
  })

  it('a loop with a bay does not catch what lies in the bay', () => {
    const bay: Point[] = [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.6, 0.9], [0.6, 0.3], [0.4, 0.3], [0.4, 0.9], [0.1, 0.9]]
    expect(caughtBy(bay, note)).toBe(false)
    expect(caughtBy(bay, { ...note, x: 0.2 })).toBe(true)
  })

  it('nothing with a loop that is only a line', () => {
    for (const mark of every) expect(caughtBy([[0.1, 0.1], [0.9, 0.8]], mark)).toBe(false)
  })

  it('the same wherever mark and loop lie on the page', () => {
    const share = fc.double({ min: 0, max: 0.3, noNaN: true })
    const loop = around(0.05, 0.05, 0.5, 0.2)
    fc.assert(fc.property(share, share, (dx, dy) => {
      const moved = loop.map(([x, y]): Point => [x + dx, y + dy])
      expect(caughtBy(moved, movedMark(arrow, { dx, dy }))).toBe(caughtBy(loop, arrow))
    }))
  })
})
