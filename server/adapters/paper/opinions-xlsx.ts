import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { writable, type OpinionLine, type OpinionSheet } from '~/domain/annotations/opinion-sheet'
import { fontName } from './docx-styles'
import { kindWords, replyHead, saidWords, sheetWords } from './opinion-words'

/** What one cell of a sheet holds at most. */
const mostLetters = 32_000
/** A sheet has no time zone: what stands there is what a clock in Viet Nam showed. */
const vietnamMs = 7 * 3_600_000

const { columns } = sheetWords
const widths = [8, 26, 34, 18, 22, 48, 60, 60, 18]
const titles = [columns.page, columns.person, columns.title, columns.kind, columns.layer, columns.quote, columns.opinion, columns.replies, columns.at]
const face = { alignVertical: 'top', wrap: true, borderStyle: 'thin', borderColor: '#b9b4a6' } as const

/** Every text is a text, also one that begins like a formula (O8) or looks like a letter by its number (ISO 29500-1 22.4.2.4). */
const text = (value: string): CellObject => ({ ...face, type: String, value: cut(value).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'), format: '@' })
const cut = (value: string) => (value.length > mostLetters ? `${writable(value.slice(0, mostLetters))}… ${sheetWords.cut}` : value)

/** Only who replies stands at the beginning of a line: what somebody writes looks like nobody else’s reply. */
const replyWords = (reply: OpinionLine['replies'][number]) => `${replyHead(reply)}: ${reply.text.replaceAll('\n', '\n    ')}`

/** The list of opinions as XLSX: a head that stays in view and filters, one line for each opinion, real numbers and dates. */
export async function opinionsXlsx({ lines }: OpinionSheet): Promise<Buffer> {
  const head = titles.map((title): CellObject => ({ ...face, type: String, value: title, fontWeight: 'bold', backgroundColor: '#e7e4dc' }))
  return writeXlsxFile([head, ...lines.map(rowOf)], {
    sheet: sheetWords.fileName, columns: widths.map((width) => ({ width })), stickyRowsCount: 1, orientation: 'landscape',
  }, { fontFamily: fontName, fontSize: 12, features: [filtered(lines.length + 1)] }).toBuffer()
}

function rowOf(line: OpinionLine): CellObject[] {
  const replies = line.replies.map(replyWords).join('\n')
  return [
    { ...face, type: Number, value: line.page, align: 'center' },
    text(line.by?.name ?? ''), text(line.by?.title ?? ''), text(kindWords(line)), text(line.layer), text(line.quote), text(saidWords(line)), text(replies),
    { ...face, type: Date, value: new Date(line.at + vietnamMs), format: 'hh:mm dd/mm/yyyy' },
  ]
}

/** A filter on every column of the head. */
function filtered(rows: number) {
  const range = `A1:${String.fromCharCode('A'.charCodeAt(0) + titles.length - 1)}${rows}`
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: (xml: string) => xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`) } } } }
}
