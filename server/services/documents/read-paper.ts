import type { NewerVersion, PictureWidth, ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findPagePicture, findPlace, listPages, listPageTexts } from '~db/queries/documents'
import type { Ctx } from '../../context'
import { presentVersion } from '../../present/paper'
import { readingFor, type ReadingAccess } from './paper-access'
import { newerThan } from './read-versions'

export type OpenPaper = {
  documentId: string
  /** what has taken its place, if anything */
  newer: NewerVersion | null
  version: ReaderVersion
  /** whether there is a picture of each page, in order */
  drawn: boolean[]
  place: ReadingPlace
  /** where it belongs, and whether this reader marks it there; null for an own paper */
  meeting: { id: string; title: string; itemTitle: string; mayMark: boolean } | null
}

/** Everything with which a reader opens, at the page where this person left it. Refuses not-found, documents/recalled. */
export async function openPaper(ctx: Ctx, versionId: string): Promise<Decision<OpenPaper>> {
  const access = await readingFor(ctx.db.read, ctx, versionId)
  if (!access.ok) return access
  const { version, document, inMeeting } = access.value
  const pages = await listPages(ctx.db.read, versionId)
  const place = ctx.actor && (await findPlace(ctx.db.read, ctx.actor.userId, versionId))
  return allow({
    documentId: document.id,
    newer: await newerThan(ctx.db.read, version),
    version: presentVersion(document, version, pages, { ...mayTake(ctx, inMeeting), readerName: ctx.actor?.fullName ?? '' }),
    drawn: pages.map(({ state }) => state === 'ready'),
    place: place ? { page: place.page, offset: place.offset } : { page: 1, offset: 0 },
    meeting: inMeeting && {
      id: inMeeting.meeting.id, title: inMeeting.meeting.title,
      itemTitle: inMeeting.facts.items.find((item) => item.id === document.itemId)?.title ?? '',
      mayMark: ctx.actor !== null && can(ctx.actor, 'annotate-private', inMeeting.subject),
    },
  })
}

/** What of it this reader may take away; of an own paper everything. */
function mayTake({ actor }: Ctx, inMeeting: ReadingAccess['inMeeting']) {
  const may = (action: 'download-paper' | 'take-original') => inMeeting === null || (actor !== null && can(actor, action, inMeeting.subject))
  return { mayDownload: may('download-paper'), mayTakeOriginal: may('take-original') }
}

/** The stored picture of one page: its hash. Refuses not-found, documents/recalled, documents/not-ready, documents/page-failed {page}. */
export async function pagePicture(ctx: Ctx, versionId: string, page: number, width: PictureWidth): Promise<Decision<string>> {
  const access = await readingFor(ctx.db.read, ctx, versionId)
  if (!access.ok) return access
  const picture = await findPagePicture(ctx.db.read, versionId, page)
  if (!picture) return refuse('not-found')
  if (picture.state === 'failed') return refuse('documents/page-failed', { page })
  const hash = { reading: picture.readingHash, small: picture.smallHash ?? picture.readingHash, thumb: picture.thumbHash }[width]
  return hash ? allow(hash) : refuse('documents/not-ready')
}

/** The text of every page, in order; empty for scans. Refuses not-found, documents/recalled. */
export async function pageTexts(ctx: Ctx, versionId: string): Promise<Decision<{ page: number; text: string }[]>> {
  const access = await readingFor(ctx.db.read, ctx, versionId)
  return access.ok ? allow(await listPageTexts(ctx.db.read, versionId)) : access
}

/**
 * The PDF that pdf.js reads, in ranges: only for whoever may take a copy, because its bytes are one. The others read
 * pictures. Refuses not-found, documents/recalled, forbidden (`download-paper`).
 */
export async function readingPdf(ctx: Ctx, versionId: string): Promise<Decision<ReadingAccess['version']>> {
  const access = await readingFor(ctx.db.read, ctx, versionId, 'download-paper')
  return access.ok ? allow(access.value.version) : access
}

/** The untouched original. Refuses not-found, documents/recalled, forbidden (`take-original`). */
export async function originalFile(ctx: Ctx, versionId: string): Promise<Decision<ReadingAccess['version']>> {
  const access = await readingFor(ctx.db.read, ctx, versionId, 'take-original')
  return access.ok ? allow(access.value.version) : access
}
