import { getStroke } from 'perfect-freehand'
import type { InkMark, InkPoint } from '~/domain/annotations/mark'
import type { Spot } from '../reader/page-space'

/** A page's size in points: strokes are drawn in them, so one outline serves every zoom. */
export type PageUnits = { width: number; height: number }
type Line = { kind: 'pen' | 'highlighter'; width: number; points: readonly InkPoint[] }

/** Units of a page as shown at any size: its width is always a thousand. */
export const unitsOf = ({ width, height }: { width: number; height: number }): PageUnits => ({ width: 1000, height: (1000 * height) / width })

const outlines = new WeakMap<object, string>()

/** The outline of a finished stroke, worked out once. */
export function pathOf(mark: InkMark, units: PageUnits): string {
  const known = outlines.get(mark)
  if (known) return known
  const path = drawPath(mark, units, true)
  outlines.set(mark, path)
  return path
}

/** SVG path of a stroke: pressure makes a pen's line thicker, a highlighter's stays as wide as it is. */
export function drawPath({ kind, width, points }: Line, units: PageUnits, finished: boolean): string {
  const isPen = kind === 'pen'
  const outline = getStroke(points.map(([x, y, pressure]) => [x * units.width, y * units.height, pressure]), {
    size: width * units.width, thinning: isPen ? 0.55 : 0, smoothing: 0.5, streamline: isPen ? 0.35 : 0.5, simulatePressure: false, last: finished,
    start: { cap: isPen }, end: { cap: isPen },
  })
  const [first, ...rest] = outline
  if (!first) return ''
  const parts = [`M${number(first[0])} ${number(first[1])}Q`]
  for (const [index, [x = 0, y = 0]] of outline.entries()) {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? []
    parts.push(`${number(x)} ${number(y)} ${number((x + nextX) / 2)} ${number((y + nextY) / 2)} `)
  }
  return rest.length === 0 ? '' : `${parts.join('')}Z`
}

const number = (value = 0) => value.toFixed(1)

/** Whether a point of the page (0–1) lies on the line, give or take `reach` (a share of the page's width). */
export function touches({ points, width }: Line, x: number, y: number, reach: number, { width: w, height: h }: PageUnits): boolean {
  const far = (reach + width / 2) * w
  return points.some(([toX, toY], index) => {
    const [fromX, fromY] = points[index - 1] ?? [toX, toY]
    return distanceToSegment(x * w, y * h, fromX * w, fromY * h, toX * w, toY * h) <= far
  })
}

function distanceToSegment(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number): number {
  const [dx, dy] = [toX - fromX, toY - fromY]
  const lengthSquared = dx * dx + dy * dy
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / lengthSquared))
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy)
}

/** Below the line's lowest part, in its middle: where the author's name stands. */
export function labelPoint(spots: readonly Spot[]): Spot {
  const xs = spots.map(({ x }) => x)
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: Math.max(...spots.map(({ y }) => y)) }
}
