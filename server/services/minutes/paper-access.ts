import * as z from 'zod'
import { can, type MeetingSubject } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { AgendaItem } from '~/domain/meetings/types'
import { usualSteps, type PaperFacts, type PaperOffice, type StepActor, type StepSetting } from '~/domain/minutes/paper-steps'
import type { PaperKind } from '~/domain/minutes/paper'
import { findPaper, listSignatures, type PaperRow, type SignatureRow } from '~db/queries/papers'
import { findSetting } from '~db/queries/settings'
import type { Queries } from '#types'
import type { Ctx } from '../../context'
import { meetingOf, type Access } from '../meetings/access'

/** An official paper in the hands of somebody: the rows, what he is for it, and the steps in force. */
export type PaperAccess = { paper: PaperRow; signatures: SignatureRow[]; access: Access; facts: PaperFacts; offices: PaperOffice[]; settings: StepSetting[] }

/**
 * Loads a paper for somebody. Before it is issued only those who work on it see it (secretary, chair, signers, clerk);
 * afterwards whoever may read the meeting, but guests no minutes that tell of a closed item. Others are told `not-found`.
 */
export async function paperFor(q: Queries, ctx: Pick<Ctx, 'actor'>, paperId: string): Promise<Decision<PaperAccess>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const paper = await findPaper(q, paperId)
  const access = paper && await meetingOf(q, ctx.actor.userId, paper.meetingId)
  if (!paper || !access) return refuse('not-found')
  const signatures = await listSignatures(q, paperId)
  const subject: MeetingSubject = { ...access.subject, signerIds: signatures.map((signature) => signature.userId) }
  const offices = officesOf(ctx.actor, subject)
  const hidden = subject.seatOfActor?.role === 'guest' && !isForGuests(paper.kind, access.facts.items)
  const readable = offices.length > 0 || (paper.state === 'issued' && !hidden && can(ctx.actor, 'read-meeting', subject))
  if (!readable) return refuse('not-found')
  const facts: PaperFacts = {
    kind: paper.kind, stage: paper.state, revision: paper.revision,
    signers: signatures.map(({ userId, signedAt }) => ({ userId, signed: signedAt !== null })),
  }
  return allow({ paper, signatures, access, facts, offices, settings: await stepSettings(q, paper.kind) })
}

/** The same for somebody who works on it, whatever his step. Refuses like `paperFor`, and forbidden to those who only read it. */
export async function officeFor(q: Queries, ctx: Pick<Ctx, 'actor'>, paperId: string): Promise<Decision<PaperAccess>> {
  const found = await paperFor(q, ctx, paperId)
  return found.ok && found.value.offices.length === 0 ? refuse('forbidden') : found
}

/** Minutes tell what was said behind closed doors; the notice of conclusions leaves closed items out (DOMAIN §3). */
export const isForGuests = (kind: PaperKind, items: readonly AgendaItem[]) => kind !== 'minutes' || !items.some((item) => item.closed)

function officesOf(actor: NonNullable<Ctx['actor']>, subject: MeetingSubject): PaperOffice[] {
  const offices: [PaperOffice, boolean][] = [
    ['secretary', can(actor, 'edit-minutes', subject)],
    ['chair', can(actor, 'approve-minutes', subject)],
    ['signer', can(actor, 'sign-paper', subject)],
    ['clerk', can(actor, 'number-paper', subject)],
  ]
  return offices.flatMap(([office, holds]) => (holds ? [office] : []))
}

export const stepActor = (userId: string, { offices }: PaperAccess, readRevision: number): StepActor => ({ userId, offices, readRevision })

const stepsSchema = z.array(z.object({
  step: z.enum(['submit', 'approve', 'send-back', 'sign', 'number', 'issue']),
  from: z.array(z.enum(['draft', 'submitted', 'approved', 'signed', 'numbered', 'issued'])),
  to: z.enum(['draft', 'submitted', 'approved', 'signed', 'numbered', 'issued']),
  by: z.array(z.enum(['secretary', 'chair', 'signer', 'clerk'])),
}))

/** The order of acts for a kind of paper: the installation's setting `paper-steps/<kind>`, else the usual one (NĐ 30/2020/NĐ-CP). */
async function stepSettings(q: Queries, kind: PaperKind): Promise<StepSetting[]> {
  const stored = await findSetting(q, `paper-steps/${kind}`)
  return stored === null ? usualSteps[kind] : stepsSchema.parse(stored)
}
