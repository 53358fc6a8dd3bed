import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listVersionIds, updateDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { liveStateOf } from '../live/live-state'
import { appendEvent } from '../meetings/append-event'
import { paperAudience, paperFor } from './paper-access'

/**
 * Thu hồi tài liệu: from now on nobody opens it, whoever presents it presents nothing, and rooms and readers that have it
 * open are asked for their right again. The rows and the original stay for the record; it is not undone, a new paper may
 * be laid. One that the members never had stays unknown to them. Refuses not-found, forbidden (`withdraw-paper`),
 * documents/recalled, meetings/reason-needed.
 */
export async function recallPaper(tx: Tx, ctx: ActorCtx, documentId: string, reason: string): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'withdraw-paper')
  if (!access.ok) return access
  const { meeting, facts, document } = access.value
  const recallReason = reason.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (recallReason === '' || recallReason.length > 500) return refuse('meetings/reason-needed')

  const now = ctx.now()
  const wasWithMembers = document.state === 'approved'
  await updateDocument(tx, documentId, { state: wasWithMembers ? 'recalled' : document.state, recalledAt: now, recallReason, decidedBy: ctx.actor.userId, decidedAt: now })
  await audit(tx, ctx, 'paper-recalled', documentId, { meetingId: meeting.id, reason: recallReason })
  const live = await liveStateOf(tx, ctx, facts)
  const audience = paperAudience(access.value, document, live.doorsClosed)
  const presenting = live.presenting
  if (presenting?.versionId && (await listVersionIds(tx, documentId)).includes(presenting.versionId)) {
    await appendEvent(tx, ctx, meeting.id, { type: 'presenting-started', payload: { seatId: presenting.seatId, versionId: null } })
  }
  if (wasWithMembers) await appendEvent(tx, ctx, meeting.id, { type: 'paper-recalled', payload: { documentId, itemId: document.itemId, title: document.title }, audience })
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
  tx.tell({ kind: 'paper', documentId })
  return allow()
}
