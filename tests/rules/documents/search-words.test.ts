import { describe, expect, it } from 'vitest'
import { findQuery, searchWords } from '~/domain/documents/search-words'

const page = (number: number, text: string) => ({ page: number, text })

describe('the words of a query', () => {
  it('are folded, letters and digits only, and not without end', () => {
    expect(searchWords('  Ngân  SÁCH: 45/2018/QĐ-TTg ')).toEqual(['ngan', 'sach', '45', '2018', 'qd', 'ttg'])
    expect(searchWords('"; DROP* NEAR( ^')).toEqual(['drop', 'near'])
    expect(searchWords('từ '.repeat(100))).toHaveLength(12)
    expect(searchWords('')).toEqual([])
  })
})

describe('where a query stands in a paper', () => {
  const pages = [page(1, 'Sách trắng'), page(2, 'Dự toán ngân sách nhà nước'), page(3, 'người ngăn sạch sẽ'), page(4, 'Ngân\nsách địa phương')]

  it('is told by the first pages that have the words together, with or without diacritics', () => {
    const { snippets, pages: count } = findQuery(pages, 'ngan sach')
    expect(snippets.map((snippet) => [snippet.page, snippet.match])).toEqual([[2, 'ngân sách'], [3, 'ngăn sạch'], [4, 'Ngân sách']])
    expect(count).toBe(3)
  })

  it('prefers the diacritics as typed, in either spelling and either form', () => {
    expect(findQuery(pages, 'ngân sách'.normalize('NFD'))).toMatchObject({ exact: true, snippets: [{ page: 2 }, { page: 4 }] })
    expect(findQuery([page(1, 'Uỷ ban nhân dân')], 'ủy ban')).toMatchObject({ exact: true, snippets: [{ match: 'Uỷ ban' }] })
    expect(findQuery([page(1, 'người ngăn sạch sẽ')], 'ngân sách')).toMatchObject({ exact: false, snippets: [{ page: 1 }] })
  })

  it('is the page with most of the words when they stand apart', () => {
    expect(findQuery(pages, 'sách nước dự toán')).toMatchObject({ snippets: [{ page: 2 }], pages: 1, exact: false })
  })

  it('is nowhere when the title alone has the words', () => {
    expect(findQuery([page(1, '')], 'ngân sách')).toEqual({ snippets: [], pages: 0, exact: false })
  })

  it('is told in no time of a text that is all marks', () => {
    const text = `${`a${'\u0331'.repeat(40)} `.repeat(200)}c b`
    const before = performance.now()
    findQuery([page(1, text)], 'a a a a a a a a a a b')
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
