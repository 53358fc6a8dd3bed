import { describe, expect, it } from 'vitest'
import { drawPath } from '~/domain/annotations/drawing'
import { GrowingOutline } from '~/domain/annotations/growing-outline'
import type { InkPoint } from '~/domain/annotations/mark'

const units = { width: 1_000, height: 1_414 }
const pen = { kind: 'pen', width: 0.004 } as const
const wave = (count: number): InkPoint[] => Array.from({ length: count }, (_, at) => [0.1 + at * 0.0004, 0.5 + Math.sin(at / 15) * 0.02, 0.5])
const outlines = (path: string) => path.split('M').length - 1

describe('a stroke that grows', () => {
  it('is drawn as ever while it is short', () => {
    const outline = new GrowingOutline(pen)
    for (const count of [1, 2, 40, 300]) expect(outline.path(wave(count), units)).toBe(drawPath({ ...pen, points: wave(count) }, units, false))
  })

  it('keeps what was drawn when it is long, without a gap', () => {
    const outline = new GrowingOutline(pen)
    const [at700, at701] = [outline.path(wave(700), units), outline.path(wave(701), units)]
    expect(outlines(at700)).toBe(4)
    const settled = at700.lastIndexOf('M')
    expect(at701.slice(0, settled)).toBe(at700.slice(0, settled))
    const reach = (path: string) => path.split('M').slice(1).map((part) => part.match(/[\d.]+ /g)?.map(Number).filter((_, index) => index % 2 === 0) ?? [])
    const xs = reach(at700)
    for (const [index, next] of xs.slice(1).entries()) expect(Math.min(...next)).toBeLessThan(Math.max(...(xs[index] ?? [])))
  })

  it('comes to the same pieces whether it is told often or late', () => {
    const often = new GrowingOutline(pen)
    for (let count = 1; count < 900; count += 7) often.path(wave(count), units)
    expect(often.path(wave(900), units)).toBe(new GrowingOutline(pen).path(wave(900), units))
  })
})
