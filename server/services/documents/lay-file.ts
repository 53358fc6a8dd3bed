import type { UploadTarget } from '~/domain/documents/upload'
import { refuse, type Decision } from '~/domain/kernel/result'
import { findMeetingOfItem } from '~db/queries/documents'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { meetingFor } from '../meetings/access'
import { addOwnPaper, mayOwnPaper } from '../own-papers/add-own-paper'
import { addPaper, type AddedPaper } from './add-paper'
import type { CheckedFile } from './insert-file'

/** Whether this person may lay a file there: asked before the first byte is taken, and again by `layFile`. Refuses not-found, forbidden. */
export async function mayLay(q: Queries, ctx: ActorCtx, target: UploadTarget): Promise<Decision<unknown>> {
  switch (target.kind) {
    case 'item': {
      const meetingId = await findMeetingOfItem(q, target.itemId)
      const { userId, unitId } = ctx.actor
      return meetingId ? meetingFor(q, ctx, meetingId, 'upload-paper', { itemId: target.itemId, uploadedBy: userId, state: 'draft', unitId }) : refuse('not-found')
    }
    case 'folder': return mayOwnPaper(q, ctx, target.folderId)
  }
}

/** Lays a checked file where it belongs; each verb asks for its right itself. */
export async function layFile(tx: Tx, ctx: ActorCtx, target: UploadTarget, file: CheckedFile): Promise<Decision<AddedPaper>> {
  switch (target.kind) {
    case 'item': return addPaper(tx, ctx, target.itemId, file)
    case 'folder': return addOwnPaper(tx, ctx, target.folderId, file)
  }
}
