import { describe, expect, it } from 'vitest'
import { inProtocolOrder } from '~/features/ink/layers/author-order'
import { writable } from '~/domain/annotations/opinion-sheet'
import type { Mark, NoteMark, ReplyMark } from '~/domain/annotations/mark'
import { opinionPicture } from '~/domain/annotations/opinion-picture'
import { authorsIn, boxOfOpinion, everyOpinion, filterOpinions, kindOfOpinion, opinionsOf, threadOf, wordsOf, type LaidMark } from '~/domain/annotations/opinions'

const at = Date.UTC(2026, 10, 20, 2, 0)
const laid = (key: string, mark: Mark, layer = 'room'): LaidMark => ({ key, layer, authorId: key.split('/')[0] ?? '', mark })
const note = (text: string, change: Partial<NoteMark> = {}): NoteMark => ({ kind: 'note', page: 1, colour: 0, madeAt: at, x: 0.5, y: 0.5, text, mentions: [], ...change })
const reply = (to: string, text: string, madeAt: number, change: Partial<ReplyMark> = {}): ReplyMark => ({ kind: 'reply', page: 1, colour: 0, madeAt, to, text, mentions: [], ...change })
const stroke = (x: number, y: number, madeAt: number, page = 1): Mark => ({ kind: 'pen', page, colour: 0, madeAt, width: 0.004, points: [[x, y, 0.5], [x + 0.01, y + 0.01, 0.5]] })
const keys = (opinions: { key: string }[]) => opinions.map(({ key }) => key)

describe('O1 a note opens as a thread', () => {
  const marks = [
    laid('b/r2', reply('a/n', 'Đã bổ sung', at + 2_000)), laid('a/n', note('Đề nghị làm rõ')), laid('c/r1', reply('a/n', 'Nhất trí', at + 1_000)),
    laid('c/r4', reply('a/other', 'Của ý kiến khác', at)),
  ]
  it('with the replies of its own layer, oldest first', () => {
    const thread = threadOf(marks, 'room', 'a/n')
    expect(thread?.marks).toEqual([marks[1]])
    expect(thread?.replies).toEqual([marks[2], marks[0]])
    expect(thread?.authorId).toBe('a')
    expect(threadOf(marks, 'room', 'a/nothing')).toBeNull()
  })
  it('and those that stayed where it was published from, but not one from elsewhere', () => {
    const published = [...marks, laid('c/r5', reply('a/n', 'Trong nhóm', at + 500), 'group/g')]
    expect(keys(threadOf(published, 'room', 'a/n')?.replies ?? [])).toEqual(['c/r5', 'c/r1', 'b/r2'])
    const ofGroup = [laid('a/n', note('Của nhóm'), 'group/g'), laid('b/r', reply('a/n', 'Ở lớp chung', at))]
    expect(threadOf(ofGroup, 'group/g', 'a/n')?.replies).toEqual([])
  })
  it('two replies of one moment stand in the order of their keys, whoever looks', () => {
    const same = [laid('a/n', note('x')), laid('c/r', reply('a/n', '2', at)), laid('b/r', reply('a/n', '1', at))]
    expect(keys(threadOf(same, 'room', 'a/n')?.replies ?? [])).toEqual(['b/r', 'c/r'])
    expect(opinionsOf([...same].reverse())).toEqual(opinionsOf(same))
  })
})

describe('T4 a note that is written to words', () => {
  it('is found by them, and listed with them and its own', () => {
    const opinions = opinionsOf([laid('a/n', note('Cần làm rõ', { about: { boxes: [], quote: 'tổng mức đầu tư' } })), laid('b/n', note('Nhất trí'))])
    expect(opinions.map(wordsOf)).toEqual([{ quote: 'tổng mức đầu tư', text: 'Cần làm rõ' }, { quote: '', text: 'Nhất trí' }])
    expect(keys(filterOpinions(opinions, { ...everyOpinion, search: 'đầu tư' }, () => ''))).toEqual(['a/n'])
    expect(opinions.map(kindOfOpinion)).toEqual(['note', 'note'])
  })
})

