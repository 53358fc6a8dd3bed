import type { InkPoint } from '~/domain/annotations/mark'
import { drawShape, drawStroke, putStamp } from './draw-gestures'
import { erase } from './eraser'
import type { Begin, Gesture, HandSheet } from './hand-sheet'
import { catchOrDrag } from './lasso'
import { highlight, markWords } from './mark-words'
import type { Tool } from '../tools/tool-choice'

/** What each tool does from where the hand comes down. */
export const gestures: Partial<Record<Tool, Begin>> = {
  pen: drawStroke('pen'),
  highlighter: highlight,
  underline: markWords('underline'),
  strike: markWords('strike'),
  box: drawShape('box'),
  arrow: drawShape('arrow'),
  stamp: putStamp,
  note: pinNote,
  eraser: erase,
  lasso: catchOrDrag,
}

/** Tools that need no drawing: a finger's tap is enough, while a finger that moves scrolls. */
export const tapTools: readonly Tool[] = ['stamp', 'note', 'eraser', 'lasso']

function pinNote({ onNote }: HandSheet, [x, y]: InkPoint): Gesture {
  return { move: () => undefined, end: () => onNote({ x, y }), cancel: () => undefined }
}
