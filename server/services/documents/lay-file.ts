import type { UploadTarget } from '~/domain/documents/upload'
import type { Decision } from '~/domain/kernel/result'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { addOwnPaper, mayOwnPaper } from '../own-papers/add-own-paper'
import { addPaper, mayAddPaper, type AddedPaper } from './add-paper'
import { addVersion, mayAddVersion } from './add-version'
import type { CheckedFile } from './insert-file'

/** Whether this person may lay a file there: asked before the first byte is taken, and again by `layFile`. Refuses not-found, forbidden. */
export async function mayLay(q: Queries, ctx: ActorCtx, target: UploadTarget): Promise<Decision<unknown>> {
  switch (target.kind) {
    case 'item': return mayAddPaper(q, ctx, target.itemId)
    case 'version': return mayAddVersion(q, ctx, target.documentId)
    case 'folder': return mayOwnPaper(q, ctx, target.folderId)
  }
}

/** Lays a checked file where it belongs; each verb asks for its right itself. */
export async function layFile(tx: Tx, ctx: ActorCtx, target: UploadTarget, file: CheckedFile): Promise<Decision<AddedPaper>> {
  switch (target.kind) {
    case 'item': return addPaper(tx, ctx, target.itemId, { ...file, title: target.title ?? file.title }, target)
    case 'version': return addVersion(tx, ctx, target.documentId, { ...file, note: target.note })
    case 'folder': return addOwnPaper(tx, ctx, target.folderId, file)
  }
}
