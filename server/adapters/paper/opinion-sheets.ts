import { setImmediate as othersTurn } from 'node:timers/promises'
import { writable } from '~/domain/annotations/opinion-sheet'
import { formatDateTime } from '~/i18n/format'
import { SetPdf, lineOf, linesOf, sheet, styleOf } from './set-pdf'
import { balancedLines, type Style } from './text-lines'

/** An opinion whose words stand on the sheets behind a paper. `what`: of a mark that is no note; `by`: null where the note was taken away. */
export type ListedOpinion = {
  number: number
  page: number
  layer: string
  by: string | null
  at: number
  what: string | null
  quote: string
  text: string
  replies: { by: string; at: number; text: string }[]
}

const title = styleOf('bold', 15)
const about = styleOf('regular', 13)
const strong = styleOf('bold', 12)
const body = styleOf('regular', 12)
const small = styleOf('italic', 11)
const indentPt = 30
const replyPt = 18

/** Lines of one style from a place on; what a page has no room for goes on the next. */
type Block = { style: Style; text: string; x: number; above?: number; number?: string }

/** The words of the opinions on a paper, by their numbers, threads together; answers how many sheets there are. Setting them takes seconds where there are hundreds: others have their turn in between. */
export async function drawOpinionSheets(path: string, paper: string, opinions: readonly ListedOpinion[]): Promise<number> {
  const pdf = new SetPdf(path)
  let [y, sheets] = [sheet.topPt, 1]
  pdf.newPage()
  y = pdf.centred(title, ['Ý KIẾN KÈM THEO TÀI LIỆU'], sheet.leftPt, y, sheet.widthPt)
  y = pdf.centred(about, balancedLines(about, paper, sheet.widthPt - 20), sheet.leftPt, y + 2, sheet.widthPt) + 6
  const draw = (block: Block) => {
    y += block.above ?? 0
    const lines = printable(block.text).split('\n').flatMap((paragraph) => linesOf(block.style, paragraph, sheet.leftPt + sheet.widthPt - block.x))
    for (const [at, line] of lines.entries()) {
      // a head does not stay behind alone
      if (y + lineOf(block.style) * (block.number === undefined ? 1 : 3) > sheet.bottomPt) {
        pdf.newPage()
        sheets += 1
        y = sheet.topPt
      }
      if (at === 0 && block.number !== undefined) pdf.line(strong, block.number, sheet.leftPt, y)
      pdf.line(block.style, line, block.x, y)
      y += lineOf(block.style)
    }
  }
  for (const opinion of opinions) {
    for (const block of blocksOf(opinion)) {
      draw(block)
      await othersTurn()
    }
  }
  await pdf.finish()
  return sheets
}

/** The letters of the sheets know no tab. */
const printable = (words: string) => writable(words).replaceAll('\t', ' ')

function blocksOf({ number, page, layer, by, at, what, quote, text, replies }: ListedOpinion): Block[] {
  const x = sheet.leftPt + indentPt
  const head = [`Trang ${page}`, by ?? 'Ý kiến đã xóa'].join(' · ')
  const facts = [what, layer, formatDateTime(at)].filter(Boolean).join(' · ')
  return [
    { style: strong, text: head, x, above: 10, number: `${number}.` },
    { style: small, text: facts, x },
    ...(quote ? [{ style: small, text: `“${quote}”`, x, above: 2 }] : []),
    ...(text ? [{ style: body, text, x, above: 2 }] : []),
    ...replies.flatMap((reply) => [
      { style: small, text: `${reply.by} trả lời · ${formatDateTime(reply.at)}`, x: x + replyPt, above: 4 },
      { style: body, text: reply.text, x: x + replyPt },
    ]),
  ]
}
