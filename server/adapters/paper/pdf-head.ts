import { officialNumber, officialPlaceAndDay } from '~/domain/minutes/official-words'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { draftMark, gluedSubject, headColumnsMm, motto, nation, ptOfMm, shortRule, sizes } from './measures'
import { leftPt, lineHeight, type PdfSheet, textWidthPt, topPt } from './pdf-sheet'
import { balancedLines, type Style, subjectLines, textWidth } from './text-lines'

const left = { x: leftPt, width: ptOfMm(headColumnsMm.left) }
const right = { x: leftPt + left.width, width: ptOfMm(headColumnsMm.right) }
const ruleGapPt = 4

/**
 * Head of page 1: issuing body on the left, Quốc hiệu and Tiêu ngữ on the right, number and day under them, then the name
 * of the kind and the subject. NĐ 30/2020/NĐ-CP, phụ lục I, mục II.1–5. Returns the y under it.
 */
export function drawHead(sheet: PdfSheet, paper: OfficialPaper): number {
  const underIssuer = drawIssuer(sheet, paper)
  const underNation = drawNation(sheet)
  const second = Math.max(underIssuer, underNation) + 6
  const underNumber = drawNumber(sheet, paper, second)
  if (paper.place !== null) {
    const style: Style = { face: 'italic', size: sizes.date }
    sheet.centred('P', style, [officialPlaceAndDay(paper.place, paper.date, paper.year)], right.x, second - (sizes.date - sizes.number) * 0.891, right.width)
  }
  return drawTitle(sheet, paper, Math.max(underNumber, second + lineHeight({ face: 'italic', size: sizes.date })) + 20)
}

function drawIssuer(sheet: PdfSheet, paper: OfficialPaper): number {
  const regular: Style = { face: 'regular', size: sizes.issuer }
  const bold: Style = { face: 'bold', size: sizes.issuer }
  const superior = paper.superior ? balancedLines(regular, paper.superior, left.width) : []
  const issuer = paper.issuer.flatMap((line) => balancedLines(bold, line, left.width))
  const y = sheet.centred('P', bold, issuer, left.x, sheet.centred('P', regular, superior, left.x, topPt, left.width), left.width)
  sheet.rule(left.x, y + ruleGapPt, left.width, textWidth(bold, issuer.at(-1) ?? '') * shortRule)
  return y + ruleGapPt
}

function drawNation(sheet: PdfSheet): number {
  const style: Style = { face: 'bold', size: sizes.motto }
  const y = sheet.centred('P', style, [motto], right.x, sheet.centred('P', { face: 'bold', size: sizes.nation }, [nation], right.x, topPt, right.width), right.width)
  sheet.rule(right.x, y + ruleGapPt, right.width, textWidth(style, motto))
  return y + ruleGapPt
}

function drawNumber(sheet: PdfSheet, paper: OfficialPaper, y: number): number {
  const under = sheet.centred('P', { face: 'regular', size: sizes.number }, [officialNumber(paper.number, paper.symbol)], left.x, y, left.width)
  if (!paper.draft) return under
  const style: Style = { face: 'bold', size: sizes.number }
  const padding = { x: 8, y: 2 }
  const width = textWidth(style, draftMark) + 2 * padding.x
  const top = under + 8
  sheet.centred('P', style, [draftMark], left.x, top + padding.y, left.width)
  sheet.box(left.x + (left.width - width) / 2, top, width, lineHeight(style) + 2 * padding.y)
  return top + lineHeight(style) + 2 * padding.y
}

function drawTitle(sheet: PdfSheet, paper: OfficialPaper, y: number): number {
  const style: Style = { face: 'bold', size: sizes.title }
  const subject = subjectLines(style, gluedSubject(paper.subject), textWidthPt * 0.86)
  const under = sheet.centred('H1', style, [paper.kindName, ...subject], leftPt, y, textWidthPt)
  sheet.rule(leftPt, under + ruleGapPt, textWidthPt, textWidth(style, subject.at(-1) ?? paper.kindName) * shortRule)
  return under + ruleGapPt + 10
}
