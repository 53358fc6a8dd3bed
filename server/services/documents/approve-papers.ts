import { decideApproval, decideSendBack } from '~/domain/documents/paper-course'
import { allow, type Decision } from '~/domain/kernel/result'
import { findDocument, updateDocument, type MeetingDocument } from '~db/queries/documents'
import { peopleOfUnit } from '~db/queries/paper-requests'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { notify } from '../notifications/notify'
import { announcePaper } from './announce-paper'
import { paperFor } from './paper-access'

/**
 * Duyệt (P6): the members have these papers from now on, all of them or none; the units that handed them in are told.
 * Refuses not-found, forbidden (`approve-paper`), documents/recalled, documents/wrong-step.
 */
export async function approvePapers(tx: Tx, ctx: ActorCtx, { documentIds }: { documentIds: string[] }): Promise<Decision> {
  for (const documentId of documentIds) {
    const access = await paperFor(tx, ctx, documentId, 'approve-paper')
    if (!access.ok) return access
    const { document, meeting } = access.value
    const decision = decideApproval(document.state)
    if (!decision.ok) return decision

    await updateDocument(tx, documentId, { state: decision.value, sentBackReason: null, decidedBy: ctx.actor.userId, decidedAt: ctx.now() })
    await audit(tx, ctx, 'paper-approved', documentId, { meetingId: meeting.id })
    await announcePaper(tx, ctx, access.value, document)
    await notify(tx, ctx, await handersIn(tx, document), { kind: 'paper-approved', meetingId: meeting.id, payload: { title: meeting.title, name: document.title } })
  }
  return allow()
}

/**
 * Trả lại (P7): back to the unit with a reason, by its head while it waits for him, by secretary or chair once it was
 * submitted. Refuses not-found, forbidden, documents/recalled, documents/wrong-step, documents/reason-needed.
 */
export async function sendBack(tx: Tx, ctx: ActorCtx, { documentId, reason }: { documentId: string; reason: string }): Promise<Decision> {
  const by = (await findDocument(tx, documentId))?.state === 'awaiting-head' ? 'head' as const : 'secretariat' as const
  const access = await paperFor(tx, ctx, documentId, by === 'head' ? 'approve-for-unit' : 'approve-paper')
  if (!access.ok) return access
  const { document, meeting } = access.value
  const decision = decideSendBack(document.state, { by, reason })
  if (!decision.ok) return decision

  await updateDocument(tx, documentId, { state: decision.value.state, sentBackReason: decision.value.reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now() })
  await audit(tx, ctx, 'paper-sent-back', documentId, { meetingId: meeting.id, by, reason: decision.value.reason })
  await notify(tx, ctx, await handersIn(tx, document), { kind: 'paper-returned', meetingId: meeting.id, payload: { title: meeting.title, name: document.title, reason: decision.value.reason } })
  return allow()
}

/** Whoever laid it there, and the head of the unit. */
async function handersIn(tx: Tx, document: MeetingDocument): Promise<string[]> {
  const people = document.preparingUnitId === null ? [] : await peopleOfUnit(tx, document.preparingUnitId)
  return [document.createdBy, ...people.filter((person) => person.isUnitHead).map((person) => person.id)]
}
