import { buffer } from 'node:stream/consumers'
import PdfKit from 'pdfkit'
import { reportItem, reportMarks, reportNote, reportTitle, reportVersions, type ReportMark } from '~db/demo/report'
import { authorColours } from '~/domain/annotations/colour'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { markedText, wordLines, type PaperWord, type WordLine } from '~/domain/annotations/text-boxes'
import { findMeetingFacts } from '~db/queries/meetings'
import { fontFiles } from '../adapters/paper/fonts'
import type { App } from '../context'
import { commitMarks, loadMarks, type Accepted } from '../rooms/mark-store'
import { addPaper } from '../services/documents/add-paper'
import { addVersion } from '../services/documents/add-version'
import type { DemoHouse } from './demo-house'
import { ring, sent } from './demo-marks'
import type { DemoMeeting } from './demo-meetings'
import { done, storeFile } from './demo-papers'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const a4Ratio = 842 / 595
const titleLines = 4

/** A report that members have marked, and whose new version came the day before the meeting: its marks are carried when the house opens. */
export async function replaceReport(app: App, house: DemoHouse, meeting: DemoMeeting) {
  const before = Math.min(meeting.startsAt, app.now())
  const [first, second] = await Promise.all(reportVersions.map(async (paragraphs) => storeFile(app, { title: reportTitle, file: 'bao-cao-chuyen-doi-so.pdf', bytes: await typeset(paragraphs) })))
  const itemId = meeting.items[reportItem]?.id
  if (!first || !second || !itemId) throw new Error('sample: the report has no versions or no item')
  const { documentId, versionId } = await done(app, 'report', (tx) => addPaper(tx, house.as('thuky', before - 5 * DAY), itemId, first))
  await layMarks(app, house, meeting, versionId, await app.files.path(first.pdfHash), before - 3 * DAY)
  await done(app, 'new report', (tx) => addVersion(tx, house.as('thuky', before - DAY), documentId, { ...second, note: reportNote }))
}

async function layMarks(app: App, house: DemoHouse, meeting: DemoMeeting, versionId: string, path: string, from: number) {
  const found = await findMeetingFacts(app.db.read, meeting.id)
  const colourOf = authorColours(found?.facts.seats.flatMap((seat) => seat.occupant?.id ?? []) ?? [])
  const outline = await app.pages.inspect(path)
  const pages: PaperWord[][] = []
  for (let page = 1; outline.ok && page <= outline.value.pages; page++) {
    const words = await app.pages.pageWords(path, page)
    pages.push(words.ok ? words.value : [])
  }
  const accepted = reportMarks.flatMap((mark, nth): Accepted[] => {
    const markId = app.newId()
    const head = { colour: colourOf(house.idOf(mark.by)), madeAt: from + nth * HOUR, ...placeOf(pages, mark.words) }
    const placed = sent(house, mark.by, markId, markOf(mark, head))
    if (mark.kind !== 'note' || !mark.answer) return [placed]
    const { by, text } = mark.answer
    const answer: Mark = { kind: 'reply', page: head.page, colour: colourOf(house.idOf(by)), madeAt: head.madeAt + HOUR, to: markKey(house.idOf(mark.by), markId), text, mentions: [] }
    return [placed, sent(house, by, app.newId(), answer)]
  })
  const place = { versionId, layer: 'room' }
  await commitMarks(app, place, await loadMarks(app, place), accepted)
}

type Head = { page: number; colour: number; madeAt: number; lines: WordLine[] }

function markOf(mark: ReportMark, { lines, ...head }: Head): Mark {
  const [left, top, right, bottom] = lines[0]?.box ?? [0, 0, 0, 0]
  switch (mark.kind) {
    case 'note': return { kind: 'note', ...head, x: Math.min(0.95, right + 0.01), y: top, text: mark.text, mentions: [] }
    case 'stamp': return { kind: 'stamp', ...head, stamp: mark.stamp, x: (left + right) / 2, y: bottom + 0.012 }
    case 'circle': return { kind: 'pen', ...head, width: 0.0032, points: ring((left + right) / 2, (top + bottom) / 2, (right - left) / 2 + 0.02, (bottom - top) / 2 + 0.008) }
    default: return { kind: mark.kind, ...head, ...markedText(lines.map(({ words }) => words)) }
  }
}

/** Where some words stand that follow each other on one page. */
function placeOf(pages: readonly PaperWord[][], words: string): { page: number; lines: WordLine[] } {
  const wanted = words.split(' ')
  for (const [index, page] of pages.entries()) {
    const at = page.findIndex((_, from) => wanted.every((word, nth) => page[from + nth]?.text.startsWith(word)))
    if (at >= 0) return { page: index + 1, lines: wordLines(page.slice(at, at + wanted.length), a4Ratio) }
  }
  throw new Error(`sample: "${words}" is not in the report`)
}

/** As an office sets it: Times, 14 points, the margins of a state paper. */
async function typeset(paragraphs: readonly string[]): Promise<Buffer> {
  const pdf = new PdfKit({ size: 'A4', margins: { left: 85, right: 57, top: 57, bottom: 57 }, info: { Title: reportTitle } })
  const whole = buffer(pdf)
  for (const [nth, paragraph] of paragraphs.entries()) {
    if (nth < titleLines) pdf.font(fontFiles.bold).fontSize(14).text(paragraph, { align: 'center', lineGap: 3 }).moveDown(0.4)
    else pdf.font(fontFiles.regular).fontSize(14).text(paragraph, { align: 'justify', indent: 36, lineGap: 5 }).moveDown(0.5)
  }
  pdf.end()
  return whole
}
