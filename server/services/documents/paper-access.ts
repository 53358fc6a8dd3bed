import type { MeetingAction } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findDocument, findVersion, type DocumentRow, type VersionRow } from '~db/queries/documents'
import type { Queries } from '#types'
import type { Ctx } from '../../context'
import { meetingFor, type Access } from '../meetings/access'

/** A paper in the hands of somebody who may do what he asks. */
export type PaperAccess = Access & { document: DocumentRow }
export type VersionAccess = PaperAccess & { version: VersionRow }

type PaperAction = Extract<MeetingAction, 'read-paper' | 'withdraw-paper' | 'upload-paper' | 'annotate-room' | 'annotate-private'>

/**
 * Loads a paper for an action. `not-found` for a paper that is not there, for a stranger, and for a guest where the item
 * is closed: nobody learns which papers exist. `documents/recalled` {at} for one who could read it before, `forbidden`
 * for a reader without the right to do more.
 */
export async function paperFor(q: Queries, ctx: Pick<Ctx, 'actor'>, documentId: string, action: PaperAction): Promise<Decision<PaperAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const document = await findDocument(q, documentId)
  return document ? decideAccess(q, ctx, document, action) : refuse('not-found')
}

/** The same for one version of a paper: its pages, its text, its original. */
export async function versionFor(q: Queries, ctx: Pick<Ctx, 'actor'>, versionId: string, action: PaperAction): Promise<Decision<VersionAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const found = await findVersion(q, versionId)
  if (!found) return refuse('not-found')
  const access = await decideAccess(q, ctx, found.document, action)
  return access.ok ? allow({ ...access.value, version: found.version }) : access
}

async function decideAccess(q: Queries, ctx: Pick<Ctx, 'actor'>, document: DocumentRow, action: PaperAction): Promise<Decision<PaperAccess>> {
  const paper = { itemId: document.itemId, uploadedBy: document.createdBy }
  const reading = await meetingFor(q, ctx, document.meetingId, 'read-paper', paper)
  if (!reading.ok) return refuse('not-found')
  if (document.recalledAt !== null) return refuse('documents/recalled', { at: document.recalledAt })
  const access = action === 'read-paper' ? reading : await meetingFor(q, ctx, document.meetingId, action, paper)
  return access.ok ? allow({ ...access.value, document }) : access
}
