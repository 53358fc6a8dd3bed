import { describe, expect, it } from 'vitest'
import { findQuery, indexedText, searchWords, soughtWords } from '~/domain/documents/search-words'

const page = (number: number, text: string) => ({ page: number, text })

describe('the words of a query', () => {
  it('are folded, letters and digits only, and not without end', () => {
    expect(searchWords('  Ngân  SÁCH: 45/2018/QĐ-TTg ')).toEqual(['ngan', 'sach', '45', '2018', 'qd', 'ttg'])
    expect(searchWords('"; DROP* NEAR( ^')).toEqual(['drop', 'near'])
    expect(searchWords('từ '.repeat(100))).toHaveLength(12)
    expect(searchWords('')).toEqual([])
  })

  it('are any word without diacritics, and that very word with them', () => {
    expect(soughtWords('Dấu cua HOÀ')).toEqual([{ folded: 'dau', meant: 'dấu' }, { folded: 'cua', meant: null }, { folded: 'hoa', meant: 'hòa' }])
    expect(indexedText('Hoà bình')).toEqual({ folded: 'hoa binh', written: 'hòa bình' })
  })
})

describe('where a query stands in a paper', () => {
  const pages = [page(1, 'Sách trắng'), page(2, 'Dự toán ngân sách nhà nước'), page(3, 'người ngăn sạch sẽ'), page(4, 'Ngân\nsách địa phương')]

  it('is told by the first pages that have the words together; typed without diacritics with any', () => {
    const found = findQuery('', pages, 'ngan sach')
    expect(found?.snippets.map((snippet) => [snippet.page, snippet.match])).toEqual([[2, 'ngân sách'], [3, 'ngăn sạch'], [4, 'Ngân sách']])
    expect(found?.pages).toBe(3)
  })

  it('has the diacritics that were typed, in either spelling and either form', () => {
    expect(findQuery('', pages, 'ngân sách'.normalize('NFD'))).toMatchObject({ together: true, pages: 2, snippets: [{ page: 2 }, { page: 4 }] })
    expect(findQuery('', [page(1, 'Uỷ ban nhân dân')], 'ủy ban')).toMatchObject({ together: true, snippets: [{ match: 'Uỷ ban' }] })
    expect(findQuery('', [page(1, 'người ngăn sạch sẽ')], 'ngân sách')).toBe(null)
    expect(findQuery('', [page(1, 'dấu từ ngữ'), page(2, 'đâu đó là tư liệu')], 'đầu tư')).toBe(null)
    expect(findQuery('', [page(1, 'vốn đầu tư công')], 'von đầu tu cong')).toMatchObject({ together: true })
  })

  it.each([['45/2018/QĐ-TTg', true], ['45/2018/qd-ttg', true], ['quyết đị', true], ['quyết di', true], ['quyết đi', false], ['quyêt', false]])('%s in “Quyết định 45/2018/QĐ-TTg”: %s', (query, isFound) => {
    expect(findQuery('', [page(1, 'Quyết định 45/2018/QĐ-TTg')], query) !== null).toBe(isFound)
  })

  it('is the page with most of the words when they stand apart, whole but for the last', () => {
    expect(findQuery('', pages, 'sách nước dự toán')).toMatchObject({ snippets: [{ page: 2 }], pages: 1, together: false })
    expect(findQuery('', [page(1, 'dan chung'), page(2, 'chung da')], 'da chun')).toMatchObject({ snippets: [{ page: 2 }], pages: 1 })
  })

  it('is nowhere on the pages when the title has the words', () => {
    expect(findQuery('Dự toán ngân sách', [page(1, '')], 'ngân sách')).toEqual({ snippets: [], pages: 0, together: true })
    expect(findQuery('Vốn đầu tư công', [page(1, 'dữ liệu đầu vào')], 'đầu tư')).toEqual({ snippets: [], pages: 0, together: true })
    expect(findQuery('Ngăn sạch', [page(1, '')], 'ngân sách')).toBe(null)
  })

  it('is told of a text that is all marks, which a pattern that tries everything would not live to see', () => {
    const text = `${`a${'\u0331'.repeat(40)} `.repeat(200)}c b`
    expect(findQuery('', [page(1, text)], 'a a a a a a a a a a b')).toMatchObject({ pages: 1, together: false })
  })
})
