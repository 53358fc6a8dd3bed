import type { DocumentId, ItemId, VersionId } from '../kernel/ids'
import type { PageBox } from './page-box'

/** Where a reader is: page from 1, and how far down that page, 0–1. */
export type ReadingPlace = { page: number; offset: number }

/** A page as the reader lays it out. Sizes in points as shown; `box` is where there is print, null for the whole page. */
export type ReaderPage = { page: number; widthPt: number; heightPt: number; state: 'waiting' | 'ready' | 'failed'; box: PageBox | null }

export type ReaderVersion = { id: VersionId; title: string; pages: ReaderPage[] }

/** A paper in a list. `drawnPages` < `pages` while its pictures are being made. */
export type PaperLine = {
  documentId: DocumentId
  versionId: VersionId
  itemId: ItemId
  title: string
  pages: number
  drawnPages: number
  sizeBytes: number
  /** the page where this person left it, null when never opened */
  leftAtPage: number | null
  mayChange: boolean
  mayRecall: boolean
}
