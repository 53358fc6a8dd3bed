import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { fontFiles } from './fonts'
import { textWidth } from './text-lines'

const sizePt = 7
/** Letters with a mark below or two above stay within it. */
const heightPt = 10
const grey = '#767676'

/** A PDF as small as one line of seven points in grey: "Nguyễn Văn A · 22/11/2026 09:41 · Nghị Sự". Its font has only these letters. */
export async function copyMark(text: string): Promise<Uint8Array> {
  const line = text.normalize('NFC')
  const widthPt = Math.ceil(textWidth({ face: 'regular', size: sizePt }, line)) + 1
  const pdf = new PDFDocument({ size: [widthPt, heightPt], margin: 0, font: fontFiles.regular })
  pdf.fontSize(sizePt).fillColor(grey).text(line, 0, 1, { lineBreak: false })
  pdf.end()
  return new Uint8Array(await buffer(pdf))
}
