import type { InkPoint, Point, TextKind, TextMark } from '~/domain/annotations/mark'
import { isWord, lineUnder, markedText, wordLines, wordsAlong, type PaperWord, type WordLine } from '~/domain/annotations/text-boxes'
import { askWords, wordsAtHand } from '../../reader/page-words'
import { drawStroke } from './draw-gestures'
import type { Begin, Gesture, HandSheet } from './hand-sheet'
import { markUnderHand } from './mark-under-hand'
import { toolOfText } from '../tools/tool-choice'

const gathered = new WeakMap<readonly PaperWord[], WordLine[]>()

/** The lines of a page's words, gathered once; null while the words are not here. */
function linesOn({ session, page, units }: HandSheet): WordLine[] | null {
  const words = wordsAtHand(session.options.versionId, page)
  if (!words) return null
  const known = gathered.get(words)
  if (known) return known
  const { width, height } = units()
  const lines = wordLines(words.filter(isWord), height / width)
  gathered.set(words, lines)
  return lines
}

/** On print it marks words, elsewhere it lays ink (T1): margins, pictures and scans have no words. */
export const highlight: Begin = (sheet, point) => markFrom('text-highlight', sheet, point) ?? drawStroke('highlighter')(sheet, point)

/** A line under or through words; where there are none it says so. */
export const markWords = (kind: Exclude<TextKind, 'text-highlight'>): Begin => (sheet, point) => {
  const gesture = markFrom(kind, sheet, point)
  if (!gesture) sheet.session.choose({ hint: linesOn(sheet) ? 'no-text' : 'text-coming' })
  return gesture
}

function markFrom(kind: TextKind, sheet: HandSheet, point: InkPoint): Gesture | null {
  const { session, page, units } = sheet
  const lines = linesOn(sheet)
  const from: Point = [point[0], point[1]]
  const { width, height } = units()
  if (!lines) askWords(session.options.versionId, page).catch(() => undefined) // without the line there are none; ink and boxes go on
  if (!lines || !lineUnder(lines, from, height / width)) return null
  const colour = session.colourOf(toolOfText(kind))
  return markUnderHand(sheet, point, ([x, y]): TextMark => ({ kind, page, colour, madeAt: Date.now(), ...markedText(wordsAlong(lines, from, [x, y])) }))
}
