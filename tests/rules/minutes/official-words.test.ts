import { describe, expect, it } from 'vitest'
import { lowerFirst, nameAtHead, nameInSentence, officialCount, officialDay, officialMoment, officialNumber, officialPlaceAndDay, officialPosition, pointLetter, positionAtHead, roman, sentence } from '~/domain/minutes/official-words'

describe('official words', () => {
  it('M10 puts a zero before days 1–9 and months 1–2 only', () => {
    expect(officialDay({ day: 5, month: 2, year: 2026 })).toBe('ngày 05 tháng 02 năm 2026')
    expect(officialDay({ day: 10, month: 3, year: 2026 })).toBe('ngày 10 tháng 3 năm 2026')
  })
  it('M10 prints Vietnamese time across midnight UTC', () => {
    expect(officialMoment(Date.parse('2026-11-19T17:05:00Z'))).toBe('00 giờ 05 phút, ngày 20 tháng 11 năm 2026')
  })
  it('M10 counts below ten carry a zero', () => {
    expect([1, 9, 10, 123].map(officialCount)).toEqual(['01', '09', '10', '123'])
  })
  it('M11 letters follow the Vietnamese alphabet of points', () => {
    expect(Array.from({ length: 12 }, (_, index) => pointLetter(index)).join(' ')).toBe('a b c d đ e g h i k l m')
    expect(roman(4)).toBe('IV')
  })
  it('M12 names a person at the head and inside a sentence', () => {
    const person = { id: 'u', honorific: 'bà' as const, fullName: 'Trần Thị Hạnh', position: 'Giám đốc', unitName: 'Sở Xây dựng' }
    expect(nameAtHead(person, 'ông/bà')).toBe('Bà Trần Thị Hạnh, Giám đốc Sở Xây dựng')
    expect(nameInSentence(person, 'ông/bà')).toBe('bà Trần Thị Hạnh, Giám đốc Sở Xây dựng')
    expect(nameInSentence(person, 'đồng chí')).toBe('đồng chí Trần Thị Hạnh, Giám đốc Sở Xây dựng')
  })
  it.each([
    ['Chánh Thanh tra', 'Thanh tra tỉnh', 'Chánh Thanh tra tỉnh'],
    ['Trưởng ban', 'Ban Quản lý các khu công nghiệp tỉnh', 'Trưởng Ban Quản lý các khu công nghiệp tỉnh'],
    ['Chánh Văn phòng', 'Văn phòng Ủy ban nhân dân tỉnh', 'Chánh Văn phòng Ủy ban nhân dân tỉnh'],
    ['Chủ tịch Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân tỉnh', 'Chủ tịch Ủy ban nhân dân tỉnh'],
    ['Chuyên viên', 'Sở Nội vụ', 'chuyên viên Sở Nội vụ'],
  ])('M12 says once what %s and %s share', (position, unitName, said) => {
    expect(officialPosition({ position, unitName })).toBe(said)
    expect(positionAtHead({ position, unitName })).toBe(said.charAt(0).toLocaleUpperCase('vi') + said.slice(1))
  })
  it('M13 makes one line with one stop of what was typed', () => {
    expect(sentence('  nhất trí\nvới dự thảo..; ')).toBe('nhất trí với dự thảo.')
    expect(lowerFirst('UBND tỉnh')).toBe('UBND tỉnh')
    expect(lowerFirst('Đề án')).toBe('đề án')
    expect(lowerFirst('Sở Tài chính rà soát')).toBe('Sở Tài chính rà soát')
  })
  it('M14 prints numbers with two digits, or a blank', () => {
    expect(officialNumber(5, 'TB-UBND')).toBe('Số: 05/TB-UBND')
    expect(officialNumber(156, 'TB-VP')).toBe('Số: 156/TB-VP')
    expect(officialNumber(null, 'BB-UBND')).toMatch(/^Số:\s+\/BB-UBND$/)
    expect(officialPlaceAndDay('Lam Sơn', null, 2026)).toMatch(/^Lam Sơn, ngày\s+tháng\s+năm 2026$/)
  })
})
