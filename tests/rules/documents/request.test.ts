import { describe, expect, it } from 'vitest'
import type { PaperState } from '~/domain/documents/paper'
import { countMissing, decideRemind, defaultDueAt, isLate, reminderDue, requestDefaults, standingOf, type Remindable, type RequestStanding } from '~/domain/documents/request'
import { vnMillis } from '~/domain/kernel/time'

/** 20/11/2026 is a Friday. */
const at = vnMillis
const weekends = { holidays: [], makeUpDays: [] }

describe('a request for a paper', () => {
  it.each<[PaperState[], RequestStanding]>([
    [[], 'missing'], [['draft'], 'draft'], [['approved', 'draft'], 'draft'], [['awaiting-head', 'sent-back'], 'sent-back'],
    [['submitted', 'approved'], 'submitted'], [['approved', 'approved'], 'approved'], [['recalled'], 'missing'],
  ])('Q1 %j stands at %s', (papers, standing) => expect(standingOf(papers, false)).toBe(standing))

  it.each<[PaperState[], RequestStanding]>([
    [[], 'on-paper'], [['draft'], 'on-paper'], [['sent-back'], 'on-paper'], [['recalled'], 'on-paper'], [['submitted', 'approved'], 'submitted'], [['approved'], 'approved'],
  ])('Q6 %j of an item that goes by paper stands at %s', (papers, standing) => expect(standingOf(papers, true)).toBe(standing))

  it('Q6 is neither late nor counted among the missing, and comes back when the item no longer goes by paper', () => {
    const request = (standing: RequestStanding, answered = false) => ({ standing, answered, isLate: isLate({ standing, dueAt: 0 }, 1) })
    expect(request('on-paper').isLate).toBe(false)
    expect(countMissing([request('on-paper')])).toEqual({ all: 0, missing: 0, waiting: 0, late: 0 })
    expect(countMissing([request('on-paper'), request('missing'), request('submitted'), request('approved', true)])).toEqual({ all: 3, missing: 2, waiting: 1, late: 1 })
  })

  it('Q2 is late while the unit holds it after the due time, and not once it was submitted', () => {
    const dueAt = at('2026-11-20', '17:00')
    const late = (standing: RequestStanding, now: number) => isLate({ standing, dueAt }, now)
    expect([late('missing', dueAt), late('missing', dueAt + 1), late('sent-back', dueAt + 1), late('submitted', dueAt + 1), late('approved', dueAt + 1)]).toEqual([false, true, true, false, false])
  })

  it('Q3 is due three working days before the meeting, five before a council’s; holidays do not count', () => {
    const startsAt = at('2026-11-26', '08:00')
    const now = at('2026-11-02', '09:00')
    const due = (isCouncil: boolean, calendar = weekends as { holidays: string[]; makeUpDays: string[] }) => defaultDueAt({ startsAt, isCouncil }, now, calendar, requestDefaults)
    expect(due(false)).toBe(at('2026-11-23', '17:00'))
    expect(due(true)).toBe(at('2026-11-19', '17:00'))
    expect(due(false, { holidays: ['2026-11-24'], makeUpDays: [] })).toBe(at('2026-11-20', '17:00'))
  })
  it('Q3 is never due before the next morning nor after the meeting begins', () => {
    const soon = (startsAt: number) => defaultDueAt({ startsAt, isCouncil: false }, at('2026-11-19', '16:00'), weekends, requestDefaults)
    expect(soon(at('2026-11-20', '14:00'))).toBe(at('2026-11-20', '08:00'))
    expect(soon(at('2026-11-20', '07:30'))).toBe(at('2026-11-20', '07:30'))
  })
})

describe('reminding', () => {
  const request = (change: Partial<Remindable> = {}): Remindable => ({ dueAt: at('2026-11-20', '17:00'), createdAt: at('2026-11-10', '08:00'), remindedAt: null, standing: 'missing', ...change })
  const due = (day: string, clock: string, change: Partial<Remindable> = {}) => reminderDue(request(change), at(day, clock), weekends, requestDefaults)

  it('Q4 one working day before it is due', () => {
    expect([due('2026-11-19', '07:59'), due('2026-11-19', '08:00'), due('2026-11-20', '16:59'), due('2026-11-20', '17:00')]).toEqual([null, 'soon', 'soon', null])
    expect(due('2026-11-20', '08:00', { dueAt: at('2026-11-23', '08:00') })).toBe('soon')
  })
  it('Q4 and at 08:00 of the day after', () => expect([due('2026-11-21', '07:59'), due('2026-11-21', '08:00')]).toEqual([null, 'overdue']))
  it('Q4 as many days before and after as the house lays down, at its hour; 0 is never', () => {
    const house = { ...requestDefaults, remindDaysBefore: 2, remindDaysAfter: 3, remindAt: '14:00' }
    const told = (day: string, clock: string, settings = house) => reminderDue(request(), at(day, clock), weekends, settings)
    expect([told('2026-11-18', '13:59'), told('2026-11-18', '14:00'), told('2026-11-23', '13:59'), told('2026-11-23', '14:00')]).toEqual([null, 'soon', null, 'overdue'])
    const silent = { ...house, remindDaysBefore: 0, remindDaysAfter: 0 }
    expect([told('2026-11-20', '16:00', silent), told('2026-12-20', '14:00', silent)]).toEqual([null, null])
  })
  it('Q4 each once', () => {
    expect(due('2026-11-20', '09:00', { remindedAt: at('2026-11-19', '17:01') })).toBe(null)
    expect(due('2026-11-21', '08:00', { remindedAt: at('2026-11-19', '17:01') })).toBe('overdue')
    expect(due('2026-12-21', '08:00', { remindedAt: at('2026-11-21', '08:00') })).toBe(null)
  })
  it('Q4 not what was asked for within the last day, nor what has left the unit', () => {
    expect(due('2026-11-20', '09:00', { createdAt: at('2026-11-20', '08:00') })).toBe(null)
    for (const standing of ['submitted', 'approved', 'on-paper'] as const) expect(due('2026-11-22', '09:00', { standing })).toBe(null)
    for (const standing of ['draft', 'awaiting-head', 'sent-back'] as const) expect(due('2026-11-22', '09:00', { standing })).toBe('overdue')
  })
  it('Q5 by hand at most once an hour, and only while the unit holds it', () => {
    const now = at('2026-11-20', '09:00')
    expect(decideRemind({ standing: 'missing', remindedAt: null }, now).ok).toBe(true)
    expect(decideRemind({ standing: 'missing', remindedAt: now - 3_599_999 }, now)).toMatchObject({ code: 'documents/reminded-lately', params: { at: now - 3_599_999 } })
    expect(decideRemind({ standing: 'draft', remindedAt: now - 3_600_000 }, now).ok).toBe(true)
    for (const standing of ['submitted', 'on-paper'] as const) expect(decideRemind({ standing, remindedAt: null }, now)).toMatchObject({ code: 'documents/wrong-step' })
  })
})
