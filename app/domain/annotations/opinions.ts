import { answersSearch } from '../kernel/fold'
import type { Millis, UserId } from '../kernel/ids'
import { byMaking, isInk, isText, type Mark, type MarkBox, type ReplyMark } from './mark'
import { aroundBoxes } from './boxes'
import { boxAround, boxOf } from './mark-place'

/** A mark as whoever reads it has it; `layer` is a name that tells layers apart. */
export type LaidMark = { key: string; layer: string; authorId: UserId; mark: Mark }

/**
 * What somebody has to say to a page: a mark, or the strokes of one piece of handwriting, and what others reply, oldest
 * first. `marks` is empty, and nobody its author, where a note was taken away and its replies stay (O2).
 */
export type Opinion<M extends LaidMark = LaidMark> = {
  /** of its first mark, or of the note that is gone */
  key: string
  layer: string
  page: number
  authorId: UserId | null
  at: Millis
  marks: M[]
  replies: M[]
}

/** What the list tells apart. */
export const opinionKinds = ['note', 'text', 'stamp', 'drawing'] as const
type OpinionKind = (typeof opinionKinds)[number]
export type OpinionFilter = { person: UserId | null; kind: OpinionKind | null; layer: string | null; search: string }
/** Lets everything through. */
export const everyOpinion: OpinionFilter = { person: null, kind: null, layer: null, search: '' }

/** Handwriting goes on while the pen comes back within this time, this near (as a share of the page). */
const pauseMs = 8_000
const nearShare = 0.08

const isReply = (mark: Mark): mark is ReplyMark => mark.kind === 'reply'
const nameIn = (layer: string, key: string) => `${layer}\n${key}`

/** All opinions on a paper, by page, on it from top to bottom, then by time (O4); notes that are gone come last on their page. */
export function opinionsOf<M extends LaidMark>(marks: readonly M[]): Opinion<M>[] {
  const sorted = [...marks].sort(byMaking)
  const opinions = gathered(sorted.filter(({ mark }) => !isReply(mark)))
  const byMark = new Map(opinions.flatMap((opinion) => opinion.marks.map(({ layer, key }) => [nameIn(layer, key), opinion] as const)))
  for (const reply of sorted) {
    if (!isReply(reply.mark)) continue
    const name = nameIn(reply.layer, reply.mark.to)
    const opinion = byMark.get(name) ?? byMark.get(nameIn('room', reply.mark.to)) ?? goneFor(reply, reply.mark)
    if (opinion.replies.push(reply) === 1 && opinion.marks.length === 0) {
      opinions.push(opinion)
      byMark.set(name, opinion)
    }
  }
  const tops = new Map(opinions.map((opinion) => [opinion, topOf(opinion)]))
  return opinions.sort((a, b) => a.page - b.page || (tops.get(a) ?? 0) - (tops.get(b) ?? 0) || a.at - b.at || (a.key < b.key ? -1 : 1))
}

/** The thread that a note's key names on a layer, or null when neither it nor a reply to it is there. */
export function threadOf<M extends LaidMark>(marks: readonly M[], layer: string, key: string): Opinion<M> | null {
  const own = marks.filter((one) => one.key === key || (isReply(one.mark) && one.mark.to === key))
  return opinionsOf(own).find((opinion) => opinion.key === key && opinion.layer === layer) ?? null
}

function goneFor<M extends LaidMark>({ layer }: M, { to, page, madeAt }: ReplyMark): Opinion<M> {
  return { key: to, layer, page, authorId: null, at: madeAt, marks: [], replies: [] }
}

/** O3 Strokes of one hand without a long pause and near each other are one opinion; every other mark is one of its own. */
function gathered<M extends LaidMark>(marks: readonly M[]): Opinion<M>[] {
  const opinions: Opinion<M>[] = []
  const writing = new Map<string, { opinion: Opinion<M>; lastAt: Millis; box: MarkBox }>()
  for (const one of marks) {
    const { key, layer, authorId, mark } = one
    const box = boxOf(mark)
    if (!isInk(mark) || !box) {
      opinions.push({ key, layer, page: mark.page, authorId, at: mark.madeAt, marks: [one], replies: [] })
      continue
    }
    const hand = [layer, authorId, mark.page, mark.kind].join('\n')
    const open = writing.get(hand)
    if (open && mark.madeAt - open.lastAt <= pauseMs && isNear(open.box, box)) {
      open.opinion.marks.push(one)
      writing.set(hand, { opinion: open.opinion, lastAt: mark.madeAt, box: aroundBoxes([open.box, box]) })
      continue
    }
    const opinion: Opinion<M> = { key, layer, page: mark.page, authorId, at: mark.madeAt, marks: [one], replies: [] }
    opinions.push(opinion)
    writing.set(hand, { opinion, lastAt: mark.madeAt, box })
  }
  return opinions
}

const isNear = (a: MarkBox, b: MarkBox) =>
  b[0] - a[2] <= nearShare && a[0] - b[2] <= nearShare && b[1] - a[3] <= nearShare && a[1] - b[3] <= nearShare

/** The box around everything that an opinion has drawn on its page; null for one that is gone. */
export const boxOfOpinion = ({ marks }: Opinion): MarkBox | null => boxAround(marks.map(({ mark }) => mark))

const topOf = (opinion: Opinion) => boxOfOpinion(opinion)?.[1] ?? 2

/** What it is told apart as; a note that is gone is a note. */
export function kindOfOpinion({ marks: [first] }: Opinion): OpinionKind {
  const mark = first?.mark
  if (!mark || mark.kind === 'note') return 'note'
  if (isText(mark)) return 'text'
  return mark.kind === 'stamp' ? 'stamp' : 'drawing'
}

/** The words of the paper that it marks or is about, and its own. */
export function wordsOf({ marks: [first] }: Opinion): { quote: string; text: string } {
  const mark = first?.mark
  if (mark?.kind === 'note') return { quote: mark.about?.quote ?? '', text: mark.text }
  return { quote: mark && isText(mark) ? mark.quote : '', text: '' }
}

const repliesText = ({ replies }: Opinion) => replies.map(({ mark }) => (isReply(mark) ? mark.text : '')).join('\n')

/**
 * Those that a filter lets through. A person's are those which that person has made or replied to; words are looked for in
 * the marked text, the note, the replies and, by `namesOf`, whatever else stands in the row.
 */
export function filterOpinions<M extends LaidMark>(opinions: readonly Opinion<M>[], { person, kind, layer, search }: OpinionFilter, namesOf: (opinion: Opinion<M>) => string): Opinion<M>[] {
  const sought = search.trim()
  return opinions.filter((opinion) => {
    if (person !== null && opinion.authorId !== person && !opinion.replies.some(({ authorId }) => authorId === person)) return false
    if (kind !== null && kindOfOpinion(opinion) !== kind) return false
    if (layer !== null && opinion.layer !== layer) return false
    if (sought === '') return true
    const { quote, text } = wordsOf(opinion)
    return answersSearch([quote, text, repliesText(opinion), namesOf(opinion)].join('\n'), sought)
  })
}

/** Everybody who has an opinion or replies to one, each once, in the order of first appearance. */
export function authorsIn(opinions: readonly Opinion[]): UserId[] {
  return [...new Set(opinions.flatMap(({ authorId, replies }) => [authorId, ...replies.map((reply) => reply.authorId)]).filter((id) => id !== null))]
}
