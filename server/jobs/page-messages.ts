import { type PaperWord } from '~/domain/annotations/text-boxes'
import { type PageBox } from '~/domain/documents/page-box'
import { type Bookmark, type PaperSignature, type PdfFindings } from '~/domain/documents/paper'
import { type Decision } from '~/domain/kernel/result'
import { type PageRange } from './pdf-copy'
import { type PaperLayers } from './pdf-layers'

/** As a reader sees the page, turned and cropped already; in points of 1/72 inch. */
export type PageSize = { widthPt: number; heightPt: number }

/** What a PDF is, known without drawing it. */
export type PdfOutline = {
  pages: number
  sizes: PageSize[]
  title: string | null
  findings: PdfFindings
  bookmarks: Bookmark[]
  /** how many digital signatures there are to check */
  signatures: number
}

/** Width of the pictures in pixels; an odd page (a strip, a huge sheet) gets fewer. `small` is for a phone or a slow line. */
export const readingWidthPx = 1240
export const smallWidthPx = 800
export const thumbWidthPx = 240

export type PagePicture = { webp: Uint8Array; widthPx: number; heightPx: number }

/** One page, drawn and read. `rotation` is the page's own turn in degrees clockwise, already applied to the pictures. */
export type RenderedPage = {
  reading: PagePicture
  small: PagePicture
  thumb: PagePicture
  /** where there is print; null for the whole page */
  contentBox: PageBox | null
  text: string
  words: PaperWord[]
  rotation: number
}

/** Pages count from 1, as printed. */
export type PageJob =
  | { kind: 'inspect'; path: string }
  | { kind: 'signatures'; path: string }
  | { kind: 'text' | 'words'; path: string; page: number }
  | { kind: 'render'; path: string; page: number }
  | { kind: 'copy'; path: string; pages: PageRange; to: string }
  /** a copy with layers over it, written to `to` */
  | { kind: 'take'; path: string; layers: PaperLayers; to: string }
  /** a photograph as a page shows it, written to `to` as a small JPEG */
  | { kind: 'straighten'; path: string; to: string }
  /** such photographs as the pages of one PDF, in their order */
  | { kind: 'bind'; pictures: string[]; to: string }

export type PageJobResult = { inspect: PdfOutline; signatures: PaperSignature[]; text: string; words: PaperWord[]; render: RenderedPage; copy: void; take: void; straighten: void; bind: void }

/** `failed` is a bug or a broken disk, not a broken paper. After `crashed` PDFium's memory cannot be trusted any more. */
export type WorkerAnswer =
  | { outcome: 'decided'; decision: Decision<PageJobResult[PageJob['kind']]> }
  | { outcome: 'crashed'; message: string }
  | { outcome: 'failed'; message: string }
