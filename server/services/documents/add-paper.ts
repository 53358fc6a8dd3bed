import { enteringState } from '~/domain/documents/paper-course'
import { can } from '~/domain/identity/can'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findMeetingOfItem, findSameFile, insertDocument, listItemDocuments } from '~db/queries/documents'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { inItem, isClosed, meetingFor, type Access } from '../meetings/access'
import { appendEvent } from '../meetings/append-event'
import { insertFile, type CheckedFile } from './insert-file'
import { paperSubject, unrestricted } from './paper-access'

export type AddedPaper = { documentId: string; versionId: string }

/** Whether this person may lay a paper of his own making on the item. Refuses not-found, forbidden (`upload-paper`). */
export async function mayAddPaper(q: Queries, ctx: ActorCtx, itemId: string): Promise<Decision<Access>> {
  const meetingId = await findMeetingOfItem(q, itemId)
  if (!meetingId) return refuse('not-found')
  const { userId, unitId } = ctx.actor
  return meetingFor(q, ctx, meetingId, 'upload-paper', paperSubject({ ...unrestricted, itemId, createdBy: userId, state: 'draft', preparingUnitId: unitId }, ctx.now()))
}

/**
 * Lays a checked file on an agenda item as a new paper; drawing its pages starts after the commit. In session the paper
 * is handed out (an event), before it the agenda has changed; what a preparing unit lays there is its draft (P2), of which
 * the meeting hears nothing yet. The same bytes again on the same item, as after an answer
 * that got lost, give the paper that is there. Refuses not-found, forbidden (`upload-paper`).
 */
export async function addPaper(tx: Tx, ctx: ActorCtx, itemId: string, file: CheckedFile): Promise<Decision<AddedPaper>> {
  const access = await mayAddPaper(tx, ctx, itemId)
  if (!access.ok) return access
  const { userId, unitId } = ctx.actor
  const { subject, facts, meeting } = access.value
  const meetingId = meeting.id
  const same = await findSameFile(tx, itemId, file.hash)
  if (same && can(ctx.actor, 'read-paper', { ...subject, paper: inItem(facts, paperSubject(same.document, ctx.now())) })) return allow({ documentId: same.document.id, versionId: same.versionId })

  const state = enteringState(can(ctx.actor, 'approve-paper', subject))
  const documentId = ctx.newId()
  const others = await listItemDocuments(tx, itemId)
  await insertDocument(tx, {
    id: documentId, meetingId, itemId, position: Math.max(-1, ...others.map((other) => other.position)) + 1, title: file.title,
    preparingUnitId: unitId, searchTitle: foldForSearch(file.title), state, createdBy: userId, createdAt: ctx.now(),
  })
  const versionId = await insertFile(tx, ctx, documentId, 1, file)
  await audit(tx, ctx, 'paper-uploaded', documentId, { meetingId, itemId, fileHash: file.hash, pdfHash: file.pdfHash, sizeBytes: file.sizeBytes })

  const audience = isClosed(facts.items, itemId) ? { kind: 'members' as const } : { kind: 'all' as const }
  if (meeting.state === 'in-session' || meeting.state === 'on-break') await appendEvent(tx, ctx, meetingId, { type: 'paper-handed-out', payload: { documentId, itemId, title: file.title }, audience })
  else if (state === 'approved') await appendEvent(tx, ctx, meetingId, { type: 'agenda-changed', payload: {}, audience })
  return allow({ documentId, versionId })
}