describe('O2 a note that was taken away stays while somebody replies to it', () => {
  it('without author and words, on the page of the first reply', () => {
    const marks = [laid('b/r', reply('a/n', 'Vẫn còn', at, { page: 3 })), laid('c/r', reply('a/n', 'Cả hai', at + 1, { page: 3 }))]
    const [gone, ...others] = opinionsOf(marks)
    expect(others).toEqual([])
    expect(gone).toEqual({ key: 'a/n', layer: 'room', page: 3, authorId: null, at, marks: [], replies: marks })
    expect(gone && kindOfOpinion(gone)).toBe('note')
    expect(gone && boxOfOpinion(gone)).toBeNull()
    expect(threadOf(marks, 'room', 'a/n')?.replies).toHaveLength(2)
  })
  it('and is gone without a reply', () => expect(opinionsOf([])).toEqual([]))
})

describe('O3 handwriting', () => {
  it('of one hand, without a pause and on one place, is one opinion', () => {
    const written = [laid('a/1', stroke(0.1, 0.1, at)), laid('a/2', stroke(0.12, 0.1, at + 900)), laid('a/3', stroke(0.14, 0.1, at + 1_900))]
    const [opinion, ...others] = opinionsOf(written)
    expect(others).toEqual([])
    expect(opinion?.marks).toEqual(written)
    expect(opinion && boxOfOpinion(opinion)?.map((edge) => Math.round(edge * 1_000))).toEqual([98, 98, 152, 112])
  })
  it.each<[string, LaidMark]>([
    ['after a pause', laid('a/2', stroke(0.12, 0.1, at + 9_000))],
    ['elsewhere on the page', laid('a/2', stroke(0.12, 0.4, at + 900))],
    ['on another page', laid('a/2', stroke(0.12, 0.1, at + 900, 2))],
    ['of another hand', laid('b/2', stroke(0.12, 0.1, at + 900))],
    ['on another layer', laid('a/2', stroke(0.12, 0.1, at + 900), 'private/a')],
  ])('%s, it is another', (_, second) => expect(opinionsOf([laid('a/1', stroke(0.1, 0.1, at)), second])).toHaveLength(2))
})

describe('O4 the order', () => {
  it('is by page, from top to bottom, then by time; notes that are gone come last on their page', () => {
    const marks = [
      laid('a/p2', note('x', { page: 2, y: 0.1 })), laid('a/low', note('x', { y: 0.9 })), laid('a/late', note('x', { y: 0.2, madeAt: at + 5 })), laid('a/early', note('x', { y: 0.2 })),
      laid('b/r', reply('a/gone', 'x', at - 5)),
    ]
    expect(keys(opinionsOf(marks))).toEqual(['a/early', 'a/late', 'a/low', 'a/gone', 'a/p2'])
  })
})

describe('the picture of an opinion', () => {
  const size = { width: 500, height: 1000 }
  it('is cut out of the page with its lines and a rim, in thousandths of the page’s width', () => {
    const [drawing] = opinionsOf([laid('a/1', { kind: 'box', page: 1, colour: 0, madeAt: at, width: 0.01, from: [0.1, 0.2], to: [0.6, 0.4] }), laid('b/r', reply('a/1', 'Nhất trí', at))])
    expect(drawing && opinionPicture(drawing, size)).toMatchObject({ viewBox: '81 376 538 448', paths: [{ key: 'a/1', path: { fill: 'none', strokeWidth: 10 } }] })
  })
  it('of a dot shows enough of the page around it, and of a note that is gone there is none', () => {
    const [dot, gone] = opinionsOf([laid('a/1', stroke(0.5, 0.5, at)), laid('b/r', reply('a/n', 'Đã rõ', at))])
    expect(dot && opinionPicture(dot, size)).toMatchObject({ width: 260, height: 64 })
    expect(gone && opinionPicture(gone, size)).toBeNull()
  })
})

