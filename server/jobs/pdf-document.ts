import type { PaperWord } from '~/domain/annotations/text-boxes'
import { paperLimits } from '~/domain/documents/limits'
import { type PaperSignature } from '~/domain/documents/paper'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { shouldShow } from './blank-page'
import { type PageSize, type PdfOutline } from './page-messages'
import { type PdfFile } from './pdf-file'
import { readBookmarks } from './pdf-bookmarks'
import { copyPages, type PageRange } from './pdf-copy'
import { readFindings } from './pdf-findings'
import { readUtf16, withBuffer } from './pdf-memory'
import { readSignatures } from './pdf-signatures'
import { readText } from './pdf-text'
import { readWords } from './pdf-words'
import { type Pdfium } from './pdfium'

/** FPDF_GetLastError: 4 a password is needed, 5 a protection that nobody here can open. */
const passwordErrors = [4, 5]
/** FPDFBitmap_BGRx with FPDF_REVERSE_BYTE_ORDER gives R, G, B, unused. */
const bgrx = 3
const asRgb = 0x10
const withAnnotations = 0x01
/** A4: stands in for a page whose box cannot be read, so that the others keep their numbers. */
const a4: PageSize = { widthPt: 595, heightPt: 842 }

export type RawPicture = { rgbx: Buffer; widthPx: number; heightPx: number }

/** One open PDF in PDFium. Close it; the handles live in memory that JavaScript does not collect. */
export class PdfDocument {
  private readonly fields: FormFields | null

  private constructor(
    private readonly pdfium: Pdfium,
    private readonly handle: number,
    private readonly access: number,
    private readonly file: PdfFile,
    readonly pages: number,
  ) {
    this.fields = pdfium._FPDF_GetFormType(handle) === 0 ? null : new FormFields(pdfium, handle)
  }

  /**
   * Opens a file that `loadPdfium`'s block reader serves. Refuses `documents/not-pdf`, `/encrypted`, `/damaged`,
   * `/empty` and `/too-many-pages` {pages, limit}. A file that only forbids printing or copying is opened.
   */
  static open(pdfium: Pdfium, file: PdfFile): Decision<PdfDocument> {
    const whole = file.decideWhole()
    if (!whole.ok) return whole
    const access = fileAccess(pdfium, file.size)
    const handle = pdfium._FPDF_LoadCustomDocument(access, 0)
    if (handle === 0) {
      const encrypted = passwordErrors.includes(pdfium._FPDF_GetLastError())
      pdfium.wasmExports.free(access)
      return refuse(encrypted ? 'documents/encrypted' : 'documents/damaged')
    }
    const pages = decidePages(pdfium._FPDF_GetPageCount(handle))
    if (pages.ok) return allow(new PdfDocument(pdfium, handle, access, file, pages.value))
    pdfium._FPDF_CloseDocument(handle)
    pdfium.wasmExports.free(access)
    return pages
  }

  close() {
    this.fields?.close()
    this.pdfium._FPDF_CloseDocument(this.handle)
    this.pdfium.wasmExports.free(this.access)
  }

  /** Everything about the paper but its pages' content. Refuses `documents/damaged` when not one page has a size. */
  outline(): Decision<PdfOutline> {
    const { pdfium, handle, file, pages } = this
    const sizes = this.sizes()
    if (sizes.every((size) => size === null)) return refuse('documents/damaged')
    return allow({
      pages, sizes: sizes.map((size) => size ?? a4), title: metaTitle(pdfium, handle),
      findings: readFindings(pdfium, handle, file), bookmarks: readBookmarks(pdfium, handle, pages),
      signatures: Math.max(0, pdfium._FPDF_GetSignatureCount(handle)),
    })
  }

  /** Writes some pages as a PDF of their own. Refuses documents/page-failed {page}. */
  copyPages(pages: PageRange, to: string): Decision {
    return copyPages(this.pdfium, this.handle, pages, to)
  }

  /** Whether its table of objects was read as it stands; PDFium makes one of its own for a file where that fails, other programs may not. */
  get hasSoundTable(): boolean {
    return this.pdfium._FPDF_DocumentHasValidCrossReferenceTable(this.handle) !== 0
  }

  /** As a reader sees the pages; null for one whose box cannot be read. */
  sizes(): (PageSize | null)[] {
    return Array.from({ length: this.pages }, (_, index) => pageSize(this.pdfium, this.handle, index))
  }

  /** How many annotations a page (from 1) has; null for a page that PDFium cannot make sense of. */
  annotations(page: number): number | null {
    const count = this.withPage(page, ({ annotations }) => annotations)
    return count.ok ? count.value : null
  }

  signatures(): PaperSignature[] {
    return readSignatures(this.pdfium, this.handle, this.file)
  }

  /** Runs `use` on a page (from 1). Refuses `documents/page-failed` {page} when PDFium cannot make sense of it. */
  withPage<T>(page: number, use: (page: PdfPage) => T): Decision<T> {
    const handle = this.pdfium._FPDF_LoadPage(this.handle, page - 1)
    if (handle === 0) return refuse('documents/page-failed', { page })
    this.fields?.enterPage(handle)
    try {
      return allow(use(new PdfPage(this.pdfium, this.handle, handle, page - 1, this.fields)))
    } finally {
      this.fields?.leavePage(handle)
      this.pdfium._FPDF_ClosePage(handle)
    }
  }
}

export class PdfPage {
  constructor(
    private readonly pdfium: Pdfium,
    private readonly document: number,
    private readonly handle: number,
    private readonly index: number,
    private readonly fields: FormFields | null,
  ) {}

