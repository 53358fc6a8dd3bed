import { type OfficialPaper, type SignatureBlock } from '~/domain/minutes/paper'
import { recipientLines, recipientsShare, signatureSpacePt, signedMark, sizes } from './measures'
import { leftPt, lineHeight, type PdfSheet, textWidthPt } from './pdf-sheet'
import { balancedLines, type Style, wrapLines } from './text-lines'

const bold: Style = { face: 'bold', size: sizes.signer }
const italic: Style = { face: 'italic', size: sizes.signer }
const head: Style = { face: 'boldItalic', size: sizes.recipientsHead }
const small: Style = { face: 'regular', size: sizes.recipients }
const gapPt = 14
const recipientsPt = textWidthPt * recipientsShare

/** Height of the signatures, which must stay with the last lines of the body. Points. */
export function footHeight(paper: OfficialPaper): number {
  const perRow = paper.kind === 'minutes' ? signatureColumns(paper).width : textWidthPt - recipientsPt
  const heights = paper.signatures.map((signature) => signatureHeight(signature, perRow))
  const rows = paper.kind === 'minutes' ? signatureColumns(paper).rows : 1
  const recipients = lineHeight(head) + wrappedRecipients(paper, paper.kind === 'minutes' ? textWidthPt : recipientsPt).length * lineHeight(small)
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
  const rowPt = Math.max(...paper.signatures.map((signature) => signatureHeight(signature, width)))
  paper.signatures.forEach((signature, index) => drawSignature(sheet, signature, leftPt + (index % columns) * width, y + Math.floor(index / columns) * rowPt, width))
  drawRecipients(sheet, paper, y + signatureColumns(paper).rows * rowPt + gapPt / 2, textWidthPt)
}

/** At most three signatures side by side. */
function signatureColumns(paper: OfficialPaper) {
  const columns = Math.min(3, Math.max(1, paper.signatures.length))
  return { columns, width: textWidthPt / columns, rows: Math.ceil(paper.signatures.length / columns) }
}

const wrapped = (lines: string[], widthPt: number) => lines.flatMap((line) => balancedLines(bold, line, widthPt - 8))

function signatureHeight(signature: SignatureBlock, widthPt: number): number {
  const lines = wrapped([...signature.lines, ...(signature.statePosition ? [signature.statePosition] : []), signature.name], widthPt)
  return lines.length * lineHeight(bold) + signatureSpacePt
}

function drawSignature(sheet: PdfSheet, signature: SignatureBlock, x: number, y: number, widthPt: number): void {
  const under = sheet.centred('P', bold, wrapped(signature.lines, widthPt), x, y, widthPt)
  if (signature.signed) sheet.centred('P', italic, [signedMark], x, under + (signatureSpacePt - lineHeight(italic)) / 2, widthPt)
  const name = wrapped([...(signature.statePosition ? [signature.statePosition] : []), signature.name], widthPt)
  sheet.centred('P', bold, name, x, under + signatureSpacePt, widthPt)
}

function wrappedRecipients(paper: OfficialPaper, widthPt: number): string[] {
  return recipientLines(paper.recipients).flatMap((line) => wrapLines(small, line, widthPt)).map(({ words }) => words.join(' '))
}

function drawRecipients(sheet: PdfSheet, paper: OfficialPaper, y: number, widthPt: number): void {
  const element = sheet.element('P')
  element.line(head, 'Nơi nhận:', leftPt, y)
  wrappedRecipients(paper, widthPt).forEach((line, index) => element.line(small, line, leftPt, y + lineHeight(head) + index * lineHeight(small)))
  element.end()
}
