import { figureOf, highlighterOpacity } from '~/domain/annotations/drawing'
import type { InkKind, InkPoint, Point, ShapeKind, ShapeMark, StampMark } from '~/domain/annotations/mark'
import { movedMark } from '~/domain/annotations/mark-place'
import type { Gesture, HandSheet } from './hand-sheet'
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
export const drawShape = (kind: ShapeKind) => ({ session, page, units, draft }: HandSheet, [x, y]: InkPoint): Gesture => {
  const from: Point = [x, y]
  const { layer } = session.get()
  let mark: ShapeMark = { kind, page, colour: session.colourOf(kind), madeAt: Date.now(), width: session.widthOf(kind), from, to: from }
  return {
    move(points) {
      const [toX, toY] = points.at(-1) ?? [x, y]
      mark = { ...mark, to: [toX, toY] }
      const figure = figureOf(mark, units())
      if (figure) draft.show(figure, mark.colour)
    },
    end() {
      if (Math.max(Math.abs(mark.to[0] - x), Math.abs(mark.to[1] - y)) >= leastShape) session.edits.put(layer, mark)
      draft.clear()
    },
    cancel: () => draft.clear(),
  }
}

/** The stamp shows under the hand and stays where that goes up. */
export function putStamp({ session, page, units, draft }: HandSheet, point: InkPoint): Gesture {
  const { layer, stamp } = session.get()
  const at = ([x, y]: InkPoint): StampMark => movedMark({ kind: 'stamp', page, colour: session.colourOf('stamp'), madeAt: Date.now(), stamp, x, y }, { dx: 0, dy: 0 })
  let mark = at(point)
  const show = () => {
    const figure = figureOf(mark, units())
    if (figure) draft.show(figure, mark.colour)
  }
  show()
  return {
    move(points) {
      mark = at(points.at(-1) ?? point)
      show()
    },
    end() {
      session.edits.put(layer, mark)
      draft.clear()
    },
    cancel: () => draft.clear(),
  }
}