  /** Degrees clockwise that the page asks to be turned by; widths and pictures have it applied. */
  get rotation(): number {
    return this.pdfium._FPDFPage_GetRotation(this.handle) * 90
  }

  get annotations(): number {
    return this.pdfium._FPDFPage_GetAnnotCount(this.handle)
  }

  /** The page's text in NFC, line by line; empty for a scan. */
  text(): string {
    return readText(this.pdfium, this.handle)
  }

  /** The page's words with their places on the page as it is shown. */
  words(): PaperWord[] {
    return readWords(this.pdfium, this.handle)
  }

  /** Whether a white picture of this page hides that it could not be drawn. */
  shouldShow(): boolean {
    return shouldShow(this.pdfium, this.document, this.handle, this.index)
  }

  /** Draws the page on white, `widthPx` wide unless `fitPicture` says less. */
  draw(widthPx: number): RawPicture {
    const { pdfium, handle } = this
    const fit = fitPicture({ widthPt: pdfium._FPDF_GetPageWidthF(handle), heightPt: pdfium._FPDF_GetPageHeightF(handle) }, widthPx)
    const bitmap = pdfium._FPDFBitmap_CreateEx(fit.widthPx, fit.heightPx, bgrx, 0, 0)
    if (bitmap === 0) throw new Error('PDFium has no memory for the picture')
    try {
      pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, fit.widthPx, fit.heightPx, 0xffffffff)
      pdfium._FPDF_RenderPageBitmap(bitmap, handle, 0, 0, fit.widthPx, fit.heightPx, 0, asRgb | withAnnotations)
      this.fields?.draw(bitmap, handle, fit)
      const pixels = pdfium._FPDFBitmap_GetBuffer(bitmap)
      const bytes = pdfium._FPDFBitmap_GetStride(bitmap) * fit.heightPx
      return { ...fit, rgbx: Buffer.from(pdfium.HEAPU8.slice(pixels, pixels + bytes).buffer) }
    } finally {
      pdfium._FPDFBitmap_Destroy(bitmap)
    }
  }
}

/**
 * What forms show on a page: filled fields and above all the picture of a digital signature, the red seal, which is a
 * form field. This build of PDFium has no JavaScript; nothing of the form can run.
 */
class FormFields {
  private readonly info: number
  private readonly form: number

  constructor(private readonly pdfium: Pdfium, document: number) {
    const bytes = 256 // FPDF_FORMFILLINFO version 2 without callbacks
    this.info = pdfium.wasmExports.malloc(bytes)
    pdfium.HEAPU8.fill(0, this.info, this.info + bytes)
    pdfium.HEAPU8[this.info] = 2
    this.form = pdfium._FPDFDOC_InitFormFillEnvironment(document, this.info)
    pdfium._FPDF_SetFormFieldHighlightAlpha(this.form, 0)
  }

  enterPage(page: number) {
    this.pdfium._FORM_OnAfterLoadPage(page, this.form)
  }

  draw(bitmap: number, page: number, { widthPx, heightPx }: { widthPx: number; heightPx: number }) {
    this.pdfium._FPDF_FFLDraw(this.form, bitmap, page, 0, 0, widthPx, heightPx, 0, asRgb)
  }

  leavePage(page: number) {
    this.pdfium._FORM_OnBeforeClosePage(page, this.form)
  }

  close() {
    this.pdfium._FPDFDOC_ExitFormFillEnvironment(this.form)
    this.pdfium.wasmExports.free(this.info)
  }
}

/** Pixels of a page's picture: the wanted width, but never more than 8 million pixels nor 8,000 a side (a strip of till roll, a map of kilometres). */
function fitPicture(size: PageSize, widthPx: number): { widthPx: number; heightPx: number } {
  const width = Math.max(size.widthPt, 0.01)
  const height = Math.max(size.heightPt, 0.01)
  const scale = Math.min(widthPx / width, 8_000 / height, Math.sqrt(8_000_000 / width / height))
  return { widthPx: Math.max(1, Math.round(width * scale)), heightPx: Math.max(1, Math.round(height * scale)) }
}

function decidePages(pages: number): Decision<number> {
  if (pages < 1) return refuse('documents/empty')
  return pages > paperLimits.pages ? refuse('documents/too-many-pages', { pages, limit: paperLimits.pages }) : allow(pages)
}

/** From the page's box alone: its content is not parsed, so a poisonous page cannot hold up the others. */
function pageSize(pdfium: Pdfium, document: number, index: number): PageSize | null {
  return withBuffer(pdfium, 8, (size) => {
    if (!pdfium._FPDF_GetPageSizeByIndexF(document, index, size)) return null
    const [widthPt = 0, heightPt = 0] = new Float32Array(pdfium.HEAPU8.slice(size, size + 8).buffer)
    return widthPt > 0 && heightPt > 0 ? { widthPt, heightPt } : null
  })
}

function metaTitle(pdfium: Pdfium, document: number): string | null {
  return withBuffer(pdfium, 6, (tag) => {
    pdfium.HEAPU8.set(Buffer.from('Title\0', 'latin1'), tag)
    return readUtf16(pdfium, (buffer, bytes) => pdfium._FPDF_GetMetaText(document, tag, buffer, bytes)).slice(0, 1_000) || null
  })
}

/** struct FPDF_FILEACCESS { length, read function, its argument }, little-endian 32-bit. */
function fileAccess(pdfium: Pdfium, bytes: number): number {
  const access = pdfium.wasmExports.malloc(12)
  const fields = new DataView(pdfium.HEAPU8.buffer, access, 12)
  fields.setUint32(0, bytes, true)
  fields.setUint32(4, pdfium.blockReader, true)
  fields.setUint32(8, 0, true)
  return access
}
