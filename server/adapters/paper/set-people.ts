import type { PrintSet, SetPerson } from '~/domain/documents/print-set'
import { dayOf, officialDay, officialTime } from '~/domain/minutes/official-words'
import { ptOfMm } from './measures'
import { lineOf, linesOf, SetPdf, sheet, styleOf } from './set-pdf'
import { balancedLines, textWidth } from './text-lines'

const bold = styleOf('bold', 13)
const regular = styleOf('regular', 13)
const italic = styleOf('italic', 13)
const upper = (text: string) => text.toLocaleUpperCase('vi')

const columns = { number: 34, name: 150, position: 168, sign: sheet.widthPt - 34 - 150 - 168 }
const headings = [['STT', columns.number], ['Họ và tên', columns.name], ['Chức vụ, đơn vị', columns.position], ['Ký tên', columns.sign]] as const
const rowPt = ptOfMm(12)

/** A position mostly names its unit already: "Chủ tịch Ủy ban nhân dân tỉnh" of "Ủy ban nhân dân tỉnh Lam Sơn". */
function jobOf({ position, unitName }: SetPerson): string {
  const unitWords = unitName.split(' ').slice(0, 4).join(' ').toLocaleLowerCase('vi')
  return unitWords === '' || position.toLocaleLowerCase('vi').includes(unitWords) ? position : `${position}, ${unitName}`
}

/** The roll that people sign, in protocol order: those who belong to the body first, then the guests. */
export async function drawRoll(path: string, set: PrintSet) {
  const pdf = new SetPdf(path)
  pdf.newPage()
  let y = pdf.centred(styleOf('bold', 16), ['DANH SÁCH ĐIỂM DANH'], sheet.leftPt, sheet.topPt, sheet.widthPt)
  y = pdf.centred(bold, balancedLines(bold, set.title, sheet.widthPt), sheet.leftPt, y + 2, sheet.widthPt)
  y = pdf.centred(italic, balancedLines(italic, `(${officialTime(set.startsAt)}, ${officialDay(dayOf(set.startsAt))}, ${set.room})`, sheet.widthPt), sheet.leftPt, y + 2, sheet.widthPt) + 12
  y = drawHeadings(pdf, y)
  let number = 0
  for (const [label, people] of [['', set.people.filter(({ role }) => role !== 'guest')], ['Khách mời', set.people.filter(({ role }) => role === 'guest')]] as const) {
    if (people.length > 0 && label !== '') y = drawBand(pdf, label, broken(pdf, y, rowPt * 2))
    for (const person of people) y = drawRow(pdf, person, ++number, y)
  }
  const foot = lineOf(regular) * 2 + 90
  if (y + foot > sheet.bottomPt) {
    pdf.newPage()
    y = sheet.topPt
  }
  pdf.line(regular, 'Có mặt: .......... người. Vắng mặt: .......... người.', sheet.leftPt, y + 14)
  pdf.centred(bold, ['THƯ KÝ'], sheet.leftPt + sheet.widthPt / 2, y + 14 + lineOf(regular) * 1.5, sheet.widthPt / 2)
  await pdf.finish()
}

/** On a new sheet under the headings when there is no room left. */
function broken(pdf: SetPdf, y: number, neededPt: number): number {
  if (y + neededPt <= sheet.bottomPt) return y
  pdf.newPage()
  return drawHeadings(pdf, sheet.topPt)
}

function drawHeadings(pdf: SetPdf, y: number): number {
  let x: number = sheet.leftPt
  for (const [text, width] of headings) {
    pdf.box(x, y, width, 24)
    pdf.centred(bold, [text], x, y + 4, width)
    x += width
  }
  return y + 24
}

function drawBand(pdf: SetPdf, label: string, y: number): number {
  pdf.box(sheet.leftPt, y, sheet.widthPt, 24)
  pdf.line(bold, label, sheet.leftPt + 8, y + 4)
  return y + 24
}

function drawRow(pdf: SetPdf, person: SetPerson, number: number, startY: number): number {
  const name = linesOf(regular, person.fullName, columns.name - 12)
  const job = [
    ...linesOf(regular, jobOf(person), columns.position - 12).map((text) => ({ style: regular, text })),
    ...(person.standsInFor ? linesOf(italic, `dự thay ${person.standsInFor}`, columns.position - 12) : []).map((text) => ({ style: italic, text })),
  ]
  const height = Math.max(rowPt, Math.max(name.length, job.length) * lineOf(regular) + 8)
  const y = broken(pdf, startY, height)
  let x: number = sheet.leftPt
  for (const [, width] of headings) {
    pdf.box(x, y, width, height)
    x += width
  }
  const middle = (lines: readonly unknown[]) => y + (height - lines.length * lineOf(regular)) / 2
  pdf.centred(regular, [String(number)], sheet.leftPt, middle(['']), columns.number)
  name.forEach((line, at) => pdf.line(regular, line, sheet.leftPt + columns.number + 6, middle(name) + at * lineOf(regular)))
  job.forEach(({ style, text }, at) => pdf.line(style, text, sheet.leftPt + columns.number + columns.name + 6, middle(job) + at * lineOf(regular)))
  return y + height
}

const card = { widthPt: ptOfMm(297), heightPt: ptOfMm(210), textPt: ptOfMm(257) }

/** Name cards: one sheet across for each person, folded in the middle, with the same words on both sides. */
export async function drawCards(path: string, set: PrintSet) {
  const pdf = new SetPdf(path, 'landscape')
  for (const person of set.people) {
    pdf.newPage()
    pdf.rule(0, card.heightPt / 2, card.widthPt, true)
    drawSide(pdf, person)
    pdf.turned(card.widthPt / 2, card.heightPt / 2, () => drawSide(pdf, person))
  }
  await pdf.finish()
}

/** The lower half, upright. The name as large as one line allows. */
function drawSide(pdf: SetPdf, person: SetPerson) {
  const name = upper(person.fullName)
  const size = Math.min(66, Math.floor((card.textPt / textWidth(styleOf('bold', 100), name)) * 100))
  const nameStyle = styleOf('bold', size)
  const positionStyle = styleOf('bold', 26)
  const position = balancedLines(positionStyle, upper(jobOf(person)), card.textPt)
  const height = lineOf(styleOf('regular', 26)) + lineOf(nameStyle) + position.length * lineOf(positionStyle) + 10
  const left = (card.widthPt - card.textPt) / 2
  let y = card.heightPt / 2 + (card.heightPt / 2 - height) / 2
  y = pdf.centred(styleOf('regular', 26), [person.honorific === 'ông' ? 'Ông' : 'Bà'], left, y, card.textPt)
  y = pdf.centred(nameStyle, [name], left, y, card.textPt) + 10
  pdf.centred(positionStyle, position, left, y, card.textPt)
}
