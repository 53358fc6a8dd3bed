import { oneLine } from '../kernel/line'
import { allow, refuse, type Decision } from '../kernel/result'
import type { PaperState } from './paper'

/** P1 While it is a draft, with the unit's head or sent back, a paper is the unit's own. */
export function isAtUnit(state: PaperState): boolean {
  return state === 'draft' || state === 'awaiting-head' || state === 'sent-back'
}

/** P2 What those who make the meeting lay on the agenda is approved with that; what a unit lays there is its draft. P10 Laid ready, it waits to be handed out. */
export function enteringState(mayApprove: boolean, ready = false): PaperState {
  if (!mayApprove) return 'draft'
  return ready ? 'submitted' : 'approved'
}

/**
 * P3 Trình duyệt: the unit's staff send a draft, or one that was sent back, to the unit's head. P4 The head himself, and
 * a unit without a head, send it to the secretary and chair at once. Refuses documents/wrong-step {state}.
 */
export function decideSubmit(state: PaperState, unit: { actorIsHead: boolean; hasHead: boolean }): Decision<PaperState> {
  if (state !== 'draft' && state !== 'sent-back') return refuse('documents/wrong-step', { state })
  return allow<PaperState>(unit.actorIsHead || !unit.hasHead ? 'submitted' : 'awaiting-head')
}

/** P5 The unit's head approves what waits for him: it goes to the secretary and chair. Refuses documents/wrong-step {state}. */
export function decideForUnit(state: PaperState): Decision<PaperState> {
  return state === 'awaiting-head' ? allow<PaperState>('submitted') : refuse('documents/wrong-step', { state })
}

/** P6 The secretary or chair approves what was submitted: the members have it from now on. Refuses documents/wrong-step {state}. */
export function decideApproval(state: PaperState): Decision<PaperState> {
  return state === 'submitted' ? allow<PaperState>('approved') : refuse('documents/wrong-step', { state })
}

/** Who sends a paper back decides from where: the head what waits for him, secretary and chair what was submitted. */
export type SendingBack = { by: 'head' | 'secretariat'; reason: string }

/** P7 A paper is sent back with a reason, to be done again. Refuses documents/wrong-step {state}, documents/reason-needed. */
export function decideSendBack(state: PaperState, { by, reason }: SendingBack): Decision<{ state: PaperState; reason: string }> {
  if (state !== (by === 'head' ? 'awaiting-head' : 'submitted')) return refuse('documents/wrong-step', { state })
  const said = oneLine(reason)
  return said === '' ? refuse('documents/reason-needed') : allow({ state: 'sent-back' as const, reason: said })
}
