import { save } from './pdf-copy'
import { withBuffer } from './pdf-memory'
import { type Pdfium } from './pdfium'

/** From the edge of a page that is 595 points wide; wider and narrower pages in proportion, as the mark itself. */
const marginPt = 12
const usualWidthPt = 595

/**
 * Adds the mark at the foot of every page, as the reader sees it, and writes the whole anew to `to`. `pdf` is a
 * page that holds nothing but the mark. A page that PDFium cannot make sense of stays without. False when the copy cannot be written.
 */
export function writeMarked(pdfium: Pdfium, document: number, pages: number, pdf: Uint8Array, to: string): boolean {
  return withBuffer(pdfium, pdf.byteLength, (bytes) => {
    pdfium.HEAPU8.set(pdf, bytes)
    const source = pdfium._FPDF_LoadMemDocument(bytes, pdf.byteLength, 0)
    const mark = pdfium._FPDF_NewXObjectFromPage(document, source, 0)
    if (mark === 0) throw new Error('the mark is no PDF of one page')
    for (let index = 0; index < pages; index++) markPage(pdfium, document, index, mark)
    pdfium._FPDF_CloseXObject(mark)
    pdfium._FPDF_CloseDocument(source)
    return save(pdfium, document, to)
  })
}

function markPage(pdfium: Pdfium, document: number, index: number, mark: number) {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return
  const box = boxOf(pdfium, page)
  const [a, b, c, d, x, y] = footOf(box, pdfium._FPDFPage_GetRotation(page))
  const object = pdfium._FPDF_NewFormObjectFromXObject(mark)
  pdfium._FPDFPageObj_Transform(object, a, b, c, d, x, y)
  pdfium._FPDFPage_InsertObject(page, object)
  pdfium._FPDFPage_GenerateContent(page)
  pdfium._FPDF_ClosePage(page)
}

export type Box = { left: number; bottom: number; right: number; top: number }
export type Matrix = [a: number, b: number, c: number, d: number, x: number, y: number]

/** How the mark, lying at the origin, comes to the left end of the page's foot once the page is turned (quarters clockwise). */
export function footOf({ left, bottom, right, top }: Box, quarters: number): Matrix {
  const isAcross = quarters % 2 === 1
  const scale = (isAcross ? top - bottom : right - left) / usualWidthPt
  const margin = marginPt * scale
  switch (quarters % 4) {
    case 1: return [0, scale, -scale, 0, right - margin, bottom + margin]
    case 2: return [-scale, 0, 0, -scale, right - margin, top - margin]
    case 3: return [0, -scale, scale, 0, left + margin, top - margin]
    default: return [scale, 0, 0, scale, left + margin, bottom + margin]
  }
}

/** The part of the page that is shown, in its own unturned space; struct FS_RECTF is left, top, right, bottom. */
function boxOf(pdfium: Pdfium, page: number): Box {
  return withBuffer(pdfium, 16, (rect) => {
    pdfium._FPDF_GetPageBoundingBox(page, rect)
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.HEAPU8.slice(rect, rect + 16).buffer)
    return { left, bottom, right, top }
  })
}
