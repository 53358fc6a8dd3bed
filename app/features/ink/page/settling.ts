/** So many of a page's newest marks stay shapes of their own; when there are a portion more, what is older goes into one picture. */
const newest = 100
const portion = 100
/** Shapes that stand for themselves until they are in the picture. Where more are missing in it, at its first drawing, the oldest wait for it. */
const mostLoose = newest + 2 * portion
/** With more taken away than this, a picture is made anew as fast as mended. */
const mostMended = 60

/** Which of a page's marks, in their order, are to be in its picture. What is in it stays there, so that one mark less changes nothing for the others. */
export function toSettle<M>(marks: readonly M[], taken: ReadonlySet<M>): readonly M[] {
  const loose = marks.reduce((count, mark) => (taken.has(mark) ? count : count + 1), 0)
  return loose < newest + portion ? marks.filter((mark) => taken.has(mark)) : marks.slice(0, -newest)
}

/** Which of a page's marks are to be seen beside its picture. */
export function looseOf<M>(marks: readonly M[], isTaken: (mark: M) => boolean): readonly M[] {
  return marks.filter((mark) => !isTaken(mark)).slice(-mostLoose)
}

/** What makes the picture of some marks one of others: first some go out of it, then some come on top. Null where it is better made anew. */
export function stepTo<M>(shown: readonly M[], wanted: readonly M[]): { removed: readonly M[]; kept: readonly M[]; added: readonly M[] } | null {
  const removed: M[] = []
  const kept: M[] = []
  for (const mark of shown) (mark === wanted[kept.length] ? kept : removed).push(mark)
  return removed.length > mostMended ? null : { removed, kept, added: wanted.slice(kept.length) }
}
