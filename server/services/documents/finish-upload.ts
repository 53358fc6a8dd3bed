import { fileNameOf, titleOf } from '~/domain/documents/paper-name'
import type { FinishStep, UnfinishedUpload } from '~/domain/documents/upload'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '../../context'
import { makePdf } from '../../jobs/make-pdf'
import { answerOf } from '../kernel/run-once'
import type { AddedPaper } from './add-paper'
import { mayLay } from './lay-file'
import { layMade } from './lay-made'
import { refuseSecret } from './refuse-secret'

export type Finishing = { step: FinishStep } | { step: 'laid'; paper: AddedPaper }

/** Long enough for most files, short enough for any line and any gateway; whoever gets a step asks again. */
export const answerAfterMs = 2_000

const keyOf = (uploadId: string) => `upload ${uploadId}`

/**
 * Lays a file whose bytes have all arrived on its target: right, kind, PDF, checks, store, paper. Answers how far it has
 * come, or the paper; may be asked again and again, also after a lost answer or a restart, and lays one paper. Refuses
 * not-found, documents/upload-unfinished, and whatever the file or its target are refused for: then the bytes are gone.
 */
export async function finishUpload(ctx: ActorCtx, uploadId: string): Promise<Decision<Finishing>> {
  const laid = await answerOf<AddedPaper>(ctx, keyOf(uploadId))
  if (laid) return laid.ok ? allow({ step: 'laid', paper: laid.value }) : laid
  if (!ctx.uploads.isOwn(ctx.actor.userId, uploadId)) return refuse('not-found')
  return ctx.finishing.ask(uploadId, answerAfterMs, (tell) => finish(ctx, uploadId, tell))
}

async function finish(ctx: ActorCtx, uploadId: string, tell: (step: FinishStep) => void): Promise<Decision<AddedPaper>> {
  const upload = await ctx.uploads.find(ctx.actor.userId, uploadId)
  if (!upload) return refuse('not-found')
  if (upload.sentBytes < upload.sizeBytes) return refuse('documents/upload-unfinished')
  const laid = await layUpload(ctx, upload, tell).catch(async (error: unknown) => {
    if (await ctx.uploads.find(ctx.actor.userId, uploadId)) throw error
    return refuse('not-found') // its owner has dropped it meanwhile
  })
  await ctx.uploads.remove(uploadId)
  return !laid.ok && laid.code === 'documents/state-secret' ? refuseSecret(ctx, upload.target, laid) : laid
}

async function layUpload(ctx: ActorCtx, { id, fileName, target }: UnfinishedUpload, tell: (step: FinishStep) => void): Promise<Decision<AddedPaper>> {
  const may = await mayLay(ctx.db.read, ctx, target)
  if (!may.ok) return may
  const path = ctx.uploads.path(id)
  const made = await makePdf(ctx, path, () => tell('converting'))
  if (!made.ok) return made
  const { pdfPath, mediaType } = made.value
  try {
    tell('checking')
    return await layMade(ctx, keyOf(id), target, { original: path, pdfPath, mediaType, title: titleOf(fileName), fileName: fileNameOf(fileName) })
  } finally {
    await made.value.dispose()
  }
}
