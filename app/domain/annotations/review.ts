import type { PageBox } from '../documents/page-box'
import type { VersionId } from '../kernel/ids'
import type { ReviewReason } from './carry'
import type { LayerName } from './layer'
import { isText, type Mark, type PlacedMark, type Point } from './mark'
import { boxOf, movedMark } from './mark-place'

/** A mark that waits on a new version, as it stood on the old one. `author`: null for the own. `pageSize` and `box`: of its old page, in points, and where that has print. */
export type MarkReview = {
  id: string; layer: LayerName; groupName: string | null; author: string | null; mark: Mark; reason: ReviewReason
  fromVersionId: VersionId; pageSize: { width: number; height: number }; box: PageBox | null
}

/** What its author, or of the room layer the secretary, does with it (K8). `x`, `y`: where its middle goes, in page space. */
export type ReviewAct = { act: 'place'; id: string; page: number; x: number; y: number } | { act: 'leave-out'; id: string }

/**
 * The mark where somebody has put it by hand: its middle there, its shape kept, as far as the page allows (N9). Its quote stays:
 * it says what was meant.
 */
export function placedByHand(mark: PlacedMark, page: number, [x, y]: Point): PlacedMark {
  const [left, top, right, bottom] = boxOf(mark) ?? [0, 0, 0, 0]
  return movedMark(mark, { page, dx: x - (left + right) / 2, dy: y - (top + bottom) / 2 })
}

/** What of a mark can be read: a note's text, marked words. */
export function wordsOfMark(mark: Mark): string {
  if (mark.kind === 'note' || mark.kind === 'reply') return mark.text
  return isText(mark) ? mark.quote : ''
}
