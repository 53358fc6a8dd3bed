import { pictureTagLength, type Dossier, type DossierPage, type DossierPicture } from '~/domain/documents/dossier'
import { allow, type Decision } from '~/domain/kernel/result'
import { findDocument, isInMeeting, listPagePictures, listVersions } from '~db/queries/documents'
import type { ActorCtx } from '../../context'
import { meetingFor } from '../meetings/access'
import { listPapers } from './list-papers'
import { endOfReading } from './paper-access'

/**
 * What a device may fetch before a meeting to read without a line: the papers that this person may read now
 * (`listPapers`), each with the addresses' facts of its pictures. Refuses like `meetingFor` ('read-meeting').
 */
export async function readDossier(ctx: ActorCtx, meetingId: string): Promise<Decision<Dossier>> {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'read-meeting')
  if (!access.ok) return access
  const papers = await listPapers(ctx, meetingId)
  if (!papers.ok) return papers
  const read = papers.value.map(async ({ documentId, versionId, title, pages, drawnPages }) => {
    const document = await findDocument(ctx.db.read, documentId)
    const versions = await listVersions(ctx.db.read, documentId)
    return {
      documentId, versionId, title, closesAt: document && isInMeeting(document) ? endOfReading(ctx.actor, access.value, document) : null,
      olderVersionIds: versions.map(({ id }) => id).filter((id) => id !== versionId),
      drawn: drawnPages === pages,
      pages: await pagesOf(ctx, versionId),
    }
  })
  return allow({ meetingId, title: access.value.meeting.title, now: ctx.now(), papers: await Promise.all(read) })
}

async function pagesOf(ctx: ActorCtx, versionId: string): Promise<DossierPage[]> {
  const rows = await listPagePictures(ctx.db.read, versionId)
  const pages = rows.map(async ({ page, readingHash, thumbHash }) => {
    const reading = await pictureOf(ctx, readingHash)
    return reading && { page, reading, thumb: await pictureOf(ctx, thumbHash) }
  })
  return (await Promise.all(pages)).filter((page) => page !== null)
}

const mostSizes = 50_000
/** Sizes by hash: a stored file never changes, and five hundred tablets ask for the same ones. */
const sizes = new Map<string, number>()

async function pictureOf({ files }: ActorCtx, hash: string | null): Promise<DossierPicture | null> {
  if (hash === null) return null
  const bytes = sizes.get(hash) ?? await files.size(hash)
  if (bytes === null) return null
  if (sizes.size >= mostSizes) sizes.clear()
  sizes.set(hash, bytes)
  return { tag: hash.slice(0, pictureTagLength), bytes }
}
