import type { InkPoint } from '../annotations/mark'

/** a grid of 1/16384 page, like that of marks */
const grid = 16_384
const pressures = 255

/**
 * Points of a growing stroke (x, y, pressure, x, y, …; page space) as whole numbers, each point as its difference from the
 * one before it: a third of the characters, of which each reader gets all.
 */
export function packPoints(points: readonly number[]): number[] {
  const last = [0, 0, 0]
  return points.map((value, at) => {
    const whole = Math.round(value * (at % 3 === 2 ? pressures : grid))
    const added = whole - (last[at % 3] ?? 0)
    last[at % 3] = whole
    return added
  })
}

export function unpackPoints(packed: readonly number[]): InkPoint[] {
  const points: InkPoint[] = []
  let [x, y, pressure] = [0, 0, 0]
  for (let at = 0; at + 2 < packed.length; at += 3) {
    x += packed[at] ?? 0
    y += packed[at + 1] ?? 0
    pressure += packed[at + 2] ?? 0
    points.push([x / grid, y / grid, pressure / pressures])
  }
  return points
}
