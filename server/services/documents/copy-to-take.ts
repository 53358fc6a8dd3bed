import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pdfNameOf } from '~/domain/documents/paper-name'
import { allow, type Decision } from '~/domain/kernel/result'
import { formatTaken } from '~/i18n/format'
import { copyMark } from '../../adapters/paper/copy-mark'
import type { ActorCtx, App } from '../../context'
import { enoughRoom } from './begin-upload'
import { noteDownload } from './note-download'
import { readingFor } from './paper-access'

export type CopyToTake = { fileName: string; sizeBytes: number; open: () => Promise<Readable> }

/** An answer is read at once, or its line was cut before and nobody ever reads it. */
const unopenedMs = 30_000

/** Copies lie here from being written to being sent; a server that starts empties it. */
export const copiesFolder = (app: Pick<App, 'env'>) => join(app.env.dataDir, 'copies')

/**
 * A copy to take away: the paper as it is read, with this person's name and the time small at the foot of each page, as a
 * layer after the original's own bytes (R6). It goes into the security record. Nothing of it is kept, and it passes
 * through no memory as a whole; its file goes when it is opened, or soon when nobody opens it. Refuses not-found, documents/recalled, forbidden (`download-paper`), documents/no-space, documents/copy-failed.
 */
export async function copyToTake(ctx: ActorCtx, versionId: string): Promise<Decision<CopyToTake>> {
  const access = await readingFor(ctx.db.read, ctx, versionId, 'download-paper')
  if (!access.ok) return access
  const { version } = access.value
  const room = await enoughRoom(ctx, version.sizeBytes)
  if (!room.ok) return room
  const foot = await copyMark(formatTaken(ctx.actor.fullName, ctx.now()))
  const folder = copiesFolder(ctx)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${ctx.newId()}.pdf`)
  const drop = () => rm(path, { force: true })
  try {
    const written = await ctx.pages.take(await ctx.files.path(version.pdfHash), { foot, marks: null, sheets: null }, path)
    if (!written.ok) {
      await drop()
      return written
    }
    await ctx.db.write((tx) => noteDownload(tx, ctx, versionId, 'copy'))
    const { size: sizeBytes } = await stat(path)
    setTimeout(() => void drop(), unopenedMs).unref()
    return allow({ fileName: pdfNameOf(version.fileName), sizeBytes, open: () => openOnce(path) })
  } catch (error) {
    await drop()
    throw error
  }
}

/** The open file is read to its end all the same. */
async function openOnce(path: string): Promise<Readable> {
  const file = await open(path)
  await rm(path, { force: true })
  return file.createReadStream()
}
