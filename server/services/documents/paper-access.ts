import { audienceOf, outsideWindow, readingTime } from '~/domain/documents/may-read'
import { everyReader } from '~/domain/documents/paper'
import { can, type MeetingAction } from '~/domain/identity/can'
import { allow, refuse, type Decision, type Refusal } from '~/domain/kernel/result'
import { vnDay } from '~/domain/kernel/time'
import type { Audience } from '~/domain/meetings/events'
import type { MeetingFacts } from '~/domain/meetings/types'
import { findDocument, findVersion, isInMeeting, type DocumentRow, type MeetingDocument, type VersionRow } from '~db/queries/documents'
import type { Queries } from '#types'
import type { Ctx, SignedIn } from '../../context'
import { inItem, isClosed, meetingOf, type Access, type PaperFacts } from '../meetings/access'

/** A meeting's paper in the hands of somebody who may do what he asks. */
export type PaperAccess = Access & { document: MeetingDocument }
export type VersionAccess = PaperAccess & { version: VersionRow }
/** A version to be read: a meeting's, with the meeting as the reader stands to it, or the reader's own paper. */
export type ReadingAccess = { version: VersionRow; document: DocumentRow; inMeeting: PaperAccess | null }

type PaperAction = Extract<MeetingAction, 'read-paper' | 'download-paper' | 'take-original' | 'withdraw-paper' | 'upload-paper' | 'approve-for-unit' | 'approve-paper' | 'annotate-room' | 'annotate-group' | 'annotate-private' | 'lock-marks' | 'clear-marks' | 'export-marks' | 'replay-marks'>
/** `meetings`: those that were loaded already, by whoever asks about many papers at one go. */
type Asking = Pick<Ctx, 'actor' | 'now'> & { meetings?: Map<string, Access | null> }

/**
 * Loads a meeting's paper for an action. `not-found` for a paper that is not there, for a stranger, and for whoever may
 * not read it: nobody learns which papers exist. `documents/recalled` {at} for one who could read it before,
 * `documents/not-open-yet` {at} and `documents/reading-over` {at} for one who reads it within its window, `forbidden` for
 * a reader without the right to do more.
 */
export async function paperFor(q: Queries, ctx: Asking, documentId: string, action: PaperAction): Promise<Decision<PaperAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const document = await findDocument(q, documentId)
  return document && isInMeeting(document) ? decideAccess(q, ctx, document, action) : refuse('not-found')
}

/** The same for one version of a meeting's paper. */
export async function versionFor(q: Queries, ctx: Asking, versionId: string, action: PaperAction): Promise<Decision<VersionAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const found = await findVersion(q, versionId)
  if (!found || !isInMeeting(found.document)) return refuse('not-found')
  const access = await decideAccess(q, ctx, found.document, action)
  return access.ok ? allow({ ...access.value, version: found.version }) : access
}

/**
 * A version to be read, of a meeting's paper or of an own one: its pages, its text; or to be taken away, which whoever
 * owns it may. Refuses like `paperFor`.
 */
export async function readingFor(
  q: Queries, ctx: Asking, versionId: string, action: Extract<PaperAction, 'read-paper' | 'download-paper' | 'take-original'> = 'read-paper',
): Promise<Decision<ReadingAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const found = await findVersion(q, versionId)
  if (!found) return refuse('not-found')
  const { version, document } = found
  if (!isInMeeting(document)) return document.ownerId === ctx.actor.userId && document.recalledAt === null ? allow({ version, document, inMeeting: null }) : refuse('not-found')
  const access = await decideAccess(q, ctx, document, action)
  return access.ok ? allow({ version, document, inMeeting: access.value }) : access
}

/** The columns of a paper that decide who reads it. */
export type PaperFactsRow = Pick<MeetingDocument, 'itemId' | 'createdBy' | 'state' | 'preparingUnitId' | 'readers' | 'opensAt' | 'closesAt' | 'mayDownload'>

/** How a paper begins: for everybody, without a window. */
export const unrestricted = { readers: everyReader, opensAt: null, closesAt: null, mayDownload: true }

/** What a paper's own row tells the rules; the meeting adds what its item does (`inItem`). */
export function paperSubject({ itemId, createdBy, state, preparingUnitId, readers, opensAt, closesAt, mayDownload }: PaperFactsRow, now: number): PaperFacts {
  return { itemId, uploadedBy: createdBy, state, unitId: preparingUnitId, readers, time: readingTime({ opensAt, closesAt }, now), mayDownload }
}

/** Until when this reader may read it: the end of its window, or null for whoever reads it outside of that too. */
export function endOfReading(actor: SignedIn, { subject, facts }: Pick<Access, 'subject' | 'facts'>, document: MeetingDocument): number | null {
  const { closesAt } = document
  const readsOn = closesAt !== null && can(actor, 'read-paper', { ...subject, paper: inItem(facts, paperSubject(document, closesAt)) })
  return readsOn ? null : closesAt
}

/** Who in the meeting hears of this paper (R9). Behind closed doors guests hear nothing, whatever the item. */
export function paperAudience({ facts, groups }: Pick<Access, 'facts' | 'groups'>, { itemId, readers }: Pick<MeetingDocument, 'itemId' | 'readers'>, doorsClosed = false): Audience {
  return audienceOf(readers, { seats: facts.seats, groups }, doorsClosed || isClosed(facts.items, itemId))
}

async function decideAccess(q: Queries, ctx: Asking, document: MeetingDocument, action: PaperAction): Promise<Decision<PaperAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const now = ctx.now()
  const known = ctx.meetings?.get(document.meetingId)
  const found = known === undefined ? await meetingOf(q, ctx.actor.userId, document.meetingId) : known
  ctx.meetings?.set(document.meetingId, found)
  if (!found) return refuse('not-found')
  const { subject } = found
  const paper = inItem(found.facts, paperSubject(document, now))
  const asked = { ...subject, paper }
  if (!can(ctx.actor, 'read-paper', asked)) {
    const inTime = can(ctx.actor, 'read-paper', { ...subject, paper: { ...paper, time: 'open' } })
    return (inTime && document.recalledAt === null && outsideWindow(document, now)) || refuse('not-found')
  }
  if (document.recalledAt !== null) return recalled(document, document.recalledAt, found.facts, now)
  return can(ctx.actor, action, asked) ? allow({ ...found, subject: asked, document }) : refuse('forbidden')
}

/** When and by whom, for the sentence of GLOSSARY 73; with its day when that is not today. */
function recalled({ decidedBy, recallReason }: MeetingDocument, at: number, { seats }: MeetingFacts, now: number): Refusal {
  const role = seats.find((seat) => seat.occupant?.id === decidedBy)?.role
  const by = role === 'secretary' ? 'secretary' : role === 'chair' || decidedBy === null ? 'chair' : 'maker'
  return refuse('documents/recalled', { at, by, reason: recallReason, today: vnDay(at) === vnDay(now) ? 1 : 0 })
}
