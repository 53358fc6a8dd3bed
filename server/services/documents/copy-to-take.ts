import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pdfNameOf } from '~/domain/documents/paper-name'
import { allow, type Decision } from '~/domain/kernel/result'
import { formatDate, formatTime } from '~/i18n/format'
import { copyMark } from '../../adapters/paper/copy-mark'
import type { ActorCtx, App } from '../../context'
import { noteDownload } from './note-download'
import { readingFor } from './paper-access'

export type CopyToTake = { fileName: string; sizeBytes: number; bytes: Readable }

/** Copies lie here from being written to being sent; a server that starts empties it. */
export const copiesFolder = (app: Pick<App, 'env'>) => join(app.env.dataDir, 'copies')

/**
 * A copy to take away: the paper as it is read, with this person's name and the time small at the foot of each page, as a
 * layer after the original's own bytes (R6). It goes into the security record. Nothing of it is kept, and it passes
 * through no memory as a whole. Refuses not-found, documents/recalled, forbidden (`download-paper`), documents/copy-failed.
 */
export async function copyToTake(ctx: ActorCtx, versionId: string): Promise<Decision<CopyToTake>> {
  const access = await readingFor(ctx.db.read, ctx, versionId, 'download-paper')
  if (!access.ok) return access
  const { version } = access.value
  const now = ctx.now()
  const mark = await copyMark(`${ctx.actor.fullName} · ${formatDate(now)} ${formatTime(now)} · Nghị Sự`)
  const folder = copiesFolder(ctx)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${ctx.newId()}.pdf`)
  try {
    const written = await ctx.pages.watermark(await ctx.files.path(version.pdfHash), mark, path)
    if (!written.ok) return written
    await ctx.db.write((tx) => noteDownload(tx, ctx, versionId, 'copy'))
    const file = await open(path)
    return allow({ fileName: pdfNameOf(version.fileName), sizeBytes: (await file.stat()).size, bytes: file.createReadStream() })
  } finally {
    // the open file is read to its end all the same
    await rm(path, { force: true })
  }
}
