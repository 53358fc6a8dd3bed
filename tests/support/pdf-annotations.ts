import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { loadPdfium, type Pdfium } from '~server/jobs/pdfium'

/** An annotation as pdf.js tells it. */
export type ReadAnnotation = {
  id: string; subtype: string; titleObj: { str: string }; contentsObj: { str: string }; creationDate: string | null; modificationDate: string | null; color: Uint8ClampedArray | null
  inReplyTo?: string; replyType?: string; inkLists?: ArrayLike<number>[]; quadPoints?: ArrayLike<number>; lineCoordinates?: number[]; lineEndings?: string[]; borderStyle: { width: number }; hasAppearance: boolean; rect: number[]
}

/** All annotations of each page, read with pdf.js. */
export async function annotationsByPdfjs(path: string): Promise<ReadAnnotation[][]> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 })
  const document = await task.promise
  const pages: ReadAnnotation[][] = []
  for (let page = 1; page <= document.numPages; page++) pages.push(await (await document.getPage(page)).getAnnotations() as ReadAnnotation[])
  await task.destroy()
  return pages
}

type WithAnnotations = Pdfium & {
  _FPDFPage_GetAnnot(page: number, index: number): number
  _FPDFPage_CloseAnnot(annotation: number): void
  _FPDFAnnot_GetSubtype(annotation: number): number
  _FPDFAnnot_GetInkListCount(annotation: number): number
  _FPDFAnnot_CountAttachmentPoints(annotation: number): number
  _FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, bytes: number): number
}
const subtypes: Record<number, string> = { 1: 'Text', 4: 'Line', 5: 'Square', 9: 'Highlight', 10: 'Underline', 12: 'StrikeOut', 13: 'Stamp', 15: 'Ink' }

/** The annotations of one page (from 1), read with PDFium. */
export async function annotationsByPdfium(path: string, page: number) {
  const pdfium = (await loadPdfium(() => false)) as WithAnnotations
  const file = await readFile(path)
  const { malloc } = pdfium.wasmExports
  const bytes = malloc(file.length)
  pdfium.HEAPU8.set(file, bytes)
  const load = (pdfium as unknown as { _FPDF_LoadMemDocument(bytes: number, size: number, password: number): number })._FPDF_LoadMemDocument
  const handle = pdfium._FPDF_LoadPage(load(bytes, file.length, 0), page - 1)
  const buffer = malloc(8_192)
  const valueOf = (annotation: number, key: string) => {
    const name = malloc(64)
    pdfium.HEAPU8.set(Buffer.from(`${key}\0`, 'latin1'), name)
    const size = pdfium._FPDFAnnot_GetStringValue(annotation, name, buffer, 8_192)
    return Buffer.from(pdfium.HEAPU8.slice(buffer, buffer + Math.max(0, size - 2)).buffer).toString('utf16le')
  }
  return Array.from({ length: pdfium._FPDFPage_GetAnnotCount(handle) }, (_, index) => {
    const annotation = pdfium._FPDFPage_GetAnnot(handle, index)
    const subtype = pdfium._FPDFAnnot_GetSubtype(annotation)
    return {
      subtype: subtypes[subtype] ?? String(subtype), author: valueOf(annotation, 'T'), contents: valueOf(annotation, 'Contents'), madeAt: valueOf(annotation, 'CreationDate'),
      strokes: pdfium._FPDFAnnot_GetInkListCount(annotation), quads: pdfium._FPDFAnnot_CountAttachmentPoints(annotation),
    }
  })
}
