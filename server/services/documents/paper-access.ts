import type { MeetingAction } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findDocument, findVersion, isInMeeting, type DocumentRow, type MeetingDocument, type VersionRow } from '~db/queries/documents'
import type { Queries } from '#types'
import type { Ctx } from '../../context'
import { meetingFor, type Access, type PaperFacts } from '../meetings/access'

/** A meeting's paper in the hands of somebody who may do what he asks. */
export type PaperAccess = Access & { document: MeetingDocument }
export type VersionAccess = PaperAccess & { version: VersionRow }
/** A version to be read: a meeting's, with the meeting as the reader stands to it, or the reader's own paper. */
export type ReadingAccess = { version: VersionRow; document: DocumentRow; inMeeting: PaperAccess | null }

type PaperAction = Extract<MeetingAction, 'read-paper' | 'withdraw-paper' | 'upload-paper' | 'annotate-room' | 'annotate-private'>
type Asking = Pick<Ctx, 'actor'>

/**
 * Loads a meeting's paper for an action. `not-found` for a paper that is not there, for a stranger, and for whoever may
 * not read it: nobody learns which papers exist. `documents/recalled` {at} for one who could read it before, `forbidden`
 * for a reader without the right to do more.
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

/** A version to be read, of a meeting's paper or of an own one: its pages, its text, its original. Refuses like `paperFor`. */
export async function readingFor(q: Queries, ctx: Asking, versionId: string): Promise<Decision<ReadingAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const found = await findVersion(q, versionId)
  if (!found) return refuse('not-found')
  const { version, document } = found
  if (!isInMeeting(document)) return document.ownerId === ctx.actor.userId ? allow({ version, document, inMeeting: null }) : refuse('not-found')
  const access = await decideAccess(q, ctx, document, 'read-paper')
  return access.ok ? allow({ version, document, inMeeting: access.value }) : access
}

/** What the rules want to know of a paper, before the meeting adds whether its item is closed. */
export function paperSubject({ itemId, createdBy, state, preparingUnitId }: Pick<MeetingDocument, 'itemId' | 'createdBy' | 'state' | 'preparingUnitId'>): PaperFacts {
  return { itemId, uploadedBy: createdBy, state, unitId: preparingUnitId }
}

async function decideAccess(q: Queries, ctx: Asking, document: MeetingDocument, action: PaperAction): Promise<Decision<PaperAccess>> {
  const paper = paperSubject(document)
  const reading = await meetingFor(q, ctx, document.meetingId, 'read-paper', paper)
  if (!reading.ok) return refuse('not-found')
  if (document.recalledAt !== null) return refuse('documents/recalled', { at: document.recalledAt })
  const access = action === 'read-paper' ? reading : await meetingFor(q, ctx, document.meetingId, action, paper)
  return access.ok ? allow({ ...access.value, document }) : access
}
