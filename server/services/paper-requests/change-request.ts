import { dueAtOf, type ChangeRequestInput } from '~/domain/documents/request-inputs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updatePaperRequest } from '~db/queries/paper-requests'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { requestFor, tellUnit } from './request-access'

/**
 * Asks for something else, or by another time; with another time the reminders begin anew (Q4). The unit is told.
 * Refuses not-found, forbidden (`request-paper`), documents/due-too-late.
 */
export async function changeRequest(tx: Tx, ctx: ActorCtx, meetingId: string, input: ChangeRequestInput): Promise<Decision> {
  const access = await requestFor(tx, ctx, input.requestId)
  if (!access.ok) return access
  const { request, meeting } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')
  const change = { what: input.what, dueAt: dueAtOf(input) }
  if (change.dueAt > meeting.startsAt) return refuse('documents/due-too-late')
  if (change.what === request.what && change.dueAt === request.dueAt) return allow()

  await updatePaperRequest(tx, request.id, { ...change, ...(change.dueAt !== request.dueAt && { remindedAt: null }) })
  await audit(tx, ctx, 'paper-request-changed', request.id, change)
  await tellUnit(tx, ctx, 'paper-request-changed', { ...request, ...change }, meeting.title)
  return allow()
}

/** The paper is not wanted any more; what was handed in stays. The unit is told. Refuses not-found, forbidden (`request-paper`). */
export async function withdrawRequest(tx: Tx, ctx: ActorCtx, meetingId: string, input: { requestId: string }): Promise<Decision> {
  const access = await requestFor(tx, ctx, input.requestId)
  if (!access.ok) return access
  const { request, meeting } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')
  await updatePaperRequest(tx, request.id, { withdrawnAt: ctx.now() })
  await audit(tx, ctx, 'paper-request-withdrawn', request.id)
  await tellUnit(tx, ctx, 'paper-request-withdrawn', request, meeting.title)
  return allow()
}
