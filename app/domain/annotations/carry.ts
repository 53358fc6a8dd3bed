import { aroundBoxes } from './boxes'
import { carryPlaced } from './carry-placed'
import { carryText } from './carry-text'
import { isText, type Mark, type MarkedWords, type NoteMark, type PlacedMark } from './mark'
import type { PaperWord } from './text-boxes'
import { bindText, type TextBond } from './text-bond'

/**
 * Why a mark has no place in the new version by itself. text-gone: nothing of its words is there · text-changed: some
 * of them are not · text-apart: they do not stand together any more · page-gone: a page without text, whose picture is
 * nowhere · with-note: what its note waits for
 */
export type ReviewReason = 'text-gone' | 'text-changed' | 'text-apart' | 'page-gone' | 'with-note'
/** A mark in its new place, or why it has none. */
export type CarryDecision<M extends Mark = Mark> = { mark: M } | { reason: ReviewReason }
export type KeyedMark = { key: string; mark: Mark }
type CarryPlan = { carried: KeyedMark[]; review: (KeyedMark & { reason: ReviewReason })[] }
/** The page of the new version with the same picture as this one of the old, or null. */
type SamePicture = (page: number) => number | null

/**
 * Where each mark of a paper's version lies in the next one (K1–K7): with its words, with the words around it, or on the
 * same picture of a page; `review` holds those whose place is gone, as they were. Pages come in order from 1, each with its
 * words as they are read, in page space.
 */
export function carryMarks(marks: readonly KeyedMark[], oldPages: readonly (readonly PaperWord[])[], newPages: readonly (readonly PaperWord[])[], samePicture: SamePicture = () => null): CarryPlan {
  const plan: CarryPlan = { carried: [], review: [] }
  const bond = bindText(oldPages, newPages)
  const pages = new Map<string, number | null>()
  for (const { key, mark } of marks) {
    if (mark.kind === 'reply') continue
    const decided = carryOne(bond, mark, samePicture)
    pages.set(key, 'mark' in decided ? decided.mark.page : null)
    if ('mark' in decided) plan.carried.push({ key, mark: decided.mark })
    else plan.review.push({ key, mark, reason: decided.reason })
  }
  for (const { key, mark } of marks) {
    if (mark.kind !== 'reply') continue
    const page = pages.get(mark.to)
    if (page === null) plan.review.push({ key, mark, reason: 'with-note' })
    else if (page !== undefined) plan.carried.push({ key, mark: { ...mark, page } })
  }
  return plan
}

function carryOne(bond: TextBond, mark: PlacedMark, samePicture: SamePicture): CarryDecision<PlacedMark> {
  const byWords = isText(mark) ? carryText(bond, mark) : mark.kind === 'note' && mark.about?.boxes.length ? carryNote(bond, mark, mark.about) : carryPlaced(bond, mark)
  if (byWords) return byWords
  const page = samePicture(mark.page)
  return page === null ? { reason: 'page-gone' } : { mark: { ...mark, page } }
}

/** T4 A note goes with the words that it is about, and keeps its distance from them as far as the page allows. */
function carryNote(bond: TextBond, note: NoteMark, { boxes, quote }: MarkedWords): CarryDecision<NoteMark> | null {
  const carried = carryText(bond, { page: note.page, boxes })
  if (!carried || 'reason' in carried) return carried
  const { page, boxes: now } = carried.mark
  const [from, to] = [aroundBoxes(boxes), aroundBoxes(now)]
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return { mark: { ...note, page, x: within(note.x + to[2] - from[2]), y: within(note.y + to[3] - from[3]), about: { boxes: now, quote } } }
}
