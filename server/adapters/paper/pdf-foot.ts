import { type OfficialPaper, type SignatureBlock } from '~/domain/minutes/paper'
import { recipientLines, signatureSpacePt, signedMark, sizes } from './measures'
import { leftPt, lineHeight, type PdfSheet, type Style, textWidthPt } from './pdf-sheet'

const bold: Style = { face: 'bold', size: sizes.signer }
const italic: Style = { face: 'italic', size: sizes.signer }
const head: Style = { face: 'boldItalic', size: sizes.recipientsHead }
const small: Style = { face: 'regular', size: sizes.recipients }
const gapPt = 14
/** Nơi nhận takes two fifths of a notice's foot, the signer the rest. */
const recipientsPt = textWidthPt * 0.42

/** Height of the signatures, which must stay with the last lines of the body. Points. */
export function footHeight(sheet: PdfSheet, paper: OfficialPaper): number {
  const perRow = paper.kind === 'minutes' ? signatureColumns(paper).width : textWidthPt - recipientsPt
  const heights = paper.signatures.map((signature) => signatureHeight(sheet, signature, perRow))
  const rows = paper.kind === 'minutes' ? signatureColumns(paper).rows : 1
  const recipients = lineHeight(head) + wrappedRecipients(sheet, paper, paper.kind === 'minutes' ? textWidthPt : recipientsPt).length * lineHeight(small)
  const signatures = rows * Math.max(0, ...heights)
  return gapPt + (paper.kind === 'minutes' ? signatures + recipients + gapPt / 2 : Math.max(signatures, recipients))
}

/**
 * Foot of the paper. Mẫu 1.9: THƯ KÝ left, CHỦ TỌA right, Nơi nhận under them; Mẫu 1.4: Nơi nhận left, level with the
 * signer. NĐ 30/2020/NĐ-CP, phụ lục I, mục II.7 and II.9; phụ lục III.
 */
export function drawFoot(sheet: PdfSheet, paper: OfficialPaper, bodyEndY: number): void {
  const y = bodyEndY + gapPt
  if (paper.kind !== 'minutes') {
    drawRecipients(sheet, paper, y, recipientsPt)
    paper.signatures.forEach((signature) => drawSignature(sheet, signature, leftPt + recipientsPt, y, textWidthPt - recipientsPt))
    return
  }
  const { width, columns } = signatureColumns(paper)
  const rowPt = Math.max(...paper.signatures.map((signature) => signatureHeight(sheet, signature, width)))
  paper.signatures.forEach((signature, index) => drawSignature(sheet, signature, leftPt + (index % columns) * width, y + Math.floor(index / columns) * rowPt, width))
  drawRecipients(sheet, paper, y + signatureColumns(paper).rows * rowPt + gapPt / 2, textWidthPt)
}

/** At most three signatures side by side. */
function signatureColumns(paper: OfficialPaper) {
  const columns = Math.min(3, Math.max(1, paper.signatures.length))
  return { columns, width: textWidthPt / columns, rows: Math.ceil(paper.signatures.length / columns) }
}

const wrapped = (sheet: PdfSheet, lines: string[], widthPt: number) => lines.flatMap((line) => sheet.wrapBalanced(bold, line, widthPt - 8).map(({ words }) => words.join(' ')))

function signatureHeight(sheet: PdfSheet, signature: SignatureBlock, widthPt: number): number {
  const lines = wrapped(sheet, [...signature.lines, ...(signature.statePosition ? [signature.statePosition] : []), signature.name], widthPt)
  return lines.length * lineHeight(bold) + signatureSpacePt
}

function drawSignature(sheet: PdfSheet, signature: SignatureBlock, x: number, y: number, widthPt: number): void {
  const under = sheet.centred('P', bold, wrapped(sheet, signature.lines, widthPt), x, y, widthPt)
  if (signature.signed) sheet.centred('P', italic, [signedMark], x, under + (signatureSpacePt - lineHeight(italic)) / 2, widthPt)
  const name = wrapped(sheet, [...(signature.statePosition ? [signature.statePosition] : []), signature.name], widthPt)
  sheet.centred('P', bold, name, x, under + signatureSpacePt, widthPt)
}

function wrappedRecipients(sheet: PdfSheet, paper: OfficialPaper, widthPt: number): string[] {
  return recipientLines(paper.recipients).flatMap((line) => sheet.wrap(small, line, widthPt)).map(({ words }) => words.join(' '))
}

function drawRecipients(sheet: PdfSheet, paper: OfficialPaper, y: number, widthPt: number): void {
  const element = sheet.element('P')
  element.line(head, 'Nơi nhận:', leftPt, y)
  wrappedRecipients(sheet, paper, widthPt).forEach((line, index) => element.line(small, line, leftPt, y + lineHeight(head) + index * lineHeight(small)))
  element.end()
}
