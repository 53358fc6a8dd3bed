import { describe, expect, it } from 'vitest'
import { decideBreak, decideCancel, decideClose, decideInvite, decideOpen, decidePostpone, decideResume, inviteWarnings } from '~/domain/meetings/life'
import type { MeetingState } from '~/domain/meetings/types'
import { meeting, minute, seat, start } from '../sample'

const idle = { openVoteIds: [], openItemId: null }
const day = 24 * 60 * minute
const calendar = { holidays: [], makeUpDays: [] }

describe('steps', () => {
  const states: MeetingState[] = ['draft', 'invited', 'in-session', 'on-break', 'closed', 'published', 'postponed', 'cancelled']
  const steps = {
    invite: [decideInvite, ['draft', 'invited', 'postponed']],
    open: [decideOpen, ['draft', 'invited']],
    break: [(facts) => decideBreak(facts, idle), ['in-session']],
    resume: [decideResume, ['on-break']],
    close: [(facts) => decideClose(facts, idle), ['in-session', 'on-break']],
    postpone: [(facts) => decidePostpone(facts, 'Bão số 12'), ['draft', 'invited']],
    cancel: [(facts) => decideCancel(facts, 'Gộp vào phiên sau'), ['draft', 'invited', 'postponed']],
  } satisfies Record<string, [(facts: ReturnType<typeof meeting>) => { ok: boolean }, MeetingState[]]>

  it.each(Object.entries(steps))('M1 %s is taken only from the states that allow it', (_, [decide, from]) => {
    for (const state of states) {
      const decision = decide(meeting({ state }))
      if (from.some((allowed) => allowed === state)) expect(decision.ok).toBe(true)
      else expect(decision).toEqual({ ok: false, code: 'meetings/wrong-state', params: { state } })
    }
  })

  it.each([
    ['meetings/no-chair', { seats: [seat('s2', 'secretary'), seat('s3')] }],
    ['meetings/no-secretary', { seats: [seat('s1', 'chair'), seat('s3')] }],
    ['meetings/no-members', { seats: [seat('s1', 'chair'), seat('s2', 'secretary'), seat('s4', 'guest')] }],
    ['meetings/no-agenda', { items: [] }],
  ])('M2 inviting and opening are refused: %s', (code, change) => {
    expect(decideInvite(meeting(change))).toMatchObject({ ok: false, code })
    expect(decideOpen(meeting(change))).toMatchObject({ ok: false, code })
  })

  it('M3 opens without an invitation', () => expect(decideOpen(meeting({ state: 'draft' })).ok).toBe(true))
  it('M5 neither break nor end while a vote is open', () => {
    const voting = { openVoteIds: ['v1'], openItemId: 'i1' }
    const refused = { ok: false, code: 'meetings/vote-in-progress', params: { voteId: 'v1' } }
    expect(decideBreak(meeting({ state: 'in-session' }), voting)).toEqual(refused)
    expect(decideClose(meeting({ state: 'in-session' }), voting)).toEqual(refused)
  })
  it('M6 closing names the item that ends with it', () => {
    expect(decideClose(meeting({ state: 'on-break' }), { openVoteIds: [], openItemId: 'i2' })).toEqual({ ok: true, value: { endsItemId: 'i2' } })
  })
  it('M7 a blank reason is none', () => {
    expect(decideCancel(meeting(), '  ')).toMatchObject({ ok: false, code: 'meetings/reason-needed' })
    expect(decidePostpone(meeting(), ' Bão ')).toEqual({ ok: true, value: { reason: 'Bão' } })
  })
})

describe('warnings', () => {
  const facts = { startsAt: start, invitedAt: start - 3 * day, now: start, extraordinary: false }
  it('M4 Tuesday to Friday is three working days: no warning', () => expect(inviteWarnings(facts, calendar)).toEqual([]))
  it('M4 a holiday in between makes it short', () => {
    expect(inviteWarnings(facts, { holidays: ['2026-11-19'], makeUpDays: [] })).toEqual([{ code: 'short-notice', workingDays: 2, wanted: 3 }])
  })
  it('M4 nobody invited, counted from now', () => {
    expect(inviteWarnings({ ...facts, invitedAt: null }, calendar)).toEqual([{ code: 'not-invited' }, { code: 'short-notice', workingDays: 0, wanted: 3 }])
  })
  it('M4 extraordinary meetings are exempt from the days', () => {
    expect(inviteWarnings({ ...facts, invitedAt: start - day, extraordinary: true }, calendar)).toEqual([])
  })
})
