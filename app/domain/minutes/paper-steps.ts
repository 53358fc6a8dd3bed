import { type UserId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import { type PaperKind } from './paper'

/** Where a paper stands. Sent back, it is a draft again. */
export type PaperStage = 'draft' | 'submitted' | 'approved' | 'signed' | 'numbered' | 'issued'
export type PaperStep = 'submit' | 'approve' | 'send-back' | 'sign' | 'number' | 'issue'
/** What a person is for this paper; one person may hold several. */
export type PaperOffice = 'secretary' | 'chair' | 'signer' | 'clerk'

/** A setting per kind of paper: who takes a step and where it leads. */
export type StepSetting = { step: PaperStep; from: PaperStage[]; to: PaperStage; by: PaperOffice[] }

/**
 * The order of acts of NĐ 30/2020/NĐ-CP: content approved (Đ.12) → signed (Đ.13.7) → number and day (Đ.15.3) →
 * issued (Đ.18.1). The clerk touches only a paper that is signed (Đ.32.2).
 */
const usualOrder: StepSetting[] = [
  { step: 'submit', from: ['draft'], to: 'submitted', by: ['secretary'] },
  { step: 'approve', from: ['submitted'], to: 'approved', by: ['chair'] },
  { step: 'send-back', from: ['submitted'], to: 'draft', by: ['chair'] },
  { step: 'send-back', from: ['approved'], to: 'draft', by: ['signer'] },
  { step: 'sign', from: ['approved'], to: 'signed', by: ['signer'] },
  { step: 'number', from: ['signed'], to: 'numbered', by: ['clerk'] },
  { step: 'issue', from: ['numbered'], to: 'issued', by: ['clerk'] },
]

export const usualSteps: Record<PaperKind, StepSetting[]> = { minutes: usualOrder, 'conclusion-notice': usualOrder }

export type PaperFacts = {
  kind: PaperKind
  stage: PaperStage
  /** counts up with every change of the text */
  revision: number
  /** everybody whose signature stands on the paper: minutes have at least two */
  signers: { userId: UserId; signed: boolean }[]
}
export type StepActor = { userId: UserId; offices: PaperOffice[]; /** the revision that this person read */ readRevision: number }
export type StepInput = { step: PaperStep; reason?: string }

/**
 * Whether this person may take this step now, and where the paper stands after it.
 * Refuses: minutes/wrong-step, minutes/not-your-step, minutes/reason-needed (sending back), minutes/changed-meanwhile
 * (the text is no longer the one that was read).
 */
export function decideStep(paper: PaperFacts, input: StepInput, actor: StepActor, settings: StepSetting[] = usualSteps[paper.kind]): Decision<PaperStage> {
  const possible = settings.filter(({ step, from }) => step === input.step && from.includes(paper.stage))
  if (possible.length === 0) return refuse('minutes/wrong-step', { stage: paper.stage, step: input.step })
  const setting = possible.find(({ by }) => by.some((office) => actor.offices.includes(office)))
  if (!setting || (input.step === 'sign' && !mustStillSign(paper, actor.userId))) return refuse('minutes/not-your-step', { step: input.step })
  if (input.step === 'send-back' && !input.reason?.trim()) return refuse('minutes/reason-needed')
  if (actor.readRevision !== paper.revision) return refuse('minutes/changed-meanwhile')
  const last = paper.signers.every(({ userId, signed }) => signed || userId === actor.userId)
  return allow(input.step === 'sign' && !last ? paper.stage : setting.to)
}

const mustStillSign = (paper: PaperFacts, userId: UserId) => paper.signers.some((signer) => signer.userId === userId && !signer.signed)

/** The text may change only while it is a draft, and only by the secretary. Refuses minutes/locked, minutes/not-your-step. */
export function decideEdit(paper: PaperFacts, actor: Pick<StepActor, 'offices'>): Decision {
  if (paper.stage !== 'draft') return refuse('minutes/locked', { stage: paper.stage })
  return actor.offices.includes('secretary') ? allow() : refuse('minutes/not-your-step', { step: 'edit' })
}

/** The steps that this person could take now: what the screen offers as buttons. */
export function stepsOpenTo(paper: PaperFacts, actor: StepActor, settings: StepSetting[] = usualSteps[paper.kind]): PaperStep[] {
  const steps = [...new Set(settings.map(({ step }) => step))]
  return steps.filter((step) => decideStep(paper, { step, reason: 'given later' }, actor, settings).ok)
}

/** "DỰ THẢO" is printed until the chair approves (DOMAIN §6). */
export function isDraft(stage: PaperStage): boolean {
  return stage === 'draft' || stage === 'submitted'
}

/** The next free number of a series in a year; numbers begin at 1 each year and none is used twice. NĐ 30/2020/NĐ-CP, Đ.15.1. */
export function nextNumber(taken: readonly number[]): number {
  return Math.max(0, ...taken) + 1
}
