import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { allow, type Decision } from '~/domain/kernel/result'

/** A4 in points. */
const a4 = { short: 595.28, long: 841.89 }

/** Writes a PDF with each picture (JPEG, straight) in the middle of an A4 page that lies the way the picture lies. */
export async function bindPictures(pictures: readonly string[], target: string): Promise<Decision> {
  const pdf = new PDFDocument({ autoFirstPage: false, margin: 0 })
  const written = pipeline(pdf, createWriteStream(target))
  for (const picture of pictures) {
    const { width = 0, height = 0 } = await sharp(picture).metadata()
    const fit: [number, number] = width > height ? [a4.long, a4.short] : [a4.short, a4.long]
    pdf.addPage({ size: fit, margin: 0 }).image(picture, 0, 0, { fit, align: 'center', valign: 'center' })
  }
  pdf.end()
  await written
  return allow()
}
