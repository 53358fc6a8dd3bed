import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords } from '~/domain/annotations/align-words'
import { carryMarks, type KeyedMark } from '~/domain/annotations/carry'
import { markKey, type InkMark, type Mark, type NoteMark, type PlacedMark, type ReplyMark, type ShapeMark, type StampMark, type TextMark } from '~/domain/annotations/mark'
import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { boxOf, movedMark } from '~/domain/annotations/mark-place'
import { placedByHand } from '~/domain/annotations/review'
import { alikeLook, samePictures } from '~/domain/annotations/same-pictures'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { markWords, officialProse, setType, wordsUnder } from '~tests/support/set-type'

const head = { colour: 1, madeAt: 1_764_000_000_000 }
const key = (nth: number) => markKey('huong', `m${nth}`)
const keyed = (marks: readonly Mark[]): KeyedMark[] => marks.map((mark, nth) => ({ key: key(nth), mark }))
const note = (page: number, x: number, y: number, text = 'Cần làm rõ'): NoteMark => ({ kind: 'note', page, ...head, x, y, text, mentions: [] })
const stamp = (page: number, x: number, y: number): StampMark => ({ kind: 'stamp', page, ...head, stamp: 'amend', x, y })
const frame = (page: number, from: readonly [number, number], to: readonly [number, number]): ShapeMark => ({ kind: 'box', page, ...head, width: 0.003, from, to })
const underlined = (page: number, from: readonly [number, number], length: number): InkMark =>
  ({ kind: 'pen', page, ...head, width: 0.003, points: [0, 0.25, 0.5, 0.75, 1].map((part) => [from[0] + part * length, from[1], 0.5] as const) })

const prose = officialProse(40)
const old = setType(prose)
const wordAt = (page: number, nth: number): PaperWord => {
  const word = old[page - 1]?.[nth]
  if (!word) throw new Error(`page ${page} has no word ${nth}`)
  return word
}
const carryOne = (mark: Mark, now: readonly (readonly PaperWord[])[], from: readonly (readonly PaperWord[])[] = old) => {
  const { carried, review } = carryMarks(keyed([mark]), from, now)
  return { mark: carried[0]?.mark ?? null, reason: review[0]?.reason ?? null }
}
const placedOf = ({ mark }: { mark: Mark | null }) => mark as PlacedMark

describe('K1 both texts are compared as whole papers', () => {
  const words = (text: string) => text.split(' ')

  it('what was put in, taken out or changed leaves the rest where it belongs', () => {
    const links = alignWords(words('một hai ba bốn năm sáu bảy tám chín mười'), words('một hai ba thêm vào bốn năm sáu tám chín mười'))
    expect([...links]).toEqual([0, 1, 2, 5, 6, 7, -1, 8, 9, 10])
  })

  it('the sign after a word and its case do not make it another word', () => {
    expect([...alignWords(words('Kính gửi: Ủy ban'), words('KÍNH GỬI Ủy ban;'))]).toEqual([0, 1, 2, 3])
  })

  it('single words that two different paragraphs share are not the same words', () => {
    const [one, other] = [officialProse(1, 7, 200)[0] ?? '', officialProse(1, 8, 200)[0] ?? '']
    const found = [...alignWords(words(one).slice(1), words(other).slice(1))].filter((link) => link >= 0)
    expect(found.length).toBeLessThan(20)
  })

  it('a paragraph that was moved is found where it stands now', () => {
    const paragraphs = officialProse(12, 3)
    const moved = [...paragraphs.slice(0, 2), ...paragraphs.slice(3, 10), paragraphs[2] ?? '', ...paragraphs.slice(10)]
    const [before, after] = [words(paragraphs.join(' ')), words(moved.join(' '))]
    const links = alignWords(before, after)
    expect([...links].every((link, index) => link >= 0 && after[link] === before[index])).toBe(true)
  })

  it('words that the paper shares with what was put in before it stay with the rest of the paper', () => {
    const [head, body, added] = ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'điều chỉnh kế hoạch năm nay', 'về việc cử đại biểu']
    const links = alignWords(words(`${head} ${body}`), words(`${head} ${added} ${head} ${body}`))
    const before = words(`${head} ${added}`).length
    expect([...links]).toEqual(words(`${head} ${body}`).map((_, index) => before + index))
    expect([...alignWords(words('1. một hai'), words('1. ba bốn 1. một hai'))]).toEqual([3, 4, 5])
  })

  it('every link joins equal words, and no new word is taken twice', () => {
    const text = fc.array(fc.constantFrom('ủy', 'ban', 'nhân', 'dân', 'tỉnh', 'sở', 'và'), { maxLength: 60 })
    fc.assert(fc.property(text, text, (before, after) => {
      const links = [...alignWords(before, after)]
      const taken = links.filter((link) => link >= 0)
      expect(new Set(taken).size).toBe(taken.length)
      for (const [index, link] of links.entries()) if (link >= 0) expect(after[link]).toBe(before[index])
    }))
  })

  it('a paper compared with itself is wholly itself, also one of 200 pages', () => {
    const long = words(officialProse(200, 5, 400).join(' '))
    expect(alignWords(long, long).every((link, index) => link === index)).toBe(true)
    const longer = [...long.slice(0, 40_000), ...words('Phụ lục mới được bổ sung'), ...long.slice(40_000)]
    expect(alignWords(long, longer).filter((link) => link < 0).length).toBe(0)
  })
})

