import type { UserId } from '../kernel/ids'
import { opinionsOf, type LaidMark, type Opinion } from './opinions'

/** `annotations`: other programs know the marks for what they are; `drawn`: part of the page, words on sheets at the end. */
export const markedCopyKinds = ['annotations', 'drawn'] as const
export type MarkedCopyKind = (typeof markedCopyKinds)[number]

/** What somebody takes along: layers by the names of their documents, and whose opinions; null for everybody's. */
export type ExportChoice = { layers: string[]; people: UserId[] | null }

/** An opinion that is taken along. `number`: under which its words stand on the sheets; null for one without words. */
export type NumberedOpinion<M extends LaidMark> = { opinion: Opinion<M>; number: number | null }

/**
 * X1 The chosen opinions in their order, those with words of their own or replies numbered from 1. A thread goes as a whole
 * when one of the chosen people has begun it or said something in it.
 */
export function chosenOpinions<M extends LaidMark>(marks: readonly M[], people: ExportChoice['people']): NumberedOpinion<M>[] {
  const isChosen = ({ authorId, replies }: Opinion<M>) => people === null || [authorId, ...replies.map((reply) => reply.authorId)].some((id) => id !== null && people.includes(id))
  let last = 0
  return opinionsOf(marks).filter(isChosen).map((opinion) => {
    const hasWords = opinion.replies.length > 0 || opinion.marks[0]?.mark.kind === 'note'
    return { opinion, number: hasWords ? ++last : null }
  })
}
