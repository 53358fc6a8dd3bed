import type { ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findPagePicture, findPlace, listPages, listPageTexts } from '~db/queries/documents'
import type { Ctx } from '../../context'
import { presentVersion } from '../../present/paper'
import { versionFor, type VersionAccess } from './paper-access'

export type OpenPaper = { version: ReaderVersion; place: ReadingPlace; meetingId: string; meetingTitle: string; itemTitle: string }

/** Everything with which a reader opens, at the page where this person left it. Refuses not-found, documents/recalled. */
export async function openPaper(ctx: Ctx, versionId: string): Promise<Decision<OpenPaper>> {
  const access = await versionFor(ctx.db.read, ctx, versionId, 'read-paper')
  if (!access.ok) return access
  const { version, document, meeting, facts } = access.value
  const pages = await listPages(ctx.db.read, versionId)
  const place = ctx.actor && (await findPlace(ctx.db.read, ctx.actor.userId, versionId))
  return allow({
    version: presentVersion(document, version, pages),
    place: place ? { page: place.page, offset: place.offset } : { page: 1, offset: 0 },
    meetingId: meeting.id, meetingTitle: meeting.title,
    itemTitle: facts.items.find((item) => item.id === document.itemId)?.title ?? '',
  })
}

/** The stored picture of one page: its hash. Refuses not-found, documents/recalled, documents/not-ready, documents/page-failed {page}. */
export async function pagePicture(ctx: Ctx, versionId: string, page: number, width: 'reading' | 'thumb'): Promise<Decision<string>> {
  const access = await versionFor(ctx.db.read, ctx, versionId, 'read-paper')
  if (!access.ok) return access
  const picture = await findPagePicture(ctx.db.read, versionId, page)
  if (!picture) return refuse('not-found')
  if (picture.state === 'failed') return refuse('documents/page-failed', { page })
  const hash = width === 'thumb' ? picture.thumbHash : picture.readingHash
  return hash ? allow(hash) : refuse('documents/not-ready')
}

/** The text of every page, in order; empty for scans. Refuses not-found, documents/recalled. */
export async function pageTexts(ctx: Ctx, versionId: string): Promise<Decision<{ page: number; text: string }[]>> {
  const access = await versionFor(ctx.db.read, ctx, versionId, 'read-paper')
  return access.ok ? allow(await listPageTexts(ctx.db.read, versionId)) : access
}

/** The untouched original. Refuses not-found, documents/recalled. */
export async function originalFile(ctx: Ctx, versionId: string): Promise<Decision<VersionAccess['version']>> {
  const access = await versionFor(ctx.db.read, ctx, versionId, 'read-paper')
  return access.ok ? allow(access.value.version) : access
}
