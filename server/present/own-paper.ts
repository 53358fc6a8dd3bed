import type { FolderLine, OwnPaperLine } from '~/domain/documents/own-papers'
import type { FolderRow, listOwnPapers } from '~db/queries/own-papers'

export function presentFolder({ id, parentId, name }: FolderRow, holds: { papers: number; folders: number }): FolderLine {
  return { id, parentId, name, papers: holds.papers, folders: holds.folders }
}

export function presentOwnPaper({ document, version, drawnPages }: Awaited<ReturnType<typeof listOwnPapers>>[number]): OwnPaperLine {
  return {
    documentId: document.id, versionId: version.id, folderId: document.folderId, title: document.title,
    pages: version.pageCount, drawnPages, sizeBytes: version.sizeBytes, addedAt: document.createdAt, deletedAt: document.recalledAt,
  }
}
