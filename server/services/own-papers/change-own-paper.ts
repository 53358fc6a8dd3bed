import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updateDocument } from '~db/queries/documents'
import { findFolder, findOwnPaper, newestVersion } from '~db/queries/own-papers'
import { markIndexed } from '~db/queries/search'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** Refuses not-found, documents/state-secret {level, in}. */
export async function renameOwnPaper(tx: Tx, ctx: ActorCtx, { documentId, name }: { documentId: string; name: string }): Promise<Decision> {
  if (!(await findOwnPaper(tx, ctx.actor.userId, documentId))) return refuse('not-found')
  const names = decideSecrecyOfNames([name])
  if (!names.ok) return names
  await updateDocument(tx, documentId, { title: name, searchTitle: foldForSearch(name) })
  await markIndexed(tx, documentId, null)
  tx.tell({ kind: 'indexing' })
  return allow()
}

/** Into another folder, or out of all (null). Refuses not-found for a paper or a folder that is not the person's own. */
export async function moveOwnPaper(tx: Tx, ctx: ActorCtx, { documentId, folderId }: { documentId: string; folderId: string | null }): Promise<Decision> {
  const ownerId = ctx.actor.userId
  if (!(await findOwnPaper(tx, ownerId, documentId))) return refuse('not-found')
  if (folderId !== null && !(await findFolder(tx, ownerId, folderId))) return refuse('not-found')
  await updateDocument(tx, documentId, { folderId })
  return allow()
}

/** Takes an own paper away; what was put into meetings is theirs and stays. `restoreOwnPaper` brings it back. Refuses not-found. */
export async function deleteOwnPaper(tx: Tx, ctx: ActorCtx, { documentId }: { documentId: string }): Promise<Decision> {
  if (!(await findOwnPaper(tx, ctx.actor.userId, documentId))) return refuse('not-found')
  await updateDocument(tx, documentId, { recalledAt: ctx.now() })
  await audit(tx, ctx, 'paper-recalled', documentId, { own: true })
  return allow()
}

/** Brings a deleted own paper back; its folder may be gone meanwhile, then it lies outside of all. Refuses not-found. */
export async function restoreOwnPaper(tx: Tx, ctx: ActorCtx, { documentId }: { documentId: string }): Promise<Decision> {
  const ownerId = ctx.actor.userId
  const document = await findOwnPaper(tx, ownerId, documentId, 'deleted')
  if (!document) return refuse('not-found')
  const folder = document.folderId === null ? null : await findFolder(tx, ownerId, document.folderId)
  await updateDocument(tx, documentId, { recalledAt: null, folderId: folder?.id ?? null })
  await audit(tx, ctx, 'paper-changed', documentId, { own: true, restored: true })
  const version = await newestVersion(tx, documentId)
  if (version) tx.tell({ kind: 'rendering', versionId: version.id }) // pages that were waiting are drawn now
  tx.tell({ kind: 'indexing' })
  return allow()
}
