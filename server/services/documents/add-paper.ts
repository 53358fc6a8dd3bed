import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findMeetingOfItem, findSameFile, insertDocument, listItemDocuments } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { isClosed, meetingFor } from '../meetings/access'
import { appendEvent } from '../meetings/append-event'
import { insertFile, type CheckedFile } from './insert-file'

export type AddedPaper = { documentId: string; versionId: string }

/**
 * Lays a checked file on an agenda item as a new paper; drawing its pages starts after the commit. In session the paper
 * is handed out (an event), before it the agenda has changed. The same bytes again on the same item, as after an answer
 * that got lost, give the paper that is there. Refuses not-found, forbidden (`upload-paper`).
 */
export async function addPaper(tx: Tx, ctx: ActorCtx, itemId: string, file: CheckedFile): Promise<Decision<AddedPaper>> {
  const meetingId = await findMeetingOfItem(tx, itemId)
  if (!meetingId) return refuse('not-found')
  const access = await meetingFor(tx, ctx, meetingId, 'upload-paper')
  if (!access.ok) return access
  const same = await findSameFile(tx, itemId, file.hash)
  if (same) return allow({ documentId: same.documentId, versionId: same.versionId })

  const documentId = ctx.newId()
  const others = await listItemDocuments(tx, itemId)
  await insertDocument(tx, {
    id: documentId, meetingId, itemId, position: Math.max(-1, ...others.map((other) => other.position)) + 1, title: file.title,
    preparingUnitId: ctx.actor.unitId, searchTitle: foldForSearch(file.title), state: 'approved', createdBy: ctx.actor.userId, createdAt: ctx.now(),
  })
  const versionId = await insertFile(tx, ctx, documentId, 1, file)
  await audit(tx, ctx, 'paper-uploaded', documentId, { meetingId, itemId, fileHash: file.hash, pdfHash: file.pdfHash, sizeBytes: file.sizeBytes })

  const { state } = access.value.meeting
  const closed = isClosed(access.value.facts.items, itemId)
  const audience = closed ? { kind: 'members' as const } : { kind: 'all' as const }
  if (state === 'in-session' || state === 'on-break') await appendEvent(tx, ctx, meetingId, { type: 'paper-handed-out', payload: { documentId, itemId, title: file.title }, audience })
  else await appendEvent(tx, ctx, meetingId, { type: 'agenda-changed', payload: {}, audience })
  return allow({ documentId, versionId })
}
