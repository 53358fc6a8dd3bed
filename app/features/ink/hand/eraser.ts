import type { InkPoint, Point } from '~/domain/annotations/mark'
import { isTouched, pressReach, type Gesture, type HandSheet } from './hand-sheet'

/** Own marks of every kind, as many as the eraser is led over: one step to bring back. */
export function erase({ session, page, units }: HandSheet, point: InkPoint): Gesture {
  const gesture = {}
  let last: Point = [point[0], point[1]]
  const rub = (points: readonly InkPoint[]) => {
    const way = points.flatMap(([x, y]) => {
      const between = stepsBetween(last, [x, y])
      last = [x, y]
      return between
    })
    const rubbed = session.marksOn(page).filter((placed) => placed.own && isTouched(placed, way, units()))
    if (rubbed.length > 0) session.edits.remove(rubbed, gesture)
  }
  rub([point])
  return { move: rub, end: () => undefined, cancel: () => undefined }
}

/** A fast hand leaves gaps wider than a line. */
function stepsBetween([fromX, fromY]: Point, [toX, toY]: Point): Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / pressReach))
  return Array.from({ length: steps }, (_, step): Point => {
    const share = (step + 1) / steps
    return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share]
  })
}
