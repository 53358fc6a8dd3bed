import { insertVersion } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import type { PaperInside } from '../../jobs/check-paper'
import type { PageSize } from '../../jobs/page-messages'

/** A checked file that lies in the store already. `title` is what lists show, `fileName` what a download is called. */
export type CheckedFile = {
  title: string
  fileName: string
  /** the original bytes, their size, and what they are */
  hash: string
  sizeBytes: number
  mediaType: string
  /** what is drawn: the original when that is a PDF, else what was made of it */
  pdfHash: string
  sizes: PageSize[]
  /** what is new in this version, in the words of whoever brought it */
  note?: string
  inside: PaperInside
}

/** Writes a file down as version `number` of a document and has its pages drawn after the commit. Answers the version's id. */
export async function insertFile(tx: Tx, ctx: ActorCtx, documentId: string, number: number, file: CheckedFile): Promise<string> {
  const versionId = ctx.newId()
  const pages = file.sizes.map((size, index) => ({ versionId, page: index + 1, ...size, state: 'waiting' as const }))
  await insertVersion(tx, {
    id: versionId, documentId, number, fileName: file.fileName, fileHash: file.hash, mediaType: file.mediaType, pdfHash: file.pdfHash, sizeBytes: file.sizeBytes, note: file.note ?? '',
    pageCount: pages.length, findings: file.inside.findings, signatures: file.inside.signatures, outline: file.inside.bookmarks, state: 'rendering', createdBy: ctx.actor.userId, createdAt: ctx.now(),
  }, pages)
  tx.tell({ kind: 'rendering', versionId })
  return versionId
}
