import type { MeetingDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import type { Access } from '../meetings/access'
import { appendEvent } from '../meetings/append-event'
import { paperAudience } from './paper-access'

/** Tells those who may read it that a paper has come: in session it is handed out, before it the agenda has changed. */
export async function announcePaper(tx: Tx, ctx: ActorCtx, access: Pick<Access, 'meeting' | 'facts' | 'groups'>, paper: Pick<MeetingDocument, 'id' | 'itemId' | 'title' | 'readers'>) {
  const { id, state } = access.meeting
  const audience = paperAudience(access, paper)
  const inSession = state === 'in-session' || state === 'on-break'
  await appendEvent(tx, ctx, id, inSession
    ? { type: 'paper-handed-out', payload: { documentId: paper.id, itemId: paper.itemId, title: paper.title }, audience }
    : { type: 'agenda-changed', payload: {}, audience })
}
