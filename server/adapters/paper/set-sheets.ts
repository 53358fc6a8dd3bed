import type { PrintSet, SetItem } from '~/domain/documents/print-set'
import { officialDay, officialTime, dayOf } from '~/domain/minutes/official-words'
import { vnParts } from '~/domain/kernel/time'
import { balancedLines, textWidth } from './text-lines'
import { lineOf, linesOf, SetPdf, sheet, styleOf } from './set-pdf'

const head = styleOf('bold', 13)
const body = styleOf('regular', 13)
const strong = styleOf('bold', 13)
const small = styleOf('italic', 12)
const upper = (text: string) => text.toLocaleUpperCase('vi')
const clock = (at: number) => { const { hour, minute } = vnParts(at); return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }

/** Whose meeting it is, what and when; and the agenda with its times. */
export async function drawCover(path: string, set: PrintSet) {
  const pdf = new SetPdf(path)
  pdf.newPage()
  pdf.box(sheet.leftPt - 14, sheet.topPt, sheet.widthPt + 28, sheet.bottomPt - sheet.topPt)
  const issuer = set.issuer.map(upper)
  let y = pdf.centred(styleOf('regular', 14), set.superior ? [upper(set.superior)] : [], sheet.leftPt, sheet.topPt + 30, sheet.widthPt)
  y = pdf.centred(styleOf('bold', 15), issuer, sheet.leftPt, y, sheet.widthPt)
  const ruled = textWidth(styleOf('bold', 15), issuer.at(-1) ?? '') * 0.4
  pdf.rule(sheet.leftPt + (sheet.widthPt - ruled) / 2, y + 4, ruled)
  const title = styleOf('bold', 22)
  y = pdf.centred(title, ['TÀI LIỆU'], sheet.leftPt, 250, sheet.widthPt) + 10
  y = pdf.centred(title, balancedLines(title, upper(set.title), sheet.widthPt - 20), sheet.leftPt, y, sheet.widthPt) + 14
  y = pdf.centred(styleOf('italic', 14), ['(Bộ tài liệu giấy dự phòng)'], sheet.leftPt, y, sheet.widthPt) + 40
  const facts = styleOf('regular', 15)
  const when = `${officialTime(set.startsAt)}, ${officialDay(dayOf(set.startsAt))}`
  for (const text of [when, set.room]) y = pdf.centred(facts, balancedLines(facts, text, sheet.widthPt - 30), sheet.leftPt, y, sheet.widthPt) + 4
  const { month, year } = vnParts(set.startsAt)
  pdf.centred(styleOf('italic', 14), [`${set.place}, tháng ${month <= 2 ? `0${month}` : month} năm ${year}`], sheet.leftPt, sheet.bottomPt - 40, sheet.widthPt)
  drawAgenda(pdf, set)
  await pdf.finish()
}

const times = { x: sheet.leftPt, width: 64 }
const text = { x: sheet.leftPt + 72, width: sheet.widthPt - 72 }

function drawAgenda(pdf: SetPdf, set: PrintSet) {
  const title = styleOf('bold', 16)
  const begin = () => {
    pdf.newPage()
    return sheet.topPt
  }
  let y = pdf.centred(title, ['CHƯƠNG TRÌNH'], sheet.leftPt, begin(), sheet.widthPt)
  y = pdf.centred(head, balancedLines(head, set.title, sheet.widthPt), sheet.leftPt, y + 2, sheet.widthPt) + 16
  for (const item of set.items) {
    const indent = (item.depth - 1) * 16
    const lines = linesOf(strong, `${item.number}. ${item.title}`, text.width - indent)
    const notes = notesOf(item).flatMap((note) => linesOf(small, note, text.width - indent))
    const height = lines.length * lineOf(strong) + notes.length * lineOf(small) + 10
    if (y + height > sheet.bottomPt) y = begin()
    pdf.line(body, clock(item.startsAt), times.x, y)
    lines.forEach((line, at) => pdf.line(strong, line, text.x + indent, y + at * lineOf(strong)))
    notes.forEach((note, at) => pdf.line(small, note, text.x + indent, y + lines.length * lineOf(strong) + at * lineOf(small)))
    y += height
  }
}

function notesOf(item: SetItem): string[] {
  const pages = item.papers.reduce((sum, paper) => sum + paper.pages, 0)
  return [
    [item.minutes > 0 && `${item.minutes} phút`, item.presenter && `Trình bày: ${item.presenter}`].filter(Boolean).join(' · '),
    item.papers.length > 0 && `${item.papers.length} tài liệu, ${pages} trang`,
    item.closed && 'Nội dung họp kín',
    item.onPaper && 'Tài liệu giấy, nhận tại phòng họp',
  ].filter((note): note is string => typeof note === 'string' && note !== '')
}

/** A thin sheet before the papers of an item: its number and title, and what follows. */
export async function drawDivider(path: string, item: SetItem) {
  const pdf = new SetPdf(path)
  pdf.newPage()
  const label = styleOf('bold', 18)
  const title = styleOf('bold', 22)
  let y = pdf.centred(label, [`NỘI DUNG ${item.number}`], sheet.leftPt, 190, sheet.widthPt) + 12
  y = pdf.centred(title, balancedLines(title, item.title, sheet.widthPt - 20), sheet.leftPt, y, sheet.widthPt) + 12
  pdf.rule(sheet.leftPt + sheet.widthPt * 0.35, y, sheet.widthPt * 0.3)
  y += 24
  if (item.unitName) y = pdf.centred(body, balancedLines(body, `Cơ quan chuẩn bị: ${item.unitName}`, sheet.widthPt), sheet.leftPt, y, sheet.widthPt) + 18
  if (item.onPaper) y = pdf.centred(strong, ['Tài liệu giấy, nhận tại phòng họp'], sheet.leftPt, y, sheet.widthPt) + 12
  let group = ''
  for (const [at, paper] of item.papers.entries()) {
    const lines = linesOf(body, `${at + 1}. ${paper.title} (${paper.pages} trang)`, sheet.widthPt - 30)
    if (y + lines.length * lineOf(body) + lineOf(strong) + 10 > sheet.bottomPt) {
      pdf.newPage()
      y = sheet.topPt
    }
    if (paper.groupName !== group && paper.groupName !== '') y = pdf.paragraph(strong, paper.groupName, sheet.leftPt + 15, y + 6, sheet.widthPt - 30) + 2
    group = paper.groupName
    lines.forEach((line, row) => pdf.line(body, line, sheet.leftPt + 15, y + row * lineOf(body)))
    y += lines.length * lineOf(body) + 4
  }
  await pdf.finish()
}

/** In place of a page that cannot be printed, so that nobody looks for it in vain. */
export async function drawPlaceholder(path: string, title: string, page: number) {
  const pdf = new SetPdf(path)
  pdf.newPage()
  const y = pdf.centred(styleOf('bold', 16), [`Trang ${page} không in được`], sheet.leftPt, 300, sheet.widthPt) + 10
  const under = pdf.centred(body, balancedLines(body, title, sheet.widthPt - 20), sheet.leftPt, y, sheet.widthPt) + 10
  pdf.centred(small, ['In trang này từ bản gốc của đơn vị chuẩn bị tài liệu.'], sheet.leftPt, under, sheet.widthPt)
  await pdf.finish()
}
