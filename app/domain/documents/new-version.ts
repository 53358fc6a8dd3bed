import { oneLine } from '../kernel/line'
import { allow, refuse, type Decision } from '../kernel/result'
import type { PaperState } from './paper'
import { isAtUnit } from './paper-course'

/**
 * P8 Where a paper stands after a new version of it: what the unit still has in hand begins anew as its draft, because it is
 * not what the head has read; what lies before secretary and chair or before the members stays there. Who may put another
 * text in its place at each step is for `can`. Refuses documents/wrong-step for a recalled one.
 */
export function decideNewVersion(state: PaperState): Decision<PaperState> {
  if (state === 'recalled') return refuse('documents/wrong-step', { state })
  return allow<PaperState>(isAtUnit(state) ? 'draft' : state)
}

/** Letters of what is new in a version, at most. */
export const longestNote = 500

/** What is new in a version, in one paragraph; refuses bad-input when it is too long. */
export function noteOf(sent: string): Decision<string> {
  const note = oneLine(sent)
  return note.length > longestNote ? refuse('bad-input', { field: 'note' }) : allow(note)
}

/** P9 Where somebody was is carried to the same page of the new version, as far as it has one; half a page down stays half a page down. */
export function carriedPlace<P extends { page: number; offset: number }>(place: P, pages: number): Pick<P, 'page' | 'offset'> {
  return place.page <= pages ? { page: place.page, offset: place.offset } : { page: pages, offset: 0 }
}