describe('a filter of opinions', () => {
  const marks = [
    laid('a/n', note('Đề nghị bổ sung số liệu', { y: 0.1 })), laid('b/r', reply('a/n', 'Đã có ở phụ lục', at + 1)),
    laid('b/t', { kind: 'underline', page: 1, colour: 0, madeAt: at, boxes: [[0.1, 0.3, 0.4, 0.32]], quote: 'tổng mức đầu tư' }),
    laid('c/s', { kind: 'stamp', page: 2, colour: 0, madeAt: at, stamp: 'agree', x: 0.5, y: 0.5 }), laid('c/i', stroke(0.2, 0.2, at, 3), 'private/c'),
  ]
  const opinions = opinionsOf(marks)
  const found = (change: Partial<typeof everyOpinion>) => keys(filterOpinions(opinions, { ...everyOpinion, ...change }, ({ authorId }) => (authorId === 'c' ? 'Lò Văn Thắng' : '')))

  it('that asks for nothing lets all through', () => expect(found({})).toEqual(['a/n', 'b/t', 'c/s', 'c/i']))
  it('lets those of a kind through', () => expect((['note', 'text', 'stamp', 'drawing'] as const).map((kind) => found({ kind }))).toEqual([['a/n'], ['b/t'], ['c/s'], ['c/i']]))
  it('lets what a person has made or replied to through', () => expect([found({ person: 'b' }), found({ person: 'a' })]).toEqual([['a/n', 'b/t'], ['a/n']]))
  it('lets those of a layer through', () => expect([found({ layer: 'room' }), found({ layer: 'private/c' })]).toEqual([['a/n', 'b/t', 'c/s'], ['c/i']]))
  it('looks for words, with or without diacritics, in note, quote, reply and name', () => {
    expect([found({ search: 'so lieu' }), found({ search: 'TỔNG MỨC' }), found({ search: 'phu luc' }), found({ search: 'thang' })]).toEqual([['a/n'], ['b/t'], ['a/n'], ['c/s', 'c/i']])
    expect(found({ search: 'không có' })).toEqual([])
  })
  it('lets through what fits all that it asks for', () => expect(found({ person: 'c', kind: 'stamp', layer: 'room', search: 'thắng' })).toEqual(['c/s']))
  it('offers those who take part, each once', () => expect(authorsIn(opinions)).toEqual(['a', 'b', 'c']))
  it('offers them as lists do: in protocol order, then by given name, who has left last', () => {
    const seat = (id: string, protocolOrder: number, standsInFor: string | null = null) => {
      const person = (id: string) => ({ id, honorific: 'bà' as const, fullName: id, position: '', unitName: '' })
      return { occupant: person(id), standsInFor: standsInFor === null ? null : person(standsInFor), protocolOrder }
    }
    const authors = [['gone', 'Bùi Thị An'], ['b', 'Trần Thị Yến'], ['c', 'Lê Văn Ánh'], ['a', 'Vũ Văn Bình'], ['d', 'Đỗ Thị Lan']].map(([id = '', name = '']) => ({ id, name }))
    expect(inProtocolOrder(authors, [seat('a', 1), seat('b', 2), seat('c', 2), seat('e', 3, 'd')]).map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd', 'gone'])
  })
  it('tells the words of the paper apart from the mark’s own', () => expect(opinions.map(wordsOf).slice(0, 2)).toEqual([{ quote: '', text: 'Đề nghị bổ sung số liệu' }, { quote: 'tổng mức đầu tư', text: '' }]))
})

it('O8 a file carries no letters that spoil it, hide others or turn the line around, and one kind of line end', () => {
  expect(writable('Đề\u0000 ng\u001bhị\u0085rõ\u2028hạn\r\nvốn\ud83d \u202efdp.exe\u202c\u2067 👍\ufffe\tđủ')).toBe('Đề nghị\nrõ\nhạn\nvốn fdp.exe 👍\tđủ')
})
