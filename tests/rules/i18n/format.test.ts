import { describe, expect, test } from 'vitest'
import { vnMillis } from '~/domain/kernel/time'
import * as format from '~/i18n/format'
import { formatShare } from '~/i18n/format-share'

const morning = vnMillis('2026-11-20', '08:30')

describe('times on screen', () => {
  test('are Vietnamese times whatever the machine’s zone', () => {
    expect(format.formatTime(morning)).toBe('08:30')
    expect(format.formatTimeWithSeconds(morning + 15_000)).toBe('08:30:15')
    expect(format.formatDate(vnMillis('2026-02-05', '00:00'))).toBe('05/02/2026')
    expect(format.formatDate(vnMillis('2026-12-31', '23:59'))).toBe('31/12/2026')
  })
  test('name the weekday as an office writes it', () => {
    expect(format.formatWeekday(morning)).toBe('Thứ Sáu, 20/11/2026')
    expect(format.formatWeekday(morning + 2 * 86_400_000)).toBe('Chủ Nhật, 22/11/2026')
    expect(format.formatWeekday(morning, 'en')).toBe('Friday, 20/11/2026')
  })
  test('a span over midnight says both days', () => {
    expect(format.formatSpan(morning, morning + 3 * 3_600_000)).toBe('08:30 – 11:30, Thứ Sáu, 20/11/2026')
    expect(format.formatSpan(morning, morning + 24 * 3_600_000)).toBe('08:30, 20/11/2026 – 08:30, 21/11/2026')
  })
  test('a countdown never goes below zero and keeps its seconds over an hour', () => {
    expect(format.formatDuration(72.9)).toBe('01:12')
    expect(format.formatDuration(-3)).toBe('00:00')
    expect(format.formatDuration(3_900)).toBe('1:05:00')
  })
  test('a date field gets the Vietnamese day', () => {
    expect(format.toDateField(vnMillis('2026-11-20', '00:10'))).toBe('2026-11-20')
  })
})

describe('numbers on screen', () => {
  test('group and point by language', () => {
    expect(format.formatNumber(1250)).toBe('1.250')
    expect(format.formatNumber(1250000.5)).toBe('1.250.000,5')
    expect(format.formatNumber(1250, 'en')).toBe('1,250')
    expect(format.formatNumber(999)).toBe('999')
  })
  test('a share is rounded on whole numbers', () => {
    expect(formatShare(18, 23)).toBe('78,26%')
    expect(formatShare(34, 41)).toBe('82,93%')
    expect(formatShare(1, 23, 'en')).toBe('4.35%')
    expect(formatShare(157, 200)).toBe('78,5%')
    expect(formatShare(1, 2)).toBe('50%')
    expect(formatShare(0, 0)).toBe('0%')
  })
  test('file sizes', () => {
    expect(format.formatFileSize(50_240_000)).toBe('50,2 MB')
    expect(format.formatFileSize(849_100)).toBe('850 kB')
  })
})

describe('people on screen', () => {
  test('initials are those of family name and given name', () => {
    expect(format.initials('Trần Thị Hạnh')).toBe('TH')
    expect(format.initials('Đỗ Ánh')).toBe('ĐÁ')
    expect(format.initials('  Ân ')).toBe('Â')
    expect(format.initials('')).toBe('')
  })
  test('honorific at the head and within a sentence', () => {
    const person = { honorific: 'ông' as const, fullName: 'Lê Hoàng Phúc' }
    expect(format.formatPersonName(person)).toBe('Ông Lê Hoàng Phúc')
    expect(format.formatPersonName(person, 'vi', 'within')).toBe('ông Lê Hoàng Phúc')
    expect(format.formatPersonName(person, 'en')).toBe('Mr Lê Hoàng Phúc')
  })
  test('protocol order first, then given name by the Vietnamese alphabet', () => {
    const people = [
      { protocolOrder: 2, fullName: 'Nguyễn Văn Đức' }, { protocolOrder: 2, fullName: 'Trần Văn Dũng' }, { protocolOrder: 2, fullName: 'Lê Thị Ân' },
      { protocolOrder: 2, fullName: 'Phạm Văn An' }, { protocolOrder: 1, fullName: 'Vũ Thị Yến' }, { protocolOrder: 2, fullName: 'Bùi Văn Dũng' },
    ]
    expect(people.sort(format.comparePeople).map((person) => person.fullName)).toEqual([
      'Vũ Thị Yến', 'Phạm Văn An', 'Lê Thị Ân', 'Bùi Văn Dũng', 'Trần Văn Dũng', 'Nguyễn Văn Đức',
    ])
  })
})
