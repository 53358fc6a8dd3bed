import { chosenOpinions, type ExportChoice } from '~/domain/annotations/export-choice'
import { kindOfOpinion, wordsOf, type Opinion } from '~/domain/annotations/opinions'
import { writable, type OpinionLine, type OpinionSheet } from '~/domain/annotations/opinion-sheet'
import { allow, type Decision } from '~/domain/kernel/result'
import type { Person } from '~/domain/meetings/types'
import { positionAtHead } from '~/domain/minutes/official-words'
import { marks as markWords } from '~/i18n/vi/marks'
import { opinions as words } from '~/i18n/vi/opinions'
import { formatDateTime, formatPersonName } from '~/i18n/format'
import { layerNames } from './layer-names'
import { readMarks, type MarksReader, type ReadMark } from './read-marks'

const named = (person: Pick<Person, 'honorific' | 'fullName'>) => writable(formatPersonName(person, 'vi'))

/** The opinions of a choice, as lines of a file, in their order (O4). Refuses like `readMarks`. */
export async function opinionSheet(ctx: MarksReader, versionId: string, { layers, people }: ExportChoice): Promise<Decision<OpinionSheet>> {
  const read = await readMarks(ctx, versionId, layers)
  if (!read.ok) return read
  const { meeting, document, marks } = read.value
  const nameOf = layerNames(read.value, ctx.actor?.userId ?? '')
  const lines = chosenOpinions(marks, people).map(({ opinion }) => lineOf(opinion, nameOf))
  const authors = new Map(marks.map(({ author }) => [author.id, named(author)]))
  const scope = [...layers.map(nameOf), ...(people ?? []).flatMap((id) => authors.get(id) ?? [])].join(', ')
  const taken = ctx.actor ? `${named(ctx.actor)} xuất lúc ${formatDateTime(ctx.now())}` : ''
  return allow({ meeting: writable(meeting.title), paper: writable(document.title), scope: writable(scope), taken, lines })
}

function lineOf(opinion: Opinion<ReadMark>, nameOf: (layer: string) => string): OpinionLine {
  const [first] = opinion.marks
  const { quote, text } = wordsOf(opinion)
  const stamp = first?.mark.kind === 'stamp' ? markWords.stamps[first.mark.stamp] : ''
  return {
    page: opinion.page, layer: writable(nameOf(opinion.layer)), at: opinion.at, kind: first?.mark.kind ?? null,
    by: first ? { name: named(first.author), title: writable(positionAtHead(first.author)) } : null,
    quote: writable(quote), text: writable(first ? text || stamp : words.removed), strokes: opinion.marks.length,
    replies: opinion.replies.map(({ author, mark }) => ({ by: named(author), at: mark.madeAt, text: writable(mark.kind === 'reply' ? mark.text : '') })),
    drawn: kindOfOpinion(opinion) === 'drawing' ? opinion : null,
  }
}
