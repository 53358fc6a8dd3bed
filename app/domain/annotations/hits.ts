import type { PageUnits } from './drawing'
import { isInk, isShape, isText, type MarkBox, type Point, type PlacedMark } from './mark'
import { boxOf, stampBox } from './mark-place'

/** A point, with pressure or without. */
type Place = readonly [x: number, y: number, ...rest: number[]]

/** A note's pin is as large as a fingertip, whatever the zoom: half of it, as a share of a tablet's page width. */
const pinReach = 0.022

/**
 * Whether a press at a point of the page touches the mark, give or take `reach` (a share of the page's width). Of a box
 * and an arrow their lines are touched, so that what lies in a box stays within reach; of words, stamps and notes all.
 */
export function touches(mark: PlacedMark, [x, y]: Point, reach: number, units: PageUnits): boolean {
  if (isInk(mark)) {
    const far = reach + mark.width / 2
    const box = boxOf(mark)
    return box !== null && isNear(box, [x, y], far, units) && touchesLine(mark.points, [x, y], far, units)
  }
  if (isShape(mark)) return touchesLine(mark.kind === 'box' ? closed(outlineOf(mark)) : outlineOf(mark), [x, y], reach + mark.width / 2, units)
  const boxes = isText(mark) ? mark.boxes : [mark.kind === 'stamp' ? stampBox(mark, units) : boxOf(mark) ?? [x, y, x, y] as const]
  const far = mark.kind === 'note' ? Math.max(reach, pinReach) : reach
  return boxes.some((box) => isNear(box, [x, y], far, units))
}

/** Whether a loop drawn around a mark has caught it: at least half of it lies within. */
export function caughtBy(loop: readonly Point[], mark: PlacedMark): boolean {
  const points = outlineOf(mark)
  return points.filter((point) => isWithin(loop, point)).length * 2 >= points.length
}

/** Points that stand for where a mark lies. */
function outlineOf(mark: PlacedMark): readonly Place[] {
  if (isInk(mark)) return mark.points
  if (mark.kind === 'note') return [[mark.x, mark.y]]
  if (mark.kind === 'arrow') return [mark.from, mark.to]
  if (isText(mark)) return mark.boxes.flatMap(cornersOf)
  return cornersOf(mark.kind === 'box' ? [...mark.from, ...mark.to] : boxOf(mark) ?? [0, 0, 0, 0])
}

const cornersOf = ([left, top, right, bottom]: MarkBox): Point[] => [[left, top], [right, top], [right, bottom], [left, bottom]]
const closed = (points: readonly Place[]) => [...points, ...points.slice(0, 1)]

/** `far` is a share of the page's width. */
function touchesLine(points: readonly Place[], [x, y]: Point, far: number, { width, height }: PageUnits): boolean {
  return points.some(([toX, toY], index) => {
    const [fromX, fromY] = points[index - 1] ?? [toX, toY]
    return distanceToSegment(x * width, y * height, fromX * width, fromY * height, toX * width, toY * height) <= far * width
  })
}

function isNear([left, top, right, bottom]: MarkBox, [x, y]: Point, far: number, { width, height }: PageUnits): boolean {
  const [besideX, besideY] = [Math.max(left - x, 0, x - right) * width, Math.max(top - y, 0, y - bottom) * height]
  return Math.hypot(besideX, besideY) <= far * width
}

function distanceToSegment(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number): number {
  const [dx, dy] = [toX - fromX, toY - fromY]
  const lengthSquared = dx * dx + dy * dy
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / lengthSquared))
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy)
}

/** Even–odd: the loop is closed from its last point to its first. */
function isWithin(loop: readonly Point[], [x, y]: Place): boolean {
  let within = false
  for (const [index, [toX, toY]] of loop.entries()) {
    const [fromX, fromY] = loop.at(index - 1) ?? [toX, toY]
    if ((toY > y) !== (fromY > y) && x < ((fromX - toX) * (y - toY)) / (fromY - toY) + toX) within = !within
  }
  return within
}
