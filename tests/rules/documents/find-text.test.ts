import { describe, expect, it } from 'vitest'
import { findInPages, findInText, meantForm } from '~/domain/documents/find-text'

const found = (text: string, query: string) => findInText(text, query).map(({ start, end }) => text.slice(start, end))

describe('searching a paper', () => {
  it('finds words without their marks, in any case and with đ', () => {
    expect(found('Dự toán Ngân sách; ngân  sách', 'ngan sach')).toEqual(['Ngân sách', 'ngân  sách'])
    expect(found('Điều 4. Đại biểu', 'dai BIEU')).toEqual(['Đại biểu'])
    expect(found('ủy ban, uỷ ban', 'ủy ban')).toEqual(['ủy ban', 'uỷ ban'])
  })

  it('finds the diacritics that were typed, tones on either vowel', () => {
    expect(found('đầu tư, dấu từ, đâu tu', 'đầu tư')).toEqual(['đầu tư'])
    expect(found('đầu tư, dấu từ, đâu tu', 'dau tư')).toEqual(['đầu tư'])
    expect(found('thuỷ lợi, thủy lợi, thúy lợi', 'thủy lợi')).toEqual(['thuỷ lợi', 'thủy lợi'])
  })

  it('finds across the end of a line, and in text whose marks are apart', () => {
    expect(found('ngân\nsách', 'ngân sách')).toEqual(['ngân\nsách'])
    expect(found('ngân sách'.normalize('NFD'), 'ngân sách')).toEqual(['ngân sách'.normalize('NFD')])
  })

  it('finds nothing for nothing', () => {
    expect(found('ngân sách', '   ')).toEqual([])
    expect(found('', 'a')).toEqual([])
    expect(found('ngân', 'sách')).toEqual([])
  })

  it('gives each hit its page and whole words around it', () => {
    const [first, second] = findInPages([{ page: 1, text: '' }, { page: 2, text: `mở đầu ${'rất '.repeat(30)}dài ngân sách nhà nước${' và'.repeat(40)}` }, { page: 3, text: 'ngân sách' }], 'ngan sach')
    expect(first).toMatchObject({ page: 2, match: 'ngân sách' })
    expect(first?.before.startsWith('… rất')).toBe(true)
    expect(first?.after.endsWith('và …')).toBe(true)
    expect(second).toEqual({ page: 3, before: '', match: 'ngân sách', after: '' })
  })

  it('shows a row of leaders as one', () => {
    const [hit] = findInPages([{ page: 1, text: `Họ và tên: ${'. '.repeat(60)}\nđơn vị ${'_'.repeat(80)} chức vụ ${'.'.repeat(30)} ngày … tháng … năm 20…` }], 'đơn vị')
    expect(hit).toEqual({ page: 1, before: 'Họ và tên: … ', match: 'đơn vị', after: ' … chức vụ … ngày … tháng … năm 20…' })
  })
})

describe('the form of a text that the index keeps with its diacritics', () => {
  it.each([['hòa bình', 'hoà bình'], ['THUỶ LỢI', 'thủy lợi'], ['qúa khứ', 'quá khứ'], ['khoẻ', 'khỏe'], ['giưã', 'giữa'], ['quyết định', 'quyết định'.normalize('NFD')]])('is one for “%s” and “%s”', (one, other) => {
    expect(meantForm(one)).toBe(meantForm(other))
  })

  it.each([['đầu', 'dấu'], ['đầu', 'đâu'], ['má', 'ma'], ['mía', 'mỉa'], ['hoà', 'hoa'], ['đi', 'di']])('is not one for “%s” and “%s”', (one, other) => {
    expect(meantForm(one)).not.toBe(meantForm(other))
  })

  it.each([['quyết đị', 'quyết định'], ['hoà', 'hoàn'], ['hòa', 'hoàn'], ['khuyế', 'khuyến'], ['thú', 'thuý'], ['ngoa', 'ngoan']])('begins alike: “%s”, “%s”', (begun, whole) => {
    expect(meantForm(whole).startsWith(meantForm(begun))).toBe(true)
  })

  it('leaves other letters as they are', () => {
    expect(meantForm('Số 45/2018/QĐ-TTg\nđường Æsir')).toBe('số 45/2018/qđ-ttg\nđừơng æsir')
  })
})
