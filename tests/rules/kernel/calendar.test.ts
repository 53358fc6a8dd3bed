import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '~/domain/kernel/calendar'
import { isDay, vnClock, vnDay, vnMillis, vnParts } from '~/domain/kernel/time'

/** 2/9 a Wednesday off, Saturday 5/9 worked for it. */
const calendar = { holidays: ['2026-09-02'], makeUpDays: ['2026-09-05'] }

describe('a day', () => {
  it.each([['2026-02-28', true], ['2026-02-30', false], ['0000-00-00', false], ['2026-99-99', false], ['26-1-1', false], ['2026-01-01T', false], ['', false]])('%s: %s', (text, is) => expect(isDay(text)).toBe(is))
})

describe('working days', () => {
  it.each([
    ['2026-09-01', true], ['2026-09-02', false], ['2026-09-05', true], ['2026-09-06', false], ['2026-09-12', false],
  ])('K1 %s counts: %s', (day, counts) => expect(isWorkingDay(day, calendar)).toBe(counts))

  it('K1 a make-up day wins over a holiday of the same date', () => {
    expect(isWorkingDay('2026-09-05', { holidays: ['2026-09-05'], makeUpDays: ['2026-09-05'] })).toBe(true)
  })
  it('K2 three working days after Tuesday 1/9 end on the make-up Saturday', () => {
    expect(addWorkingDays('2026-09-01', 3, calendar)).toBe('2026-09-05')
  })
  it('K2 counts over the end of a year', () => expect(addWorkingDays('2026-12-31', 1, { holidays: ['2027-01-01'], makeUpDays: [] })).toBe('2027-01-04'))
  it('K3 leaves out the first day and counts the last', () => {
    expect(workingDaysBetween('2026-09-01', '2026-09-05', calendar)).toBe(3)
    expect(workingDaysBetween('2026-09-05', '2026-09-05', calendar)).toBe(0)
    expect(workingDaysBetween('2026-09-05', '2026-09-01', calendar)).toBe(0)
  })
})

describe('Vietnamese time', () => {
  it('K4 17:00 UTC is midnight of the next day', () => {
    expect(vnDay(Date.UTC(2026, 10, 20, 16, 59))).toBe('2026-11-20')
    expect(vnDay(Date.UTC(2026, 10, 20, 17, 0))).toBe('2026-11-21')
    expect(vnClock(Date.UTC(2026, 10, 20, 17, 5))).toBe('00:05')
  })
  it('K4 parts and back', () => {
    expect(vnParts(Date.UTC(2026, 11, 31, 18, 7, 9))).toEqual({ year: 2027, month: 1, day: 1, hour: 1, minute: 7, second: 9, weekday: 5 })
    expect(vnMillis('2027-01-01', '01:07')).toBe(Date.UTC(2026, 11, 31, 18, 7))
  })
})
