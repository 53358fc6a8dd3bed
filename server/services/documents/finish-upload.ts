import { fileNameOf, titleOf } from '~/domain/documents/paper-name'
import type { FinishStep, UnfinishedUpload } from '~/domain/documents/upload'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { StoredFile } from '../../adapters/file-store'
import { isFileUsed } from '~db/queries/documents'
import type { ActorCtx } from '../../context'
import { checkPaper } from '../../jobs/check-paper'
import { makePdf } from '../../jobs/make-pdf'
import { answerOf, runOnce } from '../kernel/run-once'
import type { AddedPaper } from './add-paper'
import { layFile, mayLay } from './lay-file'
import { refuseSecret } from './refuse-secret'
import { largestFileMb } from './upload-settings'

export type Finishing = { step: FinishStep } | { step: 'laid'; paper: AddedPaper }

/** Long enough for most files, short enough for any line and any gateway; whoever gets a step asks again. */
const answerAfterMs = 2_000

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
    const checked = await checkPaper(ctx.pages, pdfPath, await largestFileMb(ctx.db.read))
    if (!checked.ok) return checked
    const original = await ctx.files.take(path)
    const pdf = pdfPath === path ? original : await ctx.files.take(pdfPath)
    const file = { title: titleOf(fileName), fileName: fileNameOf(fileName), hash: original.hash, sizeBytes: original.size, mediaType, pdfHash: pdf.hash, sizes: checked.value.sizes, inside: checked.value.inside }
    const laid = await runOnce(ctx, keyOf(id), target, (tx) => layFile(tx, ctx, target, file))
    if (!laid.ok) for (const stored of [original, pdf]) await dropUnused(ctx, stored)
    return laid
  } finally {
    await made.value.dispose()
  }
}

/**
 * Bytes that nobody may lay go. Bytes that were here before are somebody's: a paper, the picture of a page, an issued
 * official paper. Whoever may read one could otherwise send it back to have it removed.
 */
async function dropUnused(ctx: ActorCtx, { hash, isNew }: StoredFile) {
  if (isNew && !(await isFileUsed(ctx.db.read, hash))) await ctx.files.remove(hash)
}
