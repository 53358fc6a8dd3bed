import { buffer } from 'node:stream/consumers'
import { degrees, PDFDocument, rgb } from '@cantoo/pdf-lib'
import PdfKit from 'pdfkit'
import sharp from 'sharp'

/** A PDF from the bodies of its objects 1, 2, …; object 1 is the catalog. For shapes that no library would write. */
export function rawPdf(bodies: string[]): Buffer {
  let out = '%PDF-1.7\n'
  const offsets = bodies.map((body, index) => {
    const at = out.length
    out += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

const stream = (dictionary: string, content: string) => `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`

export const pdfWithoutPages = () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])

/** Page 1 draws ten forms that draw ten forms … 12 levels deep: two kilobytes that want terabytes. Page 2 is harmless. */
export function pdfWithMemoryBomb(): Buffer {
  const levels = 12
  const formAt = (level: number) => 6 + level
  const draws = '/F Do '.repeat(10)
  const forms = Array.from({ length: levels }, (_, level) => {
    const inner = level + 1 < levels ? `/Resources << /XObject << /F ${formAt(level + 1)} 0 R >> >>` : ''
    return stream(`/Type /XObject /Subtype /Form /BBox [0 0 600 800] ${inner}`, inner ? draws : '0 0 m 500 700 l S')
  })
  return poisonedFirstPage(`/XObject << /F ${formAt(0)} 0 R >>`, draws, forms)
}

/** Page 1 is filled with a pattern whose tiles lie a hundred-thousandth of a point apart. Page 2 is harmless. */
export function pdfWithEndlessPage(): Buffer {
  const tile = stream('/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 0.00001 /YStep 0.00001 /Resources << >>', '1 0 0 rg 0 0 9 9 re f')
  return poisonedFirstPage('/Pattern << /P 6 0 R >>', '/Pattern cs /P scn 0 0 595 842 re f', [tile])
}

const poisonedFirstPage = (resources: string, content: string, others: string[]) => rawPdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>',
  `<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << ${resources} >> >>`,
  '<< /Type /Page /Parent 2 0 R >>',
  stream('', content),
  ...others,
])

/** A page that names itself a page and whose content is not there, between two good ones. */
export const pdfWithMissingPage = () => rawPdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R 9 0 R 4 0 R] /Count 3 /MediaBox [0 0 595 842] >>',
  '<< /Type /Page /Parent 2 0 R >>',
  '<< /Type /Page /Parent 2 0 R >>',
])

/** A text page; with `userPassword` nobody opens it without, with `ownerPassword` alone everybody reads it. */
export async function textPdf(text: string, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const doc = new PdfKit({ size: 'A4', ...options })
  const done = buffer(doc)
  doc.text(text).end()
  return done
}

/** Pages like those of an office scanner: one grainy JPEG on grey paper each, no text. */
export async function scanPdf(pages: number): Promise<Buffer> {
  const doc = new PdfKit({ size: 'A4', autoFirstPage: false })
  const done = buffer(doc)
  for (let page = 0; page < pages; page++) {
    const noise = { type: 'gaussian' as const, mean: 225, sigma: 8 }
    const jpeg = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff', noise } }).jpeg().toBuffer()
    doc.addPage().image(jpeg, 0, 0, { width: 595, height: 842 })
  }
  doc.end()
  return done
}

/** Blank pages of the given sizes in points; a black square marks the left lower corner before the page is turned. */
export async function boxesPdf(boxes: { width: number; height: number; rotation?: number }[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  for (const { width, height, rotation = 0 } of boxes) {
    const page = doc.addPage([width, height])
    page.drawRectangle({ x: 0, y: 0, width: width / 10, height: height / 10 })
    page.setRotation(degrees(rotation))
  }
  return doc.save({ useObjectStreams: false })
}

/** A form field with a filled look, as the picture of a signature is one. */
export async function signaturePdf(): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  const page = doc.addPage([600, 600])
  doc.getForm().createTextField('seal').addToPage(page, { x: 0, y: 0, width: 600, height: 600, borderWidth: 0, backgroundColor: rgb(1, 0, 0) })
  return doc.save()
}

/** A text paper of several pages, each with its own paragraphs, set in 12 points; `picture`, a page that is only an image. */
export async function pagesPdf(pages: readonly (readonly string[] | { picture: Buffer })[]): Promise<Buffer> {
  const doc = new PdfKit({ size: 'A4', autoFirstPage: false, margin: 72 })
  const done = buffer(doc)
  for (const page of pages) {
    doc.addPage()
    if ('picture' in page) doc.image(page.picture, 0, 0, { width: 595, height: 842 })
    else for (const paragraph of page) doc.fontSize(12).text(paragraph).moveDown()
  }
  doc.end()
  return done
}

/** A scanned page with lines of ink that are its own. */
export function scannedPage(seed: number): Promise<Buffer> {
  const strokes = Array.from({ length: 14 }, (_, row) => `<rect x="${150 + ((seed * 37 + row * 61) % 200)}" y="${120 + row * 95}" width="${300 + ((seed * 113 + row * 89) % 500)}" height="26" fill="#222"/>`)
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#f6f3ec"/>${strokes.join('')}</svg>`)).jpeg({ quality: 80 }).toBuffer()
}