/** Any mark on one of the pages of `old`. */
const share = fc.double({ min: 0.05, max: 0.9, noNaN: true })
const page = fc.integer({ min: 1, max: old.length })
const anyMark: fc.Arbitrary<PlacedMark> = fc.oneof(
  fc.tuple(page, fc.nat(200), fc.integer({ min: 1, max: 40 })).map(([page, nth, count]) => markWords(old, page, nth % ((old[page - 1]?.length ?? 1) - 1), count)),
  fc.tuple(page, share, share).map(([page, x, y]) => note(page, x, y)),
  fc.tuple(page, share, share).map(([page, x, y]) => stamp(page, x, y)),
  fc.tuple(page, share, share, fc.double({ min: 0.01, max: 0.3, noNaN: true })).map(([page, x, y, size]) => frame(page, [x, y], [Math.min(1, x + size), Math.min(1, y + size)])),
  fc.tuple(page, share, share).map(([page, x, y]) => underlined(page, [x, y], 0.08)),
)
/** As it is kept: on the grid of a packed mark. */
const packed = (mark: Mark) => decodeMark(encodeMark(mark))

describe('K2–K4 the same text, wherever its pages are', () => {
  it('the same version again: every mark is in the same place', () => {
    fc.assert(fc.property(fc.array(anyMark, { maxLength: 10 }), (marks) => {
      const { carried, review } = carryMarks(keyed(marks), old, old)
      expect(review).toEqual([])
      expect(carried.map(({ key, mark }) => [key, packed(mark)])).toEqual(keyed(marks).map(({ key, mark }) => [key, packed(mark)]))
    }))
  })

  it('a page put in before it: every mark is on the next page, in the same place', () => {
    const added = setType(officialProse(6, 99)).slice(0, 1)
    fc.assert(fc.property(fc.array(anyMark, { maxLength: 10 }), fc.integer({ min: 0, max: old.length }), (marks, before) => {
      const now = [...old.slice(0, before), ...added, ...old.slice(before)]
      const { carried, review } = carryMarks(keyed(marks), old, now)
      expect(review).toEqual([])
      expect(carried.map(({ mark }) => packed(mark))).toEqual(marks.map((mark) => packed({ ...mark, page: mark.page > before ? mark.page + 1 : mark.page })))
    }))
  })
})

describe('K2 marked words', () => {
  it('go down with their paragraph when others are put in above, over the end of a page too', () => {
    const now = setType([...officialProse(7, 50), ...prose])
    const marks = [markWords(old, 1, 100, 12), markWords(old, 2, 30, 25), markWords(old, 3, 7, 3)]
    const placed = marks.map((mark) => carryOne(mark, now).mark)
    expect(placed.map((mark) => mark?.kind === 'text-highlight' && wordsUnder(now, mark))).toEqual(marks.map((mark) => wordsUnder(old, mark)))
    expect(placed.some((mark, nth) => mark?.page !== marks[nth]?.page)).toBe(true)
  })

  it('lie around the same words when the lines break anew', () => {
    const mark = markWords(old, 1, 95, 14)
    const now = setType([`Căn cứ tình hình thực tế, ${prose[0] ?? ''}`, `Bổ sung ${prose[1] ?? ''}`, ...prose.slice(2)])
    const placed = carryOne(mark, now)
    expect(placed.mark?.kind === 'text-highlight' && wordsUnder(now, placed.mark)).toBe(wordsUnder(old, mark))
  })

  it('are found where their paragraph was moved to', () => {
    const mark = markWords(old, 1, 70, 10)
    const now = setType([prose[0] ?? '', ...prose.slice(2, 30), prose[1] ?? '', ...prose.slice(30)])
    const placed = carryOne(mark, now)
    expect(placed.mark?.page).toBeGreaterThan(2)
    expect(placed.mark?.kind === 'text-highlight' && wordsUnder(now, placed.mark)).toBe(wordsUnder(old, mark))
  })

  it('are reviewed where one of them was changed, another put among them, or all are gone', () => {
    const mark = markWords(old, 1, 70, 10)
    const second = (prose[1] ?? '').split(' ')
    const at = second.findIndex((_, index) => second.slice(index, index + 10).join(' ') === mark.quote)
    const withSecond = (words: string[]) => setType([prose[0] ?? '', words.join(' '), ...prose.slice(2)])
    expect(carryOne(mark, withSecond(second.with(at + 4, 'đổi'))).reason).toBe('text-changed')
    expect(carryOne(mark, withSecond(second.toSpliced(at + 4, 0, 'thêm'))).reason).toBe('text-changed')
    expect(carryOne(mark, setType([prose[0] ?? '', ...prose.slice(2)])).reason).toBe('text-gone')
  })

  it('are reviewed where a page now ends among them', () => {
    const mark = markWords(old, 1, 70, 20)
    const words = (old[0] ?? []).map(({ text }) => text)
    const now = [...setType([words.slice(0, 80).join(' ')]), ...setType([words.slice(80).join(' ')]), ...old.slice(1)]
    expect(carryOne(mark, now).reason).toBe('text-apart')
  })
})

