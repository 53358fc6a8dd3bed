import { refuse, type Decision } from '~/domain/kernel/result'
import { copyDrawnPages, listPages } from '~db/queries/documents'
import { findOwnPaper, newestVersion } from '~db/queries/own-papers'
import type { ActorCtx, Tx } from '../../context'
import { addPaper, type AddedPaper } from '../documents/add-paper'

/**
 * Lays an own paper on an item of a meeting that its owner prepares, as a document of the meeting: it takes the course of
 * every paper there, and stays when the own one goes. The bytes and pictures are shared by their hashes, nothing is
 * copied. Refuses not-found, forbidden (`upload-paper`), documents/state-secret {level, in}.
 */
export async function addToMeeting(tx: Tx, ctx: ActorCtx, { documentId, itemId }: { documentId: string; itemId: string }): Promise<Decision<AddedPaper>> {
  const document = await findOwnPaper(tx, ctx.actor.userId, documentId)
  const version = document && (await newestVersion(tx, documentId))
  if (!document || !version) return refuse('not-found')
  const sizes = (await listPages(tx, version.id)).map(({ widthPt, heightPt }) => ({ widthPt, heightPt }))
  const { fileName, fileHash: hash, pdfHash, mediaType, sizeBytes, findings, signatures, outline } = version
  const added = await addPaper(tx, ctx, itemId, { title: document.title, fileName, hash, pdfHash, mediaType, sizeBytes, sizes, inside: { findings, signatures, bookmarks: outline } })
  if (added.ok) await copyDrawnPages(tx, version.id, added.value.versionId)
  tx.tell({ kind: 'indexing' }) // with all its pages drawn it is read already
  return added
}
