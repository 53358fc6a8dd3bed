import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import PdfKit from 'pdfkit'
import sharp from 'sharp'
import { packageRoot } from '~server/package-root'

const template = join(packageRoot, 'db/demo/papers/scan-12-pages.pdf')
/** gives 105 pages close to 50 MB */
const quality = 84

/**
 * A long paper as an office scanner makes it: `pages` A4 pages from the twelve of the sample scan in turn, each page's
 * picture moved, lightened and encoded anew, so that no two are alike. 105 pages are about 50 MB and take a few seconds.
 */
export async function longScanPdf(pages = 105): Promise<Buffer> {
  const pictures = await scannedPictures(await readFile(template))
  const doc = new PdfKit({ size: 'A4', autoFirstPage: false })
  const done = buffer(doc)
  for (let page = 0; page < pages; page++) {
    const picture = pictures[page % pictures.length]
    if (!picture) throw new Error('the sample scan has no pictures')
    doc.addPage().image(await scannedAgain(picture, Math.floor(page / pictures.length)), 0, 0, { width: 595.28, height: 841.89 })
  }
  doc.end()
  return done
}

/** The JPEG of each page, in order. */
async function scannedPictures(pdf: Uint8Array): Promise<Uint8Array[]> {
  const doc = await PDFDocument.load(pdf)
  return doc.getPages().flatMap((page) => {
    const objects = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict)
    return (objects?.keys() ?? []).flatMap((name) => {
      const object = objects?.lookup(name)
      return object instanceof PDFRawStream ? [object.contents] : []
    })
  })
}

/** As if the sheet went through the scanner another time: a little aside, a little lighter. */
async function scannedAgain(jpeg: Uint8Array, time: number): Promise<Buffer> {
  const paper = '#f1efe9'
  return sharp(jpeg)
    .extract({ left: time, top: time, width: 1654 - time, height: 2339 - time })
    .extend({ right: time, bottom: time, background: paper })
    .linear(1 - time / 200, time / 2)
    .jpeg({ quality }).toBuffer()
}
