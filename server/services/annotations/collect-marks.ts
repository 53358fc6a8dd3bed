import { chosenOpinions, type ExportChoice, type NumberedOpinion } from '~/domain/annotations/export-choice'
import type { Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { kindOfOpinion, wordsOf } from '~/domain/annotations/opinions'
import { allow, type Decision } from '~/domain/kernel/result'
import type { Person } from '~/domain/meetings/types'
import { opinions as opinionWords } from '~/i18n/vi/opinions'
import type { ListedOpinion } from '../../adapters/paper/opinion-sheets'
import type { PdfMark } from '../../jobs/pdf-layers'
import { layerNames } from './layer-names'
import { readMarks, type MarksReader, type ReadMark } from './read-marks'

/** Marks on their way into a PDF, and what stands about them on its sheets. */
export type CollectedMarks = { marks: PdfMark[]; listed: ListedOpinion[] }

/** Where the words of replies stand on the page whose note was taken away. */
const leftOver = { x: 0.04, y: 0.03 }

/** The marks of a choice, packed as a PDF takes them (X1–X3). Refuses like `readMarks`. For a reading worker: there may be many thousands. */
export async function collectMarks(ctx: MarksReader, versionId: string, { layers, people }: ExportChoice): Promise<Decision<CollectedMarks>> {
  const read = await readMarks(ctx, versionId, layers)
  if (!read.ok) return read
  const nameOf = layerNames(read.value, ctx.actor?.userId ?? '')
  const opinions = chosenOpinions(read.value.marks, people)
  const marks = opinions.flatMap((one) => pdfMarksOf(one, nameOf))
  // as they were made, so that what lay over something lies over it here
  const laid = marks.filter(({ to }) => to === null).sort((a, b) => a.madeAt - b.madeAt)
  return allow({ marks: [...laid, ...marks.filter(({ to }) => to !== null)].map(({ madeAt: _, ...mark }) => mark), listed: opinions.flatMap((one) => listedOf(one, nameOf)) })
}

const nameIn = ({ layer, key }: ReadMark) => `${layer}/${key}`

/** X3 Where a note was taken away and its replies stay, the first of them stands as a note at the page's corner. */
function pdfMarksOf({ opinion, number }: NumberedOpinion<ReadMark>, nameOf: (layer: string) => string): (PdfMark & { madeAt: number })[] {
  const [first = opinion.replies[0], ...others] = opinion.marks
  const replies = opinion.marks.length > 0 ? opinion.replies : opinion.replies.slice(1)
  if (!first) return []
  const pack = (one: ReadMark, to: string | null, at: number | null) => ({
    name: nameIn(one), to, number: at, author: one.author.fullName, subject: `${opinionWords.markKinds[one.mark.kind]} · ${nameOf(one.layer)}`, bytes: encodeMark(standing(one.mark, to)), madeAt: one.mark.madeAt,
  })
  return [pack(first, null, number), ...others.map((one) => pack(one, null, null)), ...replies.map((reply) => pack(reply, nameIn(first), null))]
}

/** A reply that answers nothing any more is a note. */
function standing(mark: Mark, to: string | null): Mark {
  if (mark.kind !== 'reply' || to !== null) return mark
  const { page, colour, madeAt, text, mentions } = mark
  return { kind: 'note', page, colour, madeAt, text, mentions, ...leftOver }
}

const titleOf = ({ fullName, position }: Person) => [fullName, position].filter(Boolean).join(', ')

function listedOf({ opinion, number }: NumberedOpinion<ReadMark>, nameOf: (layer: string) => string): ListedOpinion[] {
  if (number === null) return []
  const { quote, text } = wordsOf(opinion)
  const [first] = opinion.marks
  return [{
    number, page: opinion.page, layer: nameOf(opinion.layer), at: opinion.at, by: first ? titleOf(first.author) : null,
    what: first && kindOfOpinion(opinion) !== 'note' ? opinionWords.markKinds[first.mark.kind] : null, quote, text,
    replies: opinion.replies.map(({ author, mark }) => ({ by: titleOf(author), at: mark.madeAt, text: mark.kind === 'reply' ? mark.text : '' })),
  }]
}
