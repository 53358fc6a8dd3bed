import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { allow, refuse, type Decision } from '~/domain/kernel/result'

/** A4 in points, and its pixels at 200 dpi: what a page of print needs and a page of paper gives. */
const a4 = { short: 595.28, long: 841.89 }
const shortPx = 1654
const longPx = 2339
/** A telephone takes 12 to 50 million pixels; what claims more is a bomb, or a poster. */
const limitMpx = 64
const seconds = 30

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a one-page PDF of a photograph, one photograph at a time in the whole server, because a large one that lies on its
 * side takes hundreds of megabytes while it is turned; it stands upright as the camera held it, on an A4 page lying the way the picture lies.
 * Refuses documents/picture-failed {limitMpx} for what is broken or too large to open.
 */
export function pictureToPdf(picture: string, target: string): Promise<Decision<string>> {
  const next = last.then(() => convert(picture, target))
  last = next.catch(() => undefined)
  return next
}

async function convert(picture: string, target: string): Promise<Decision<string>> {
  const drawn = await draw(picture)
  if (!drawn) return refuse('documents/picture-failed', { limitMpx })
  const { data, info } = drawn
  const size: [number, number] = info.width > info.height ? [a4.long, a4.short] : [a4.short, a4.long]
  const pdf = new PDFDocument({ size, margin: 0 })
  pdf.image(data, 0, 0, { fit: size, align: 'center', valign: 'center' })
  pdf.end()
  await pipeline(pdf, createWriteStream(target))
  return allow(target)
}

/** The picture turned, made smaller and without transparency, as JPEG; null when it cannot be opened. */
async function draw(picture: string) {
  try {
    const open = () => sharp(picture, { limitInputPixels: limitMpx * 1_000_000, failOn: 'error' })
    const { width = 0, height = 0, orientation = 1 } = await open().metadata()
    const lies = orientation >= 5 ? height > width : width > height
    const box = lies ? { width: longPx, height: shortPx } : { width: shortPx, height: longPx }
    return await open().rotate().resize({ ...box, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' })
      .timeout({ seconds }).jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true })
  } catch {
    return null // sharp says with words, not with codes, what is wrong with a picture
  }
}
