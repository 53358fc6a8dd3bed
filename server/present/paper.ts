import type { PaperLine, ReaderVersion } from '~/domain/documents/reading'
import type { DocumentRow, listPages, MeetingDocument, PlaceRow, VersionRow } from '~db/queries/documents'

type Row = { document: MeetingDocument; version: VersionRow; drawnPages: number }

export function presentPaper({ document, version, drawnPages }: Row, own: { place: PlaceRow | null; mayChange: boolean; mayRecall: boolean }): PaperLine {
  return {
    documentId: document.id, versionId: version.id, itemId: document.itemId, title: document.title,
    state: document.state, groupName: document.groupName, pages: version.pageCount, drawnPages, sizeBytes: version.sizeBytes,
    findings: version.findings, signatures: version.signatures,
    leftAtPage: own.place?.page ?? null, mayChange: own.mayChange, mayRecall: own.mayRecall,
  }
}

/** What the reader needs before it can show a page. */
export function presentVersion(document: DocumentRow, version: VersionRow, pages: Awaited<ReturnType<typeof listPages>>): ReaderVersion {
  return {
    id: version.id, title: document.title, bookmarks: version.outline,
    pages: pages.map(({ page, widthPt, heightPt, state, contentBox }) => ({ page, widthPt, heightPt, state, box: contentBox })),
  }
}
