import { decideRemind } from '~/domain/documents/request'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { updatePaperRequest } from '~db/queries/paper-requests'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { requestFor, standingNow, tellUnit } from './request-access'

/** Nhắc: tells the unit once more, by hand (Q5). Refuses not-found, forbidden (`request-paper`), documents/wrong-step, documents/reminded-lately {at}. */
export async function remindUnit(tx: Tx, ctx: ActorCtx, meetingId: string, input: { requestId: string }): Promise<Decision> {
  const access = await requestFor(tx, ctx, input.requestId)
  if (!access.ok) return access
  const { request, meeting } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')
  const now = ctx.now()
  const decision = decideRemind({ standing: await standingNow(tx, access.value), remindedAt: request.remindedAt }, now)
  if (!decision.ok) return decision

  await updatePaperRequest(tx, request.id, { remindedAt: now })
  await audit(tx, ctx, 'unit-reminded', request.id, { unitId: request.unitId, by: 'hand' })
  await tellUnit(tx, ctx, now > request.dueAt ? 'paper-overdue' : 'paper-due-soon', request, meeting.title)
  return allow()
}
