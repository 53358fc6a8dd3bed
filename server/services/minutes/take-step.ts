import * as z from 'zod'
import { vnDay, vnParts } from '~/domain/kernel/time'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { decideStep, nextNumber, type PaperStage, type PaperStep } from '~/domain/minutes/paper-steps'
import type { PayloadOf } from '~/domain/meetings/events'
import { clearSignatures, findSeries, listClerks, listNumbers, markSigned, takeNumber, updatePaper, type PaperRow } from '~db/queries/papers'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { appendEvent } from '../meetings/append-event'
import { notify, type NotificationKind } from '../notifications/notify'
import { paperFor, stepActor, type PaperAccess } from './paper-access'

export const takeStepSchema = z.object({
  step: z.enum(['submit', 'approve', 'send-back', 'sign', 'number']),
  /** the revision that this person read */
  revision: z.coerce.number().int().min(1),
  reason: z.string().trim().max(2_000).optional(),
  /** the clerk's own number, where the paper register is ahead of this one */
  number: z.coerce.number().int().min(1).max(99_999).optional(),
})
export type TakeStep = z.infer<typeof takeStepSchema>

type EventStep = PayloadOf<'paper-step'>['step']
const eventOf: Record<PaperStep, EventStep> = { submit: 'submitted', approve: 'approved', 'send-back': 'sent-back', sign: 'signed', number: 'numbered', issue: 'issued' }

/**
 * One step of a paper on its way to being issued: submit, approve or send back, sign, number (NĐ 30/2020/NĐ-CP Đ.12, 13.7,
 * 15.3). Issuing is `issuePaper`. Refuses like `decideStep`, and minutes/number-taken: numbers are unique in a year.
 */
export async function takeStep(tx: Tx, ctx: ActorCtx, paperId: string, input: TakeStep): Promise<Decision<{ stage: PaperStage }>> {
  const found = await paperFor(tx, ctx, paperId)
  if (!found.ok) return found
  const { facts, settings, paper } = found.value
  const stage = decideStep(facts, input, stepActor(ctx.actor.userId, found.value, input.revision), settings)
  if (!stage.ok) return stage
  const numbered = input.step === 'number' ? await giveNumber(tx, ctx, paper, input.number) : allow({})
  if (!numbered.ok) return numbered
  const change = { state: stage.value, ...numbered.value, ...changesOf(ctx, input) }
  if (!await updatePaper(tx, paperId, input.revision, change)) return refuse('minutes/changed-meanwhile')
  if (input.step === 'sign') await markSigned(tx, paperId, ctx.actor.userId, ctx.now())
  if (input.step === 'send-back') await clearSignatures(tx, paperId)
  await recordStep(tx, ctx, found.value, input.step, input.reason)
  await tellNext(tx, ctx, found.value, stage.value, input)
  return allow({ stage: stage.value })
}

function changesOf(ctx: ActorCtx, input: TakeStep): Partial<PaperRow> {
  if (input.step === 'approve') return { approvedBy: ctx.actor.userId, approvedAt: ctx.now() }
  if (input.step === 'submit') return { sentBackReason: null }
  return input.step === 'send-back' ? { sentBackReason: input.reason ?? null, approvedBy: null, approvedAt: null } : {}
}

/** The next free number of the kind's series in this Vietnamese year, or the clerk's own. */
async function giveNumber(tx: Tx, ctx: ActorCtx, paper: PaperRow, wanted: number | undefined): Promise<Decision<Partial<PaperRow>>> {
  const series = await findSeries(tx, paper.bodyId, paper.kind)
  if (!series) return refuse('minutes/no-series')
  const { year } = vnParts(ctx.now())
  const number = wanted ?? nextNumber(await listNumbers(tx, series.id, year))
  const taken = await takeNumber(tx, { id: ctx.newId(), seriesId: series.id, year, number, paperId: paper.id, issuedAt: ctx.now() })
  return taken ? allow({ number, issueDay: vnDay(ctx.now()) }) : refuse('minutes/number-taken', { number })
}

/** The step as event (for those who work on the paper; everybody hears of the issue) and in the security record. */
export async function recordStep(tx: Tx, ctx: ActorCtx, { paper }: PaperAccess, step: PaperStep, reason?: string) {
  await appendEvent(tx, ctx, paper.meetingId, {
    type: 'paper-step', payload: { paperId: paper.id, kind: paper.kind, step: eventOf[step] },
    audience: { kind: step === 'issue' ? 'all' : 'secretariat' },
  })
  await audit(tx, ctx, 'official-paper-step', paper.id, { step, revision: paper.revision, ...(reason && { reason }) })
}

async function tellNext(tx: Tx, ctx: ActorCtx, { paper, signatures, access }: PaperAccess, stage: PaperStage, input: TakeStep) {
  const seated = (role: 'chair' | 'secretary') => access.facts.seats.filter((seat) => seat.role === role).map((seat) => seat.occupant?.id ?? null)
  const unsigned = signatures.filter((signature) => signature.signedAt === null).map((signature) => signature.userId)
  const next: Partial<Record<PaperStage, [NotificationKind, (string | null)[]]>> = {
    draft: ['paper-sent-back', seated('secretary')],
    submitted: ['paper-to-approve', seated('chair')],
    approved: ['paper-to-sign', unsigned],
    signed: ['paper-to-number', await listClerks(tx)],
  }
  const told = input.step === 'sign' && stage === 'approved' ? undefined : next[stage]
  if (!told) return
  await notify(tx, ctx, told[1], {
    kind: told[0], meetingId: paper.meetingId,
    payload: { title: access.facts.title, paperId: paper.id, paper: paper.kind, reason: input.reason ?? '' },
  })
}
