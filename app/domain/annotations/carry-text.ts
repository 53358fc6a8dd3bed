import { aroundBoxes, middleOf } from './boxes'
import type { ReviewReason } from './carry'
import { markLimits, type MarkBox } from './mark'
import { newWord, wordsOfPage, type PlacedWord, type TextBond } from './text-bond'

/** So much of a word's width has to be marked for the word to be meant. */
const leastShare = 0.4

type Marked = { page: number; boxes: readonly MarkBox[] }

/**
 * Marked words go to where the same words stand, one after another as before and on one page (K2). Null where the page
 * has no words under the mark. `mark`: a text mark, or of a note the words that it is about.
 */
export function carryText<M extends Marked>(bond: TextBond, mark: M): { mark: M } | { reason: ReviewReason } | null {
  const byLine = mark.boxes.map((box) => wordsOfPage(bond, mark.page).filter((index) => isUnder(box, bond.before[index]?.box)))
  const indexes = byLine.flat()
  const links = indexes.map((index) => bond.links[index] ?? -1)
  if (indexes.length === 0) return null
  if (links.every((link) => link < 0)) return { reason: 'text-gone' }
  if (links.some((link) => link < 0)) return { reason: 'text-changed' }
  const lines = byLine.map((line) => line.flatMap((index) => newWord(bond, index) ?? []))
  const page = lines.flat()[0]?.page ?? mark.page
  if (lines.flat().some((word) => word.page !== page)) return { reason: 'text-apart' }
  const inOrder = links.every((link, at) => at === 0 || link - (links[at - 1] ?? 0) === (indexes[at] ?? 0) - (indexes[at - 1] ?? 0))
  if (!inOrder) return { reason: 'text-changed' }
  const before = byLine.map((line) => line.flatMap((index) => bond.before[index] ?? []))
  const boxes = movedBoxes(mark.boxes, before, lines)
  return boxes.length > markLimits.boxes ? { reason: 'text-apart' } : { mark: { ...mark, page, boxes } }
}

function isUnder([left, top, right, bottom]: MarkBox, word: MarkBox | undefined): boolean {
  if (!word) return false
  const { y } = middleOf(word)
  return y >= top && y <= bottom && Math.min(right, word[2]) - Math.max(left, word[0]) >= leastShare * (word[2] - word[0])
}

/** Where the lines are as they were, each box moves with its words and keeps its edges around them; else the words get new boxes. */
function movedBoxes(boxes: readonly MarkBox[], before: readonly (readonly PlacedWord[])[], after: readonly (readonly PlacedWord[])[]): MarkBox[] {
  const whole = after.flat()
  const asBefore = after.every((line) => linesOf(line).length <= 1) && linesOf(whole).length === linesOf(before.flat()).length
  if (!asBefore) return linesOf(whole).map((line) => aroundBoxes(line.map(({ box }) => box)))
  return boxes.flatMap((box, at) => {
    const [from, to] = [before[at] ?? [], after[at] ?? []].map((words) => aroundBoxes(words.map(({ box }) => box)))
    return from && to && to[0] <= to[2] ? [movedBetween(box, from, to)] : []
  })
}

const movedBetween = (box: MarkBox, from: MarkBox, to: MarkBox): MarkBox => {
  const along = (value: number, side: 0 | 1) => {
    const stretched = from[side + 2] === from[side] ? 1 : ((to[side + 2] ?? 0) - to[side]) / ((from[side + 2] ?? 0) - from[side])
    return Math.min(1, Math.max(0, to[side] + (value - from[side]) * stretched))
  }
  return [along(box[0], 0), along(box[1], 1), along(box[2], 0), along(box[3], 1)]
}

/** Words that follow each other on one height. */
function linesOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const lines: PlacedWord[][] = []
  for (const word of words) {
    const last = lines.at(-1)?.at(-1)
    const { y } = middleOf(word.box)
    if (last && y > last.box[1] && y < last.box[3] && word.box[0] >= last.box[0]) lines.at(-1)?.push(word)
    else lines.push([word])
  }
  return lines
}
