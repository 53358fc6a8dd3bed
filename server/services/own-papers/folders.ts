import { deepestFolder, mostFolders, pathOf } from '~/domain/documents/own-papers'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { deleteFolderRow, findFolder, insertFolder, listFolders, listOwnPapers, renameFolderRow } from '~db/queries/own-papers'
import type { ActorCtx, Tx } from '../../context'
import { mayOwnPaper } from './add-own-paper'

/** Makes a folder, in another one or outermost. Refuses forbidden, not-found, documents/folder-too-deep {max}, documents/too-many-folders {max}. */
export async function createFolder(tx: Tx, ctx: ActorCtx, { parentId, name }: { parentId: string | null; name: string }): Promise<Decision<{ folderId: string }>> {
  const may = await mayOwnPaper(tx, ctx, parentId)
  if (!may.ok) return may
  const ownerId = ctx.actor.userId
  const folders = await listFolders(tx, ownerId)
  if (folders.length >= mostFolders) return refuse('documents/too-many-folders', { max: mostFolders })
  if (pathOf(folders, parentId).length >= deepestFolder) return refuse('documents/folder-too-deep', { max: deepestFolder })
  const folderId = ctx.newId()
  await insertFolder(tx, { id: folderId, ownerId, parentId, name, createdAt: ctx.now() })
  return allow({ folderId })
}

/** Refuses not-found. */
export async function renameFolder(tx: Tx, ctx: ActorCtx, { folderId, name }: { folderId: string; name: string }): Promise<Decision> {
  if (!(await findFolder(tx, ctx.actor.userId, folderId))) return refuse('not-found')
  await renameFolderRow(tx, folderId, name)
  return allow()
}

/** Takes an empty folder away. Refuses not-found, documents/folder-not-empty. */
export async function deleteFolder(tx: Tx, ctx: ActorCtx, { folderId }: { folderId: string }): Promise<Decision> {
  const ownerId = ctx.actor.userId
  if (!(await findFolder(tx, ownerId, folderId))) return refuse('not-found')
  const isParent = (await listFolders(tx, ownerId)).some((folder) => folder.parentId === folderId)
  const holdsPapers = (await listOwnPapers(tx, ownerId)).some(({ document }) => document.folderId === folderId)
  if (isParent || holdsPapers) return refuse('documents/folder-not-empty')
  await deleteFolderRow(tx, folderId)
  return allow()
}
