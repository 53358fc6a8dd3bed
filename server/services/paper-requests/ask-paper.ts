import { dueAtOf, type AskPaperInput } from '~/domain/documents/request-inputs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { insertPaperRequest } from '~db/queries/paper-requests'
import { findUnit } from '~db/queries/units'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from '../meetings/access'
import { tellUnit } from './request-access'

/**
 * Asks a unit for a paper of an agenda item by a due time: from now on the unit prepares that item (C5), and its people
 * are told. Refuses not-found, forbidden (`request-paper`), bad-input for an item or unit that is not there, or a due time after the start.
 */
export async function askPaper(tx: Tx, ctx: ActorCtx, meetingId: string, input: AskPaperInput): Promise<Decision<{ requestId: string }>> {
  const access = await meetingFor(tx, ctx, meetingId, 'request-paper')
  if (!access.ok) return access
  const { facts, meeting } = access.value
  const { itemId, unitId, what } = input
  if (!facts.items.some((item) => item.id === itemId)) return refuse('bad-input', { field: 'itemId' })
  if (!await findUnit(tx, unitId)) return refuse('bad-input', { field: 'unitId' })
  const dueAt = dueAtOf(input)
  if (dueAt > meeting.startsAt) return refuse('documents/due-too-late')

  const requestId = ctx.newId()
  await insertPaperRequest(tx, { id: requestId, meetingId, itemId, unitId, what, dueAt, createdBy: ctx.actor.userId, createdAt: ctx.now() })
  await audit(tx, ctx, 'paper-requested', requestId, { meetingId, itemId, unitId, what, dueAt })
  await tellUnit(tx, ctx, 'paper-requested', { meetingId, unitId, what, dueAt }, meeting.title)
  return allow({ requestId })
}
