import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { fileNameOf } from '~/domain/documents/paper-name'
import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { uploadTarget, type FinishStep, type JoinInput, type UnfinishedUpload } from '~/domain/documents/upload'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '../../context'
import { fileKindOf } from '../../jobs/file-kind'
import { picturesToPdf } from '../../jobs/pictures-to-pdf'
import { answerOf } from '../kernel/run-once'
import type { AddedPaper } from './add-paper'
import { answerAfterMs, type Finishing } from './finish-upload'
import { mayLay } from './lay-file'
import { layMade } from './lay-made'
import { refuseSecret } from './refuse-secret'

const placed = z.object({ target: uploadTarget })

/** Whether this person may lay a paper where something says that is otherwise no `joinInput`; where it says no place, whether he lays papers at all. Refuses like `mayLay`. */
export function mayJoin(ctx: ActorCtx, sent: unknown): Promise<Decision<unknown>> {
  const named = z.safeParse(placed, sent)
  return mayLay(ctx.db.read, ctx, named.success ? named.data.target : { kind: 'folder', folderId: null })
}

const keyOf = (uploadIds: readonly string[]) => `join ${uploadIds.join(' ')}`

/**
 * Binds photographs that have arrived into one paper, a page each in the order given, and lays it. Like `finishUpload` it
 * may be asked again and again and lays one paper. A refusal takes none of the photographs away, so that the rest is sent
 * without the one that is broken: documents/photograph-failed {page, name}; also not-found, documents/upload-unfinished,
 * documents/state-secret {level, in} for a title that says so, and whatever the target is refused for.
 */
export async function joinUploads(ctx: ActorCtx, input: JoinInput): Promise<Decision<Finishing>> {
  const key = keyOf(input.uploadIds)
  const laid = await answerOf<AddedPaper>(ctx, key)
  if (laid) return laid.ok ? allow({ step: 'laid', paper: laid.value }) : laid
  if (!input.uploadIds.every((id) => ctx.uploads.isOwn(ctx.actor.userId, id))) return refuse('not-found')
  // a refusal is remembered for what was asked: another title or target is another question
  return ctx.finishing.ask(JSON.stringify(input), answerAfterMs, (tell) => joinOnce(ctx, input, tell))
}

async function joinOnce(ctx: ActorCtx, input: JoinInput, tell: (step: FinishStep) => void): Promise<Decision<AddedPaper>> {
  const may = await mayLay(ctx.db.read, ctx, input.target)
  if (!may.ok) return may
  const names = decideSecrecyOfNames([input.title, input.target.kind === 'item' ? input.target.title : undefined])
  if (!names.ok) return refuseSecret(ctx, input.target, names)
  const photographs = await arrived(ctx, input.uploadIds)
  if (!photographs.ok) return photographs
  tell('converting')
  const folder = join(ctx.uploads.workshop, randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    const pdf = await bind(ctx, photographs.value, folder)
    if (!pdf.ok) return pdf
    tell('checking')
    const facts = { mediaType: 'application/pdf', title: input.title, fileName: fileNameOf(`${input.title}.pdf`) }
    const laid = await layMade(ctx, keyOf(input.uploadIds), input.target, { original: pdf.value, pdfPath: pdf.value, ...facts })
    if (laid.ok) for (const id of input.uploadIds) await ctx.uploads.remove(id)
    return laid
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The photographs in their order, all of whose bytes are here. Refuses not-found, documents/upload-unfinished. */
async function arrived(ctx: ActorCtx, uploadIds: readonly string[]): Promise<Decision<UnfinishedUpload[]>> {
  const found: UnfinishedUpload[] = []
  for (const id of uploadIds) {
    const upload = await ctx.uploads.find(ctx.actor.userId, id)
    if (!upload) return refuse('not-found')
    if (upload.sentBytes < upload.sizeBytes) return refuse('documents/upload-unfinished')
    found.push(upload)
  }
  return allow(found)
}

async function bind(ctx: ActorCtx, photographs: readonly UnfinishedUpload[], folder: string): Promise<Decision<string>> {
  const failed = (page: number) => refuse('documents/photograph-failed', { page, name: photographs[page - 1]?.fileName ?? '' })
  const paths = photographs.map(({ id }) => ctx.uploads.path(id))
  for (const [index, path] of paths.entries()) {
    const found = await fileKindOf(path)
    if (!found.ok || found.value.kind !== 'picture') return failed(index + 1)
  }
  const made = await picturesToPdf(ctx.pages, paths, folder)
  return made.ok || made.params.page === undefined ? made : failed(Number(made.params.page))
}
