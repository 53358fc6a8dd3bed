import { AlignmentType, Document, Footer, ImageRun, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { OpinionLine, OpinionSheet } from '~/domain/annotations/opinion-sheet'
import { formatDateTime } from '~/i18n/format'
import { fontName, twips, twipsOfMm } from './docx-styles'
import { page } from './measures'
import { kindWords, replyHead, saidWords, sheetWords } from './opinion-words'

/** A picture of what was drawn, as PNG, with its size in pixels as it is to be shown. */
export type DrawnPicture = { png: Buffer; width: number; height: number }

const columnsMm = [15, 44, 53, 67, 59, 24]
const halfPoints = { heading: 28, about: 24, table: 22 }
const cellMargins = { top: twips(3), bottom: twips(3), left: twips(4), right: twips(4) }
const { columns } = sheetWords

/** The list of opinions as DOCX on A4 across: one table whose head is repeated on each page. */
export async function opinionsDocx(sheet: OpinionSheet, pictures: ReadonlyMap<OpinionLine, DrawnPicture>): Promise<Buffer> {
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: [columns.page, columns.person, columns.quote, columns.opinion, columns.replies, columns.at].map((word, index) => cell(index, [text(word, { bold: true, centred: true })], 'E7E4DC')) })
  const document = new Document({
    title: `${sheetWords.fileName} - ${sheet.paper}`, creator: 'Nghị Sự',
    styles: { default: { document: { run: { font: fontName, size: halfPoints.table, language: { value: 'vi-VN' } } } } },
    sections: [{
      properties: { page: {
        size: { width: twipsOfMm(page.widthMm), height: twipsOfMm(page.heightMm), orientation: PageOrientation.LANDSCAPE },
        margin: { top: twipsOfMm(page.topMm), bottom: twipsOfMm(page.bottomMm), left: twipsOfMm(page.bottomMm), right: twipsOfMm(page.rightMm) },
      } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: [`${sheetWords.page} `, PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        ...headLines(sheet),
        sheet.lines.length === 0 ? text(sheetWords.none) : new Table({
          columnWidths: columnsMm.map(twipsOfMm), width: { size: columnsMm.reduce((sum, width) => sum + twipsOfMm(width), 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED,
          rows: [head, ...sheet.lines.map((line) => rowOf(line, pictures.get(line)))],
        }),
      ],
    }],
  })
  return Packer.toBuffer(document)
}

function headLines({ meeting, paper, scope, taken }: OpinionSheet): Paragraph[] {
  const fact = (label: string, value: string) => new Paragraph({ spacing: { after: twips(3) }, children: [new TextRun({ text: `${label}: `, size: halfPoints.about }), new TextRun({ text: value, bold: true, size: halfPoints.about })] })
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: twips(8) }, children: [new TextRun({ text: sheetWords.heading, bold: true, size: halfPoints.heading })] }),
    fact(sheetWords.meeting, meeting), fact(sheetWords.paper, paper), fact(sheetWords.scope, scope),
    new Paragraph({ spacing: { after: twips(8) }, children: [new TextRun({ text: taken, italics: true })] }),
  ]
}

function rowOf(line: OpinionLine, picture: DrawnPicture | undefined): TableRow {
  const said = picture
    ? [new Paragraph({ children: [new ImageRun({ type: 'png', data: picture.png, transformation: { width: picture.width, height: picture.height }, altText: { title: kindWords(line), description: kindWords(line), name: kindWords(line) } })] })]
    : lines(saidWords(line))
  const replies = line.replies.flatMap((reply) => [text(replyHead(reply), { italics: true }), ...lines(reply.text)])
  return new TableRow({ children: [
    cell(0, [text(String(line.page), { centred: true })]),
    cell(1, line.by ? [text(line.by.name, { bold: true }), text(line.by.title), text(line.layer, { italics: true })] : [text(line.layer, { italics: true })]),
    cell(2, line.quote ? lines(`“${line.quote}”`) : [text('')]),
    cell(3, said),
    cell(4, replies.length > 0 ? replies : [text('')]),
    cell(5, [text(formatDateTime(line.at))]),
  ] })
}

const cell = (column: number, children: Paragraph[], fill?: string) =>
  new TableCell({ children, margins: cellMargins, width: { size: twipsOfMm(columnsMm[column] ?? 0), type: WidthType.DXA }, ...(fill && { shading: { fill } }) })

const lines = (words: string) => words.split('\n').map((line) => text(line))

const text = (words: string, { bold, italics, centred = false }: { bold?: boolean; italics?: boolean; centred?: boolean } = {}) =>
  new Paragraph({ alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT, children: [new TextRun({ text: words, bold, italics })] })
