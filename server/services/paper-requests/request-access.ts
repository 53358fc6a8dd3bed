import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { mostRequestDays, requestDefaults, standingOf, type RequestSettings, type RequestStanding } from '~/domain/documents/request'
import * as queries from '~db/queries/paper-requests'
import { findSetting } from '~db/queries/settings'
import * as z from 'zod'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { meetingFor, type Access } from '../meetings/access'
import { notify } from '../notifications/notify'

export type RequestAccess = Access & { request: queries.PaperRequestRow }

/** A request in the hands of somebody who may ask units for papers. Refuses not-found, also for a withdrawn one, forbidden. */
export async function requestFor(q: Queries, ctx: ActorCtx, requestId: string): Promise<Decision<RequestAccess>> {
  const request = await queries.findPaperRequest(q, requestId)
  if (!request) return refuse('not-found')
  const access = await meetingFor(q, ctx, request.meetingId, 'request-paper')
  return access.ok ? allow({ ...access.value, request }) : access
}

/** Where a request stands now (Q1, Q6). */
export async function standingNow(q: Queries, { request, facts }: RequestAccess): Promise<RequestStanding> {
  const onPaper = facts.items.some((item) => item.id === request.itemId && item.onPaper)
  return standingOf((await queries.statesOfRequests(q, [request.id])).map((paper) => paper.state), onPaper)
}

type RequestNotice = 'paper-requested' | 'paper-request-changed' | 'paper-request-withdrawn' | 'paper-due-soon' | 'paper-overdue'

/** Tells everybody of the unit: any of them may lay the paper there. */
export async function tellUnit(tx: Tx, ctx: Pick<ActorCtx, 'now' | 'newId'> & { actor: ActorCtx['actor'] | null }, kind: RequestNotice, request: Pick<queries.PaperRequestRow, 'meetingId' | 'unitId' | 'what' | 'dueAt'>, title: string) {
  const people = await queries.peopleOfUnit(tx, request.unitId)
  await notify(tx, ctx, people.map((person) => person.id), { kind, meetingId: request.meetingId, payload: { title, what: request.what, dueAt: String(request.dueAt) } })
}

const days = z.number().int().min(0).max(mostRequestDays)
const settingsShape = z.object({ dueDays: days, dueDaysOfCouncil: days, remindDaysBefore: days, remindDaysAfter: days, remindAt: z.string().regex(/^\d\d:\d\d$/) }).partial()

/** Days of notice and reminding (setting `paper-requests`), with the defaults of DOMAIN §3 for what is not set. */
export async function readRequestSettings(q: Queries): Promise<RequestSettings> {
  const parsed = settingsShape.safeParse(await findSetting(q, 'paper-requests'))
  return { ...requestDefaults, ...(parsed.success ? parsed.data : {}) }
}
