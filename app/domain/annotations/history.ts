import type { Millis, UserId } from '../kernel/ids'
import type { Mark } from './mark'

/** One committed change as it travels: `update` is Yjs's, in base 64. */
type MarkHistoryChange = { seq: number; by: UserId; at: Millis; update: string }
/** A part of a layer's history; `total` is the number of its last change, `people` are the names of who acted. */
export type MarkHistoryPart = { changes: MarkHistoryChange[]; total: number; people: Record<UserId, string> }

/** A mark as this page sees it: `illegible` is one of a kind that came after the page was loaded (N24), null none. */
export type SeenMark = Mark | 'illegible' | null
/** What became of one mark; legible before or afterwards. */
export type MarkEdit = { key: string; authorId: UserId; before: SeenMark; after: SeenMark }
/** What somebody did at one moment. `by`: who did it, which need not be whose marks they are. */
export type MarkAct = { by: UserId; at: Millis; page: number; edits: readonly MarkEdit[] }
type ActKind = 'added' | 'changed' | 'removed-own' | 'removed-others'

/** What an act was, for a sentence: the first of these kinds that one of its edits is. A mark that became illegible was changed. */
export function kindOfAct({ by, edits }: MarkAct): ActKind {
  if (edits.some(({ before }) => before === null)) return 'added'
  if (edits.some(({ after }) => after !== null)) return 'changed'
  return edits.every(({ authorId }) => authorId === by) ? 'removed-own' : 'removed-others'
}

/** The mark that an edit made, or else that it was done to. */
export function markOf({ before, after }: MarkEdit): Mark | null {
  return [after, before].find((seen) => seen !== null && seen !== 'illegible') ?? null
}
