import { figureOf } from '~/domain/annotations/drawing'
import type { InkPoint, PlacedMark } from '~/domain/annotations/mark'
import type { Gesture, HandSheet } from './hand-sheet'

/**
 * A mark that follows the hand, shows under it and is laid where that goes up, on the layer that was chosen when it came
 * down. `markAt`: what it is with the hand at a point; `isMark`: whether it is one yet, or a tap.
 */
export function markUnderHand<M extends PlacedMark>({ session, units, draft }: HandSheet, from: InkPoint, markAt: (point: InkPoint) => M, isMark: (mark: M) => boolean = () => true): Gesture {
  const { layer } = session.get()
  let mark = markAt(from)
  const show = () => {
    const figure = isMark(mark) ? figureOf(mark, units()) : null
    if (figure) draft.show(figure, mark.colour)
    else draft.clear()
  }
  show()
  return {
    move(points) {
      mark = markAt(points.at(-1) ?? from)
      show()
    },
    end() {
      if (isMark(mark)) session.edits.put(layer, mark)
      draft.clear()
    },
    cancel: () => draft.clear(),
  }
}
