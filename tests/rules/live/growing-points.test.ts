import { describe, expect, it } from 'vitest'
import { packPoints, unpackPoints } from '~/domain/live/growing-points'
import { seeded } from '~tests/support/seeded'

describe('points of a growing stroke', () => {
  it('come back on the grid, also from beyond the edge of the page, without the error growing', () => {
    const random = seeded(7)
    const points = Array.from({ length: 500 }, () => [random() * 3 - 1, random() * 3 - 1, random()] as const)
    const back = unpackPoints(packPoints(points.flat()))
    expect(back).toHaveLength(points.length)
    for (const [index, point] of points.entries()) {
      for (const at of [0, 1, 2] as const) expect(back[index]?.[at]).toBeCloseTo(point[at], at === 2 ? 2 : 4)
    }
  })

  it('a few together are short, none are none', () => {
    expect(packPoints([0.5, 0.5, 1, 0.501, 0.499, 1])).toEqual([8192, 8192, 255, 16, -16, 0])
    expect(unpackPoints(packPoints([]))).toEqual([])
  })
})
