import { join } from 'node:path'
import type { ExportChoice, MarkedCopyKind } from '~/domain/annotations/export-choice'
import { titleInFileName } from '~/domain/documents/paper-name'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { formatTaken } from '~/i18n/format'
import { copyMark } from '../../adapters/paper/copy-mark'
import { drawOpinionSheets } from '../../adapters/paper/opinion-sheets'
import type { ActorCtx } from '../../context'
import type { MakingStanding } from '../../jobs/made-files'
import { enoughRoom } from '../documents/begin-upload'
import { noteDownload } from '../documents/note-download'
import { versionFor, type VersionAccess } from '../documents/paper-access'
import { exportAccess } from './export-access'

type Asked = ExportChoice & { kind: MarkedCopyKind }

/**
 * Xuất PDF kèm ghi chú: begins to make a copy of the paper with the marks of the chosen layers and people (X1–X4), and
 * with the taker's name and the time on each page, as every copy (R6); it goes into the security record. Answers the id
 * under which it is asked for. Refuses like `versionFor` ('download-paper') and `exportAccess`,
 * and documents/no-space.
 */
export async function beginMarkedCopy(ctx: ActorCtx, versionId: string, asked: Asked): Promise<Decision<string>> {
  const access = await mayExport(ctx, versionId, asked.layers)
  if (!access.ok) return access
  const { version, document } = access.value
  const room = await enoughRoom(ctx, version.sizeBytes)
  if (!room.ok) return room
  await ctx.db.write((tx) => noteDownload(tx, ctx, versionId, asked.kind === 'drawn' ? 'with-drawn-marks' : 'with-marks'))
  const at = ctx.now()
  const facts = { ownerId: ctx.actor.userId, aboutId: versionId, fileName: markedName(document.title), holds: asked.layers }
  return allow(ctx.markedCopies.begin(facts, async (folder, tell, signal) => {
    const collected = await ctx.readings.collectMarks(ctx.actor, versionId, asked)
    if (!collected.ok) throw new Error(collected.code)
    signal.throwIfAborted()
    tell(0.2)
    const { marks, listed } = collected.value
    const sheets = asked.kind === 'drawn' && listed.length > 0 ? join(folder, 'sheets.pdf') : null
    const added = sheets ? await drawOpinionSheets(sheets, document.title, listed) : 0
    const path = join(folder, 'marked.pdf')
    signal.throwIfAborted()
    tell(0.4)
    const foot = await copyMark(formatTaken(ctx.actor.fullName, at))
    const written = await ctx.pages.take(await ctx.files.path(version.pdfHash), { foot, marks: { as: asked.kind, marks }, sheets }, path)
    if (!written.ok) throw new Error(written.code)
    return { path, pages: version.pageCount + added }
  }))
}

/**
 * How far an own copy has come, and where its file is. Refuses like `beginMarkedCopy`, also for a right or a layer that
 * has gone since: then the copy goes too.
 */
export async function findMarkedCopy(ctx: ActorCtx, versionId: string, copyId: string): Promise<Decision<{ standing: MakingStanding; path: string; fileName: string }>> {
  const found = ctx.markedCopies.find(ctx.actor.userId, versionId, copyId)
  if (!found) return refuse('not-found')
  const { standing, path, facts: { fileName, holds } } = found
  const access = await mayExport(ctx, versionId, holds)
  if (access.ok) return allow({ standing, path, fileName })
  ctx.markedCopies.remove(copyId)
  return access
}

async function mayExport(ctx: ActorCtx, versionId: string, layers: readonly string[]): Promise<Decision<VersionAccess>> {
  const copy = await versionFor(ctx.db.read, ctx, versionId, 'download-paper')
  return copy.ok ? exportAccess(ctx, versionId, layers) : copy
}

const markedName = (title: string) => `${titleInFileName(title)} - kèm ghi chú.pdf`
