import { drawPath, type PageUnits } from '~/domain/annotations/drawing'
import type { InkMark } from '~/domain/annotations/mark'
import type { Spot } from '../reader/page-space'

type Line = Pick<InkMark, 'width' | 'points'>

const outlines = new WeakMap<object, string>()

/** The outline of a finished stroke, worked out once. */
export function pathOf(mark: InkMark, units: PageUnits): string {
  const known = outlines.get(mark)
  if (known) return known
  const path = drawPath(mark, units, true)
  outlines.set(mark, path)
  return path
}

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