describe('T4 a note that is about words', () => {
  const about = (mark: TextMark): NoteMark => ({ ...note(mark.page, mark.boxes.at(-1)?.[2] ?? 0, mark.boxes.at(-1)?.[3] ?? 0), about: { boxes: mark.boxes, quote: mark.quote } })
  const underIt = (now: readonly (readonly PaperWord[])[], { page, about }: NoteMark) => wordsUnder(now, { ...markWords(old, 1, 0, 1), page, boxes: about?.boxes ?? [] })

  it('goes with them, over the end of a page too, and stays where they end', () => {
    const now = setType([...officialProse(7, 50), ...prose])
    for (const words of [markWords(old, 1, 100, 12), markWords(old, 2, 30, 25)]) {
      const carried = carryOne(about(words), now).mark as NoteMark
      const alone = carryOne(words, now).mark as TextMark
      expect([carried.page, carried.about]).toEqual([alone.page, { boxes: alone.boxes, quote: words.quote }])
      expect(underIt(now, carried)).toBe(words.quote)
      const right = Math.max(...alone.boxes.map((box) => box[2]))
      expect([carried.x <= right + 0.001, carried.y]).toEqual([true, expect.closeTo(alone.boxes.at(-1)?.[3] ?? 0, 5)])
      expect(decodeMark(encodeMark(carried))).not.toBeNull()
    }
  })

  it('is reviewed where they were changed, and put elsewhere by hand it still quotes them', () => {
    const words = markWords(old, 1, 70, 10)
    const now = setType([prose[0] ?? '', ...prose.slice(2)])
    expect(carryOne(about(words), now).reason).toBe('text-gone')
    expect(placedByHand(about(words), 3, [0.5, 0.5])).toMatchObject({ page: 3, x: 0.5, y: 0.5, about: { boxes: [], quote: words.quote } })
    expect(movedMark(about(words), { dx: 0.1, dy: 0 }).about?.boxes).toEqual(words.boxes)
  })
})

describe('T5 lines to write on', () => {
  const form = (line: string) => setType(['Kính gửi: Ủy ban nhân dân tỉnh', `Họ và tên người đề nghị ${line} chức vụ ${line} đơn vị công tác`, ...prose])

  it('may be longer or of other signs in the next version: what is marked around them is carried', () => {
    const before = form('____________')
    const words = markWords(before, 1, 6, 16)
    for (const line of ['________', '.......................', '…………', '. . . . . . .']) expect(carryOne(words, form(line), before).reason, line).toBeNull()
  })
})

describe('K3 ink, shapes, stamps and notes', () => {
  it('move with the line that they were made at', () => {
    const word = wordAt(2, 120)
    const inserted = setType([prose[0] ?? '', ...officialProse(1, 77, 12), ...prose.slice(1)])
    const dy = 0.86 / 36
    for (const mark of [underlined(2, [word.box[0], word.box[3] + 0.004], 0.06), note(2, word.box[0], word.box[1]), stamp(2, word.box[0], word.box[3]), frame(2, [word.box[0], word.box[1]], [word.box[2], word.box[3]])]) {
      const placed = placedOf(carryOne(mark, inserted))
      const [before, after] = [boxOf(mark) ?? [], boxOf(placed) ?? []]
      expect(placed.page).toBe(2)
      expect((after[1] ?? 0) - (before[1] ?? 0)).toBeCloseTo(dy, 3)
      expect((after[0] ?? 0) - (before[0] ?? 0)).toBeCloseTo(0, 3)
    }
  })

  it('in the margin they stay in the margin, and go down with the line', () => {
    const line = wordAt(1, 110).box
    const now = setType([`Một câu mới được thêm vào đầu văn bản này. ${prose[0] ?? ''}`, ...prose.slice(1)])
    const placed = placedOf(carryOne(note(1, 0.06, line[1]), now))
    expect(boxOf(placed)?.[0]).toBe(0.06)
    expect(boxOf(placed)?.[1]).toBeGreaterThan(line[1])
  })

  it('are reviewed where the text around them is gone', () => {
    const { box } = wordAt(1, 75)
    expect(carryOne(note(1, box[0], box[1]), setType(officialProse(30, 123))).reason).toMatch(/^text-/)
    expect(carryOne(stamp(1, box[0], box[1]), old.slice(2)).reason).toMatch(/^text-/)
  })

  it('are reviewed where the words around them have gone different ways', () => {
    const paragraphs = officialProse(9, 31, 9)
    const from = setType(paragraphs)
    const circle = frame(1, [0.09, from[0]?.[10]?.box[1] ?? 0], [0.95, (from[0]?.[49]?.box[3] ?? 0)])
    const pages = paragraphs.map((paragraph, nth) => setType([...Array.from({ length: nth }, () => ''), paragraph])[0] ?? [])
    expect(carryOne(circle, pages, from).reason).toBe('text-apart')
  })
})

