import { aroundBoxes, middleOf } from './boxes'
import type { CarryDecision } from './carry'
import { boxOf, movedMark } from './mark-place'
import type { LooseMark, MarkBox } from './mark'
import { newWord, wordsOfPage, type TextBond } from './text-bond'

type Shift = { page: number; dx: number; dy: number }

/** How far away words may be for a mark to belong to them, as a share of the page's width. */
const reach = 0.08
/** An A4 page is so much higher than it is wide: what a distance down it counts. */
const upright = 1.414
/** A mark on no words belongs to those nearest to it, up to so many. */
const mostBeside = 6
/** Words that moved alike may differ by so much in their way. */
const alike = 0.03
/** How many of the words that a mark belongs to have to be there; and how many of all words of its page, where none are near it. */
const leastNear = 0.5
const leastOfPage = 0.8
const leastOnPage = 8

/**
 * Ink, boxes, arrows, stamps and notes go with the words that they lie on, or those nearest to them, by the way that
 * these have gone (K3); far from all words they go with their page (K4). Null where the page has too few words to tell.
 */
export function carryPlaced<M extends LooseMark>(bond: TextBond, mark: M): CarryDecision<M> | null {
  const box = boxOf(mark) ?? [0, 0, 0, 0]
  const onPage = wordsOfPage(bond, mark.page)
  const near = nearWords(bond, onPage, box)
  if (near.length === 0 && onPage.length < leastOnPage) return null
  const shift = near.length > 0 ? commonShift(bond, near, box, leastNear) : commonShift(bond, onPage, box, leastOfPage)
  if ('reason' in shift) return shift
  return { mark: shift.dx === 0 && shift.dy === 0 ? { ...mark, page: shift.page } : movedMark(mark, shift) }
}

/** Indexes of the words whose middle is under a box; where there are none, of those nearest to it. */
function nearWords({ before }: TextBond, indexes: readonly number[], box: MarkBox): number[] {
  const under = indexes.filter((index) => {
    const { x, y } = middleOf(before[index]?.box ?? [2, 2, 2, 2])
    return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
  })
  if (under.length > 0) return under
  const near = indexes.map((index) => ({ index, far: distance(before[index]?.box ?? box, box) })).filter(({ far }) => far <= reach)
  return near.sort((a, b) => a.far - b.far || a.index - b.index).slice(0, mostBeside).map(({ index }) => index)
}

function distance(one: MarkBox, other: MarkBox): number {
  const [across, down] = [Math.max(one[0] - other[2], other[0] - one[2], 0), Math.max(one[1] - other[3], other[1] - one[3], 0)]
  return Math.hypot(across, down * upright)
}

/** The way that most of the words have gone together; or why there is none. */
function commonShift(bond: TextBond, indexes: readonly number[], box: MarkBox, least: number): Shift | { reason: 'text-gone' | 'text-changed' | 'text-apart' } {
  const words = indexes.flatMap((index) => {
    const [old, now] = [bond.before[index], newWord(bond, index)]
    if (!old || !now) return []
    const [from, to] = [middleOf(old.box), middleOf(now.box)]
    return [{ page: now.page, dx: to.x - from.x, dy: to.y - from.y }]
  })
  if (words.length === 0) return { reason: 'text-gone' }
  if (words.length < indexes.length * least) return { reason: 'text-changed' }
  const page = mostFrequent(words.map((word) => word.page))
  const there = words.filter((word) => word.page === page)
  const isBeside = liesBeside(box, aroundBoxes(indexes.map((index) => bond.before[index]?.box ?? box)))
  const shift = { page, dx: isBeside ? 0 : median(there.map(({ dx }) => dx)), dy: median(there.map(({ dy }) => dy)) }
  const [wide, high] = [Math.max(alike, (box[2] - box[0]) / 2), Math.max(alike, (box[3] - box[1]) / 2)]
  const together = there.filter(({ dx, dy }) => (isBeside || Math.abs(dx - shift.dx) <= wide) && Math.abs(dy - shift.dy) <= high)
  return together.length < indexes.length * least || together.length < (words.length * 2) / 3 ? { reason: 'text-apart' } : shift
}

/** In the margin: it keeps its distance from the page's edge when the lines beside it break anew. */
const liesBeside = ([left, , right]: MarkBox, text: MarkBox) => right <= text[0] || left >= text[2]

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0]
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
