import { describe, expect, it } from 'vitest'
import { decideEdit, decideStep, isDraft, nextNumber, type PaperFacts, type PaperOffice, type PaperStage, stepsOpenTo } from '~/domain/minutes/paper-steps'

const minutes: PaperFacts = { kind: 'minutes', stage: 'draft', revision: 4, signers: [{ userId: 'yen', signed: false }, { userId: 'thai', signed: false }] }
const actor = (userId: string, ...offices: PaperOffice[]) => ({ userId, offices, readRevision: 4 })
const yen = actor('yen', 'secretary', 'signer')
const thai = actor('thai', 'chair', 'signer')
const clerk = actor('clerk', 'clerk')
const standing = (stage: PaperStage): PaperFacts => ({ ...minutes, stage })

describe('steps of a paper', () => {
  it('M40 goes from draft to issued, each step by its office', () => {
    expect(decideStep(standing('draft'), { step: 'submit' }, yen)).toEqual({ ok: true, value: 'submitted' })
    expect(decideStep(standing('submitted'), { step: 'approve' }, thai)).toEqual({ ok: true, value: 'approved' })
    expect(decideStep(standing('numbered'), { step: 'issue' }, clerk)).toEqual({ ok: true, value: 'issued' })
    expect(decideStep(standing('submitted'), { step: 'approve' }, yen)).toMatchObject({ code: 'minutes/not-your-step' })
    expect(decideStep(standing('draft'), { step: 'approve' }, thai)).toMatchObject({ code: 'minutes/wrong-step' })
    expect(stepsOpenTo(standing('submitted'), thai)).toEqual(['approve', 'send-back'])
  })
  it('M41 sending back needs a reason', () => {
    expect(decideStep(standing('submitted'), { step: 'send-back', reason: ' ' }, thai)).toMatchObject({ code: 'minutes/reason-needed' })
    expect(decideStep(standing('submitted'), { step: 'send-back', reason: 'Thiếu ý kiến của Sở Tư pháp' }, thai)).toEqual({ ok: true, value: 'draft' })
  })
  it('M42 is signed only when all have signed, each once', () => {
    const half = { ...standing('approved'), signers: [{ userId: 'yen', signed: true }, { userId: 'thai', signed: false }] }
    expect(decideStep(standing('approved'), { step: 'sign' }, yen)).toEqual({ ok: true, value: 'approved' })
    expect(decideStep(half, { step: 'sign' }, yen)).toMatchObject({ code: 'minutes/not-your-step' })
    expect(decideStep(half, { step: 'sign' }, thai)).toEqual({ ok: true, value: 'signed' })
  })
  it('M43 the clerk numbers only a signed paper; numbers follow the highest', () => {
    expect(decideStep(standing('approved'), { step: 'number' }, clerk)).toMatchObject({ code: 'minutes/wrong-step' })
    expect(decideStep(standing('signed'), { step: 'number' }, clerk)).toEqual({ ok: true, value: 'numbered' })
    expect([nextNumber([]), nextNumber([1, 2, 5])]).toEqual([1, 6])
  })
  it('M44 acts on the text that was read, and locks it', () => {
    expect(decideStep({ ...minutes, revision: 5 }, { step: 'submit' }, yen)).toMatchObject({ code: 'minutes/changed-meanwhile' })
    expect(decideEdit(standing('submitted'), yen)).toMatchObject({ code: 'minutes/locked' })
    expect(decideEdit(standing('draft'), thai)).toMatchObject({ code: 'minutes/not-your-step' })
    expect(decideEdit(standing('draft'), yen).ok).toBe(true)
    expect([isDraft('submitted'), isDraft('approved')]).toEqual([true, false])
  })
})
