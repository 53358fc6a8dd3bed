import { allow, type Decision } from '~/domain/kernel/result'
import { updateDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { appendEvent } from '../meetings/append-event'
import { paperFor } from './paper-access'

/**
 * Thu hồi tài liệu: from now on nobody opens it, and rooms and readers that have it open are asked for their right again.
 * The rows and the original stay for the record; one that the members never had stays unknown to them. Refuses not-found, forbidden (`withdraw-paper`), documents/recalled.
 */
export async function recallPaper(tx: Tx, ctx: ActorCtx, documentId: string): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'withdraw-paper')
  if (!access.ok) return access
  const { meeting, subject, document } = access.value
  await updateDocument(tx, documentId, { state: document.state === 'approved' ? 'recalled' : document.state, recalledAt: ctx.now() })
  await audit(tx, ctx, 'paper-recalled', documentId, { meetingId: meeting.id })
  const audience = subject.paper?.inClosedItem ? { kind: 'members' as const } : { kind: 'all' as const }
  await appendEvent(tx, ctx, meeting.id, { type: 'agenda-changed', payload: {}, audience })
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
  return allow()
}
