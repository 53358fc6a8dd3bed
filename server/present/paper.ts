import type { ReaderVersion } from '~/domain/documents/reading'
import type { DocumentRow, PlaceRow, VersionRow } from '~db/queries/documents'
import type { listPages } from '~db/queries/documents'

/** A paper in a list. `drawnPages` < `pages` while its pictures are being made. */
export type PaperLine = {
  documentId: string
  versionId: string
  itemId: string
  title: string
  pages: number
  drawnPages: number
  sizeBytes: number
  /** the page where this person left it, null when never opened */
  leftAtPage: number | null
  mayChange: boolean
  mayRecall: boolean
}

type Row = { document: DocumentRow; version: VersionRow; drawnPages: number }

export function presentPaper({ document, version, drawnPages }: Row, own: { place: PlaceRow | null; mayChange: boolean; mayRecall: boolean }): PaperLine {
  return {
    documentId: document.id, versionId: version.id, itemId: document.itemId, title: document.title,
    pages: version.pageCount, drawnPages, sizeBytes: version.sizeBytes,
    leftAtPage: own.place?.page ?? null, mayChange: own.mayChange, mayRecall: own.mayRecall,
  }
}

/** What the reader needs before it can show a page. */
export function presentVersion(document: DocumentRow, version: VersionRow, pages: Awaited<ReturnType<typeof listPages>>): ReaderVersion {
  return {
    id: version.id, title: document.title,
    pages: pages.map(({ page, widthPt, heightPt, state, contentBox }) => ({ page, widthPt, heightPt, state, box: contentBox })),
  }
}
