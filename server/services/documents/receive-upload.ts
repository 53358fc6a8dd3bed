import { paperLimits } from '~/domain/documents/limits'
import { fileNameOf, titleOf } from '~/domain/documents/paper-name'
import { refuse, type Decision } from '~/domain/kernel/result'
import { findMeetingOfItem, isFileUsed } from '~db/queries/documents'
import type { ActorCtx } from '../../context'
import { checkPaper } from '../../jobs/check-paper'
import { meetingFor } from '../meetings/access'
import { addPaper, type AddedPaper } from './add-paper'

export type Upload = { fileName: string; body: AsyncIterable<Uint8Array>; signal: AbortSignal }

/**
 * Takes a file as it arrives, never as a whole in memory: stores it, checks it, lays it on the agenda item. The right is
 * asked before the first byte is taken and again when the paper is added. Refuses not-found, forbidden and everything that
 * `checkPaper` says; a file that is refused is not kept.
 */
export async function receiveUpload(ctx: ActorCtx, itemId: string, upload: Upload): Promise<Decision<AddedPaper>> {
  const meetingId = await findMeetingOfItem(ctx.db.read, itemId)
  if (!meetingId) return refuse('not-found')
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'upload-paper')
  if (!access.ok) return access

  const stored = await ctx.files.put(upload.body, { limitBytes: paperLimits.fileMb * 2 ** 20, signal: upload.signal })
  if (!stored.ok) return stored
  const { hash, size, isNew } = stored.value
  const checked = await checkPaper(ctx.pages, await ctx.files.path(hash))
  if (!checked.ok) {
    if (isNew) await dropUnused(ctx, hash)
    return checked
  }
  const fileName = fileNameOf(upload.fileName)
  return ctx.db.write((tx) => addPaper(tx, ctx, itemId, { title: titleOf(fileName), fileName, hash, pdfHash: hash, mediaType: 'application/pdf', sizeBytes: size, sizes: checked.value.sizes, inside: checked.value.inside }))
}

/**
 * Refused bytes go, above all those of a state secret. Bytes that were here before are somebody's: a paper, the picture
 * of a page, an issued official paper. Whoever may read one could otherwise send it back to have it removed.
 */
async function dropUnused(ctx: ActorCtx, hash: string) {
  if (!(await isFileUsed(ctx.db.read, hash))) await ctx.files.remove(hash)
}
