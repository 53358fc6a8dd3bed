import type { CommandInput } from '~/domain/live/command-inputs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updateDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from '../meetings/access'
import { announcePaper } from './announce-paper'
import { paperFor } from './paper-access'

/**
 * Phát tại phiên họp: what lies ready, or waits for approval, comes before everybody who may read it, at once, and the
 * minutes name it. Handed out before is handed out. Refuses not-found, forbidden (chair, secretary and maker only),
 * documents/recalled, live/not-in-session.
 */
export async function handOutPaper(tx: Tx, ctx: ActorCtx, meetingId: string, { documentId }: CommandInput<'hand-out-paper'>): Promise<Decision> {
  const allowed = await meetingFor(tx, ctx, meetingId, 'edit-meeting')
  if (!allowed.ok) return allowed
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const { document, meeting } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')
  if (meeting.state !== 'in-session' && meeting.state !== 'on-break') return refuse('live/not-in-session')
  if (document.state === 'approved') return allow()

  await updateDocument(tx, documentId, { state: 'approved', sentBackReason: null, decidedBy: ctx.actor.userId, decidedAt: ctx.now() })
  await audit(tx, ctx, 'paper-changed', documentId, { state: 'approved' })
  await announcePaper(tx, ctx, access.value, document)
  return allow()
}
