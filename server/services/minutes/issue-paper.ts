import * as z from 'zod'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { decideStep } from '~/domain/minutes/paper-steps'
import { saveMeetingState, updatePaper } from '~db/queries/papers'
import { renderDocx } from '../../adapters/paper/render-docx'
import { renderPdf } from '../../adapters/paper/render-pdf'
import type { ActorCtx } from '../../context'
import { appendEvent } from '../meetings/append-event'
import { notify } from '../notifications/notify'
import { isForGuests, paperFor, stepActor, type PaperAccess } from './paper-access'
import { printedPaper } from './printed-paper'
import { recordStep, takeStepSchema } from './take-step'

export const issuePaperSchema = takeStepSchema.pick({ revision: true }).extend({ step: z.literal('issue') })

const LARGEST_PAPER = 100_000_000

/**
 * Issues a numbered paper (NĐ 30/2020/NĐ-CP Đ.18.1): prints it once, keeps PDF and DOCX for good, makes it readable for
 * everybody of the meeting and tells them. Printing happens before the write; a paper changed meanwhile is refused.
 */
export async function issuePaper(ctx: ActorCtx, paperId: string, revision: number): Promise<Decision> {
  const found = await paperFor(ctx.db.read, ctx, paperId)
  if (!found.ok) return found
  const allowed = mayIssue(ctx, found.value, revision)
  if (!allowed.ok) return allowed
  const { paper, signatures, access } = found.value
  const printed = await printedPaper(ctx.db.read, { ...paper, state: 'issued' }, signatures, access.body, ctx.now())
  const pdf = await store(ctx, await renderPdf(printed, new Date(ctx.now())))
  if (!pdf.ok) return pdf
  const docx = await store(ctx, await renderDocx(printed))
  if (!docx.ok) return docx

  return ctx.db.write(async (tx) => {
    const now = await paperFor(tx, ctx, paperId)
    if (!now.ok) return now
    const still = mayIssue(ctx, now.value, revision)
    if (!still.ok) return still
    const change = { state: 'issued' as const, issuedBy: ctx.actor.userId, issuedAt: ctx.now(), pdfHash: pdf.value.hash, docxHash: docx.value.hash }
    if (!await updatePaper(tx, paperId, revision, change)) return refuse('minutes/changed-meanwhile')
    await recordStep(tx, ctx, now.value, 'issue')
    if (paper.kind === 'conclusion-notice') {
      await saveMeetingState(tx, paper.meetingId, 'published')
      await appendEvent(tx, ctx, paper.meetingId, { type: 'conclusion-published', payload: { paperId } })
    }
    await notify(tx, ctx, readersOf(now.value), { kind: 'paper-issued', meetingId: paper.meetingId, payload: { title: access.facts.title, paperId, paper: paper.kind } })
    return allow()
  })
}

async function* once(bytes: Uint8Array) { yield bytes }
const store = (ctx: ActorCtx, bytes: Uint8Array) => ctx.files.put(once(bytes), { limitBytes: LARGEST_PAPER })

/** Everybody of the meeting who may read this paper. */
function readersOf({ paper, access }: PaperAccess) {
  const seats = isForGuests(paper.kind, access.facts.items) ? access.facts.seats : access.facts.seats.filter((seat) => seat.role !== 'guest')
  return seats.map((seat) => seat.occupant?.id ?? null)
}

function mayIssue(ctx: ActorCtx, found: PaperAccess, revision: number) {
  return decideStep(found.facts, { step: 'issue' }, stepActor(ctx.actor.userId, found, revision), found.settings)
}
