import { describe, expect, it } from 'vitest'
import type { PaperState } from '~/domain/documents/paper'
import { decideApproval, decideForUnit, decideSendBack, decideSubmit, enteringState, isAtUnit } from '~/domain/documents/paper-course'
import type { Decision } from '~/domain/kernel/result'

const states: PaperState[] = ['draft', 'awaiting-head', 'submitted', 'approved', 'sent-back', 'recalled']
const from = (decide: (state: PaperState) => Decision<unknown>) => states.filter((state) => decide(state).ok)
const staff = { actorIsHead: false, hasHead: true }

describe('the course of a paper', () => {
  it('P1 draft, with the head and sent back are the unit’s own', () => expect(states.filter(isAtUnit)).toEqual(['draft', 'awaiting-head', 'sent-back']))
  it('P2 enters approved from those who approve, as a draft from a unit', () => expect([enteringState(true), enteringState(false)]).toEqual(['approved', 'draft']))
  it('P3 staff send a draft or one that was sent back to the head', () => {
    expect(from((state) => decideSubmit(state, staff))).toEqual(['draft', 'sent-back'])
    expect(decideSubmit('draft', staff)).toEqual({ ok: true, value: 'awaiting-head' })
    expect(decideSubmit('submitted', staff)).toEqual({ ok: false, code: 'documents/wrong-step', params: { state: 'submitted' } })
  })
  it('P4 the head, and a unit without one, submit at once', () => {
    expect(decideSubmit('draft', { actorIsHead: true, hasHead: true })).toEqual({ ok: true, value: 'submitted' })
    expect(decideSubmit('sent-back', { actorIsHead: false, hasHead: false })).toEqual({ ok: true, value: 'submitted' })
  })
  it('P5 the head approves only what waits for him', () => {
    expect(from(decideForUnit)).toEqual(['awaiting-head'])
    expect(decideForUnit('awaiting-head')).toEqual({ ok: true, value: 'submitted' })
  })
  it('P6 secretary and chair approve only what was submitted', () => {
    expect(from(decideApproval)).toEqual(['submitted'])
    expect(decideApproval('submitted')).toEqual({ ok: true, value: 'approved' })
  })
  it('P7 each sends back from where it lies with him', () => {
    const reason = 'Thiếu phụ lục số liệu'
    expect(from((state) => decideSendBack(state, { by: 'head', reason }))).toEqual(['awaiting-head'])
    expect(from((state) => decideSendBack(state, { by: 'secretariat', reason }))).toEqual(['submitted'])
  })
  it('P7 a reason is needed, and kept tidy and in NFC', () => {
    expect(decideSendBack('submitted', { by: 'secretariat', reason: ' \n ' })).toMatchObject({ ok: false, code: 'documents/reason-needed' })
    expect(decideSendBack('submitted', { by: 'secretariat', reason: `  ${'Thiếu số liệu'.normalize('NFD')}\n năm 2026 ` })).toEqual({ ok: true, value: { state: 'sent-back', reason: 'Thiếu số liệu năm 2026' } })
  })
})
