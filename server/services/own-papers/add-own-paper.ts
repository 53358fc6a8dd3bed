import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { insertDocument } from '~db/queries/documents'
import { findFolder, findSameOwnFile } from '~db/queries/own-papers'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import type { AddedPaper } from '../documents/add-paper'
import { insertFile, type CheckedFile } from '../documents/insert-file'
import { audit } from '../kernel/audit'
import { ownRoomFor } from './own-space'

/** Whether this person keeps own papers there. Refuses forbidden (a device account), not-found (no such folder of his). */
export async function mayOwnPaper(q: Queries, ctx: ActorCtx, folderId: string | null): Promise<Decision> {
  if (ctx.actor.isScreen) return refuse('forbidden')
  if (folderId !== null && !(await findFolder(q, ctx.actor.userId, folderId))) return refuse('not-found')
  return allow()
}

/**
 * Lays a checked file among the person's own papers; nobody else reads it. The same bytes again in the same folder, as
 * after an answer that got lost, give the paper that is there. Refuses like `mayOwnPaper`, documents/state-secret {level, in}, documents/own-space-full.
 */
export async function addOwnPaper(tx: Tx, ctx: ActorCtx, folderId: string | null, file: CheckedFile): Promise<Decision<AddedPaper>> {
  const may = await mayOwnPaper(tx, ctx, folderId)
  if (!may.ok) return may
  const names = decideSecrecyOfNames([file.title, file.fileName])
  if (!names.ok) return names
  const ownerId = ctx.actor.userId
  const same = await findSameOwnFile(tx, ownerId, folderId, file.hash)
  if (same) return allow(same)

  const room = await ownRoomFor(tx, ownerId, file.sizeBytes)
  if (!room.ok) return room
  const documentId = ctx.newId()
  await insertDocument(tx, {
    id: documentId, ownerId, folderId, position: 0, title: file.title, searchTitle: foldForSearch(file.title),
    preparingUnitId: ctx.actor.unitId, state: 'approved', createdBy: ownerId, createdAt: ctx.now(),
  })
  const versionId = await insertFile(tx, ctx, documentId, 1, file)
  await audit(tx, ctx, 'paper-uploaded', documentId, { own: true, fileHash: file.hash, pdfHash: file.pdfHash, sizeBytes: file.sizeBytes })
  return allow({ documentId, versionId })
}