describe('K4 far from all words', () => {
  const short = setType(officialProse(2, 9, 30))

  it('a mark stays on its page when that stands somewhere else as it was', () => {
    const placed = placedOf(carryOne(stamp(1, 0.5, 0.9), [...old, ...short], short))
    expect([placed.page, boxOf(placed)]).toEqual([old.length + 1, boxOf(stamp(1, 0.5, 0.9))])
  })

  it('and is reviewed when the page has become another', () => {
    expect(carryOne(stamp(1, 0.5, 0.9), old, short).reason).toMatch(/^text-/)
  })
})

describe('K5 pages without text', () => {
  it('a mark stays where the same picture is, and is reviewed where it is nowhere', () => {
    const marks = keyed([stamp(1, 0.5, 0.5), note(2, 0.2, 0.2), underlined(3, [0.2, 0.3], 0.2)])
    const { carried, review } = carryMarks(marks, [[], [], []], [[], [], [], []], (page) => (page === 2 ? null : page + 1))
    expect(carried.map(({ mark }) => mark.page)).toEqual([2, 4])
    expect(review.map(({ key, reason }) => [key, reason])).toEqual([[key(1), 'page-gone']])
  })
})

describe('K5 pictures', () => {
  const pictures = (hashes: string) => [...hashes].map((hash, index) => ({ page: index + 1, hash }))

  it('are the same by their bytes; of several alike the first goes with the first while there are as many', () => {
    expect([...samePictures(pictures('abwcw'), pictures('xabwcw'))]).toEqual([[1, 2], [2, 3], [3, 4], [5, 6], [4, 5]])
    expect([...samePictures(pictures('awb'), pictures('awbw'))]).toEqual([[1, 1], [2, 2], [3, 3]])
    expect([...samePictures(pictures('wab'), pictures('xwaw'))]).toEqual([[2, 3]])
  })

  it('are alike where the same ink stands at the same places, and never where there is none', () => {
    const printed = (phase: number) => ({ page: phase, grey: Uint8Array.from({ length: 3072 }, (_, at) => ((at * 7919 + phase * 104_729) % 11 < 3 ? 90 : 250)) })
    const again = { page: 9, grey: printed(1).grey.map((value, at) => value + (at % 3)) }
    expect(alikeLook(printed(1), [printed(2), again, printed(3)])).toBe(9)
    expect(alikeLook(printed(1), [printed(2), printed(3)])).toBeNull()
    const blank = (page: number) => ({ page, grey: Uint8Array.from({ length: 3072 }, (_, at) => 249 + (at % 2)) })
    expect(alikeLook(blank(1), [blank(2)])).toBeNull()
  })
})

describe('K6 a reply', () => {
  const { box } = wordAt(2, 40)
  const answer = (nth: number): ReplyMark => ({ kind: 'reply', page: 2, ...head, to: key(nth), text: 'Đã bổ sung', mentions: [] })

  it('goes to the page of its note, or waits with it, or goes nowhere when there is none', () => {
    const added = setType(officialProse(6, 99)).slice(0, 1)
    const moved = carryMarks(keyed([answer(1), note(2, box[0], box[1])]), old, [...added, ...old])
    expect(moved.carried.map(({ mark }) => mark.page)).toEqual([3, 3])
    const gone = carryMarks(keyed([answer(1), note(2, box[0], box[1])]), old, added)
    expect(gone.review.map(({ reason }) => reason)).toEqual(['text-gone', 'with-note'])
    expect(carryMarks(keyed([answer(5)]), old, old)).toEqual({ carried: [], review: [] })
  })
})
