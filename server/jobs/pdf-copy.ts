import { closeSync, openSync, writeSync } from 'node:fs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { withBuffer } from './pdf-memory'
import { type Pdfium } from './pdfium'

/** Pages `from` (counted from 1) and the `count - 1` after it. */
export type PageRange = { from: number; count: number }

/** FPDFPage_Flatten for print: what is shown by annotations and form fields, the red seal above all, becomes part of the page. */
const asPrinted = 1
/** FPDF_NO_INCREMENTAL: written as a plain file with a cross-reference table, which `PdfJoiner` reads. */
const plain = 2

/**
 * Writes some pages of an open document as a PDF of their own to `to`, with everything that they show and nothing else: no
 * scripts, attachments or bookmarks go along. The source is read block by block. Refuses documents/page-failed {page}.
 */
export function copyPages(pdfium: Pdfium, source: number, range: PageRange, to: string): Decision {
  return withCopy(pdfium, source, range, (copy) => {
    for (let at = 0; at < range.count; at++) flatten(pdfium, copy, at)
    return save(pdfium, copy, to)
  })
}

function save(pdfium: Pdfium, document: number, to: string): boolean {
  const file = openSync(to, 'w')
  try {
    return savePdf(pdfium, document, (bytes) => { for (let done = 0; done < bytes.byteLength;) done += writeSync(file, bytes, done) })
  } finally {
    closeSync(file)
  }
}

/** Lends some pages of an open document as a document of their own. Refuses documents/page-failed {page} when that or `use` fails. */
export function withCopy(pdfium: Pdfium, source: number, { from, count }: PageRange, use: (copy: number) => boolean): Decision {
  const copy = pdfium._FPDF_CreateNewDocument()
  try {
    const imported = withBuffer(pdfium, count * 4, (indices) => {
      const numbers = new DataView(pdfium.HEAPU8.buffer, indices, count * 4)
      for (let at = 0; at < count; at++) numbers.setInt32(at * 4, from - 1 + at, true)
      return pdfium._FPDF_ImportPagesByIndex(copy, source, indices, count, 0) !== 0
    })
    return imported && use(copy) ? allow() : refuse('documents/page-failed', { page: from })
  } finally {
    pdfium._FPDF_CloseDocument(copy)
  }
}

/** Hands a document's bytes to `write` as a plain file; false when PDFium gives up. struct FPDF_FILEWRITE { version 1, write function }. */
export function savePdf(pdfium: Pdfium, document: number, write: (bytes: Uint8Array) => void): boolean {
  pdfium.blockWriter.write = write
  try {
    return withBuffer(pdfium, 8, (struct) => {
      const fields = new DataView(pdfium.HEAPU8.buffer, struct, 8)
      fields.setUint32(0, 1, true)
      fields.setUint32(4, pdfium.blockWriter.slot, true)
      return pdfium._FPDF_SaveAsCopy(document, struct, plain) !== 0
    })
  } finally {
    pdfium.blockWriter.write = null
  }
}

function flatten(pdfium: Pdfium, document: number, index: number) {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return
  if (pdfium._FPDFPage_GetAnnotCount(page) > 0) pdfium._FPDFPage_Flatten(page, asPrinted)
  pdfium._FPDF_ClosePage(page)
}
