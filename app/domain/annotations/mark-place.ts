import { aroundBoxes } from './boxes'
import type { PageUnits } from './drawing'
import { isInk, isShape, isText, type InkMark, type Mark, type MarkBox, type PlacedMark, type StampMark } from './mark'

/** How far something goes, in page space. */
export type Way = { dx: number; dy: number }

/** Half of a stamp as it is drawn on an upright A4 page, in page space. */
const stampHalf = { x: 0.062, y: 0.0145 } as const

/** Of an upright A4 page, in thousandths of its width. */
const uprightHeight = (1000 * 297) / 210

/** Around a stroke one goes through all its points: that is done once. */
const boxes = new WeakMap<InkMark, MarkBox>()

/** The smallest box around a mark in page space; a note's is its point, a stamp's what it takes on an upright page (`stampBox`: on this one). Null for a reply, which has no place of its own. */
export function boxOf(mark: Mark): MarkBox | null {
  if (isInk(mark)) {
    const box = boxes.get(mark) ?? around(mark.points, mark.width / 2)
    boxes.set(mark, box)
    return box
  }
  if (mark.kind === 'reply') return null
  if (mark.kind === 'note') return [mark.x, mark.y, mark.x, mark.y]
  if (mark.kind === 'stamp') return [mark.x - stampHalf.x, mark.y - stampHalf.y, mark.x + stampHalf.x, mark.y + stampHalf.y]
  if (isText(mark)) return aroundBoxes(mark.boxes)
  return around([mark.from, mark.to], mark.width / 2)
}

/** Where a stamp stands on a page of this size: as high for its width as on an upright one, and wholly on the page. */
export function stampBox({ x, y }: StampMark, { height }: PageUnits): MarkBox {
  const half = (stampHalf.y * uprightHeight) / height
  const middle = Math.max(half, Math.min(y, 1 - half))
  return [x - stampHalf.x, middle - half, x + stampHalf.x, middle + half]
}

function around(points: readonly (readonly number[])[], border: number): MarkBox {
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)]
  return [Math.min(...xs) - border, Math.min(...ys) - border, Math.max(...xs) + border, Math.max(...ys) + border]
}

/**
 * The mark elsewhere: on `page`, by dx and dy in page space. What would leave the page stops at its edge with its shape
 * kept. The words that a note is about stay where they are; on another page they are only quoted.
 */
export function movedMark<M extends PlacedMark>(mark: M, { page = mark.page, dx, dy }: Way & { page?: number }): M {
  const [left, top, right, bottom] = boxOf(mark) ?? [0, 0, 0, 0]
  const x = Math.max(-left, Math.min(dx, 1 - right))
  const y = Math.max(-top, Math.min(dy, 1 - bottom))
  const point = <P extends readonly number[]>([px = 0, py = 0, ...rest]: P) => [px + x, py + y, ...rest] as unknown as P
  if (isInk(mark)) return { ...mark, page, points: mark.points.map(point) }
  if (isShape(mark)) return { ...mark, page, from: point(mark.from), to: point(mark.to) }
  if (mark.kind === 'note' && mark.about && page !== mark.page) return { ...mark, page, x: mark.x + x, y: mark.y + y, about: { ...mark.about, boxes: [] } }
  if (isText(mark)) return { ...mark, page, boxes: mark.boxes.map(([l, t, r, b]) => [l + x, t + y, r + x, b + y]) }
  return { ...mark, page, x: mark.x + x, y: mark.y + y }
}

/** How far several marks can go together, so that none leaves the page and they keep their places to each other. */
export function reachable(marks: readonly Mark[], { dx, dy }: Way): Way {
  const [left, top, right, bottom] = boxAround(marks) ?? [0, 0, 1, 1]
  const within = (way: number, from: number, to: number) => Math.max(Math.min(-from, 0), Math.min(way, Math.max(1 - to, 0)))
  return { dx: within(dx, left, right), dy: within(dy, top, bottom) }
}

/** The smallest box around all of them, stamps as they stand on a page of this size, else on an upright one; null when none has a place. */
export function boxAround(marks: readonly Mark[], units?: PageUnits): MarkBox | null {
  const boxes = marks.map((mark) => (units && mark.kind === 'stamp' ? stampBox(mark, units) : boxOf(mark))).filter((box) => box !== null)
  return boxes.length === 0 ? null : aroundBoxes(boxes)
}
