import { enteringState } from '~/domain/documents/paper-course'
import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { can } from '~/domain/identity/can'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findMeetingOfItem, findSameFile, insertDocument, listItemDocuments } from '~db/queries/documents'
import { findPaperRequest, listRequestsOfItem, statesOfRequests, type PaperRequestRow } from '~db/queries/paper-requests'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { inItem, meetingFor, type Access } from '../meetings/access'
import { announcePaper } from './announce-paper'
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
 * the meeting hears nothing yet; `ready`, it waits to be handed out (P10). It answers the request named, or a unit's next open one. The same bytes again on the same
 * item, as after an answer that got lost, give the paper that is there. Refuses not-found, forbidden (`upload-paper`), documents/state-secret {level, in}.
 */
export async function addPaper(tx: Tx, ctx: ActorCtx, itemId: string, file: CheckedFile, { requestId, ready }: { requestId?: string; ready?: boolean } = {}): Promise<Decision<AddedPaper>> {
  const access = await mayAddPaper(tx, ctx, itemId)
  if (!access.ok) return access
  const names = decideSecrecyOfNames([file.title, file.fileName])
  if (!names.ok) return names
  const { userId, unitId } = ctx.actor
  const { subject, facts, meeting } = access.value
  const meetingId = meeting.id
  const same = await findSameFile(tx, itemId, file.hash)
  if (same && can(ctx.actor, 'read-paper', { ...subject, paper: inItem(facts, paperSubject(same.document, ctx.now())) })) return allow({ documentId: same.document.id, versionId: same.versionId })

  const state = enteringState(can(ctx.actor, 'approve-paper', subject), ready)
  const request = await answeredRequest(tx, itemId, state === 'draft' ? unitId : null, requestId)
  if (!request.ok) return request
  const documentId = ctx.newId()
  const others = await listItemDocuments(tx, itemId)
  await insertDocument(tx, {
    id: documentId, meetingId, itemId, position: Math.max(-1, ...others.map((other) => other.position)) + 1, title: file.title,
    preparingUnitId: request.value?.unitId ?? unitId, requestId: request.value?.id ?? null, searchTitle: foldForSearch(file.title), state, createdBy: userId, createdAt: ctx.now(),
  })
  const versionId = await insertFile(tx, ctx, documentId, 1, file)
  await audit(tx, ctx, 'paper-uploaded', documentId, { meetingId, itemId, fileHash: file.hash, pdfHash: file.pdfHash, sizeBytes: file.sizeBytes })

  if (state === 'approved') await announcePaper(tx, ctx, access.value, { ...unrestricted, id: documentId, itemId, title: file.title })
  return allow({ documentId, versionId })
}

/** The request that a new paper answers: the one named, else the unit's first that has no paper yet, else its first; null for none. Refuses bad-input for one of another item or unit. */
async function answeredRequest(tx: Tx, itemId: string, unitId: string | null, requestId: string | undefined): Promise<Decision<PaperRequestRow | null>> {
  if (requestId !== undefined) {
    const named = await findPaperRequest(tx, requestId)
    return named?.itemId === itemId && (unitId === null || named.unitId === unitId) ? allow(named) : refuse('bad-input', { field: 'requestId' })
  }
  if (unitId === null) return allow(null)
  const open = await listRequestsOfItem(tx, itemId, unitId)
  const papers = await statesOfRequests(tx, open.map((request) => request.id))
  return allow(open.find((request) => !papers.some((paper) => paper.requestId === request.id)) ?? open[0] ?? null)
}
