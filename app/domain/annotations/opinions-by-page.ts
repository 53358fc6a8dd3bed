import { opinionsOf, type LaidMark, type Opinion } from './opinions'

/**
 * The opinions on a paper (`opinionsOf`), asked for again and again while it is written on: those of pages whose marks are the
 * same objects as the last time are not gathered anew, so that a stroke costs a paper of thousands no more than its page.
 */
export class OpinionsByPage<M extends LaidMark> {
  private pages = new Map<number, { marks: readonly M[]; opinions: Opinion<M>[] }>()

  of(marks: readonly M[]): Opinion<M>[] {
    const before = this.pages
    this.pages = new Map([...byPage(marks)].sort(([a], [b]) => a - b).map(([page, own]) => {
      const known = before.get(page)
      return [page, known && sameItems(known.marks, own) ? known : { marks: own, opinions: opinionsOf(own) }]
    }))
    return [...this.pages.values()].flatMap(({ opinions }) => opinions)
  }
}

/** A reply is said where that stands which it answers (K6), as far as it is known. */
function byPage<M extends LaidMark>(marks: readonly M[]): Map<number, M[]> {
  const answered = new Set(marks.flatMap(({ mark }) => (mark.kind === 'reply' ? mark.to : [])))
  const pageOf = new Map(marks.flatMap(({ key, mark }) => (mark.kind !== 'reply' && answered.has(key) ? [[key, mark.page] as const] : [])))
  const pages = new Map<number, M[]>()
  for (const one of marks) {
    const page = (one.mark.kind === 'reply' ? pageOf.get(one.mark.to) : undefined) ?? one.mark.page
    const own = pages.get(page)
    if (own) own.push(one)
    else pages.set(page, [one])
  }
  return pages
}

/** Whether the same is said in the same way: opinions that were gathered from the same marks. */
export const sameOpinion = <M extends LaidMark>(one: Opinion<M>, other: Opinion<M>) => one === other || (sameItems(one.marks, other.marks) && sameItems(one.replies, other.replies))

const sameItems = <T>(some: readonly T[], others: readonly T[]) => some.length === others.length && some.every((item, index) => item === others[index])
