import type { UploadTarget } from '~/domain/documents/upload'
import type { Decision } from '~/domain/kernel/result'
import { isFileUsed } from '~db/queries/files'
import type { StoredFile } from '../../adapters/file-store'
import type { ActorCtx } from '../../context'
import { checkPaper } from '../../jobs/check-paper'
import { runOnce } from '../kernel/run-once'
import type { AddedPaper } from './add-paper'
import { layFile } from './lay-file'
import { largestFileMb } from './upload-settings'

/** `original`: the bytes that are kept as they came; `pdfPath`: what is drawn, the same file where that is a PDF. */
type Made = { original: string; pdfPath: string; mediaType: string; title: string; fileName: string }

/**
 * Checks a PDF, stores it with its original and lays it on its target, once for `key`. What may not be laid is not kept.
 * Refuses what the file or its target are refused for.
 */
export async function layMade(ctx: ActorCtx, key: string, target: UploadTarget, { original: path, pdfPath, ...facts }: Made): Promise<Decision<AddedPaper>> {
  const checked = await checkPaper(ctx.pages, pdfPath, await largestFileMb(ctx.db.read))
  if (!checked.ok) return checked
  const original = await ctx.files.take(path)
  const pdf = pdfPath === path ? original : await ctx.files.take(pdfPath)
  const { sizes, inside } = checked.value
  const file = { ...facts, hash: original.hash, sizeBytes: original.size, pdfHash: pdf.hash, sizes, inside }
  const laid = await runOnce(ctx, key, target, (tx) => layFile(tx, ctx, target, file))
  if (!laid.ok) for (const stored of [original, pdf]) await dropUnused(ctx, stored)
  return laid
}

/**
 * Bytes that nobody may lay go. Bytes that were here before are somebody's: a paper, the picture of a page, an issued
 * official paper. Whoever may read one could otherwise send it back to have it removed.
 */
async function dropUnused(ctx: ActorCtx, { hash, isNew }: StoredFile) {
  if (isNew && !(await isFileUsed(ctx.db.read, hash))) await ctx.files.remove(hash)
}
