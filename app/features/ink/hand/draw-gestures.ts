import { highlighterOpacity } from '~/domain/annotations/drawing'
import type { InkKind, InkPoint, Point, ShapeKind, ShapeMark, StampMark } from '~/domain/annotations/mark'
import { movedMark } from '~/domain/annotations/mark-place'
import type { Gesture, HandSheet } from './hand-sheet'
import { markUnderHand } from './mark-under-hand'
import { OwnStroke } from './own-stroke'

/** Pen and highlighter. A line that is as long as a mark can be goes on as the next one. */
export const drawStroke = (kind: InkKind) => ({ session, page, units, draft }: HandSheet, point: InkPoint): Gesture => {
  let stroke = new OwnStroke(session, page, kind)
  const grow = (points: readonly InkPoint[]) => {
    if (!stroke.add(points)) {
      stroke.finish()
      stroke = new OwnStroke(session, page, kind)
      stroke.add(points.slice(-1))
    }
    draft.show({ path: stroke.path(units()), line: null, opacity: kind === 'highlighter' ? highlighterOpacity : 1 }, stroke.colour)
  }
  grow([point])
  return {
    move: grow,
    end() {
      stroke.finish()
      draft.clear()
    },
    cancel() {
      stroke.drop()
      draft.clear()
    },
  }
}

/** Shorter than this, in shares of the page, was a tap and no box. */
const leastShape = 0.006

/** A box from corner to corner, an arrow from its tail to what it points at. */
export const drawShape = (kind: ShapeKind) => (sheet: HandSheet, point: InkPoint): Gesture => {
  const { session, page } = sheet
  const from: Point = [point[0], point[1]]
  const shape: Omit<ShapeMark, 'to'> = { kind, page, colour: session.colourOf(kind), madeAt: Date.now(), width: session.widthOf(kind), from }
  return markUnderHand(sheet, point, ([x, y]): ShapeMark => ({ ...shape, to: [x, y] }), ({ to }) => Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) >= leastShape)
}

/** The stamp shows under the hand and stays where that goes up, wholly on the page. */
export function putStamp(sheet: HandSheet, point: InkPoint): Gesture {
  const { session, page } = sheet
  const stamp = { kind: 'stamp', page, colour: session.colourOf('stamp'), madeAt: Date.now(), stamp: session.get().stamp } as const
  return markUnderHand(sheet, point, ([x, y]) => movedMark<StampMark>({ ...stamp, x, y }, { dx: 0, dy: 0 }))
}
