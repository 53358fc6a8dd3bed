import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markLimits } from '~/domain/annotations/mark'
import { packWords, unpackWords } from '~/domain/annotations/packed-words'
import { isWord, lineUnder, markedText, quoteOf, wordLines, wordsAlong, type PaperWord } from '~/domain/annotations/text-boxes'

/** An upright A4 page. */
const ratio = 842 / 595
const height = 0.015

/** Words of one line from `left` on, each as wide as it is long, with a blank between. */
function line(text: string, left: number, top: number): PaperWord[] {
  let at = left
  return text.split(' ').map((word) => {
    const box = [at, top, at + word.length * 0.01, top + height] as const
    at = box[2] + 0.006
    return { text: word, box }
  })
}

/** The head of an official letter, two columns as they are drawn, and three lines of text below. */
const page = [
  ...line('ỦY BAN NHÂN DÂN', 0.15, 0.05), ...line('TỈNH HÀ GIANG', 0.17, 0.07),
  ...line('CỘNG HÒA XÃ HỘI', 0.55, 0.05), ...line('Độc lập - Tự do', 0.57, 0.07),
  ...line('Điều 1. Phạm vi điều chỉnh của Quy chế này', 0.12, 0.2),
  ...line('bao gồm soạn thảo, ký ban hành văn bản;', 0.12, 0.223),
  ...line('quản lý văn bản.', 0.12, 0.246),
]
const lines = wordLines(page, ratio)
const marked = (from: readonly [number, number], to: readonly [number, number]) => markedText(wordsAlong(lines, from, to))

describe('T1 a drag over words marks whole words, line by line', () => {
  it('within a line from the word under its beginning to the word under its end, drawn forwards or backwards', () => {
    const [from, to] = [[0.175, 0.207], [0.29, 0.209]] as const
    expect(marked(from, to).quote).toBe('1. Phạm vi điều')
    expect(marked(to, from)).toEqual(marked(from, to))
    expect(marked(from, to).boxes).toHaveLength(1)
  })

  it('over several lines to the end of each, and up to where it ends in the last', () => {
    const { quote, boxes } = marked([0.38, 0.207], [0.2, 0.25])
    expect(quote).toBe('của Quy chế này bao gồm soạn thảo, ký ban hành văn bản; quản lý văn')
    expect(boxes.map(([, top]) => top)).toEqual([0.2, 0.223, 0.246])
    expect(boxes[1]?.[0]).toBe(0.12)
  })

  it('past the end of a short line means that line, not the long one above', () => {
    expect(marked([0.13, 0.25], [0.9, 0.2475]).quote).toBe('quản lý văn bản.')
  })

  it('down one column leaves the other alone, and across takes what is read between', () => {
    expect(marked([0.16, 0.056], [0.3, 0.076]).quote).toBe('ỦY BAN NHÂN DÂN TỈNH HÀ GIANG')
    expect(marked([0.6, 0.076], [0.56, 0.056]).quote).toBe('CỘNG HÒA XÃ HỘI Độc')
    expect(marked([0.28, 0.076], [0.56, 0.056]).quote).toBe('GIANG CỘNG')
  })

  it('T5 lines to write on are no words: they are neither begun at, marked nor quoted', () => {
    const written = [...line('Họ và tên: ______________ chức vụ .............. đơn vị:.........', 0.1, 0.2), ...line('____________', 0.1, 0.3), ...line('. . . . . .', 0.1, 0.4)]
    const form = wordLines(written.filter(isWord), ratio)
    expect(form.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['Họ', 'và', 'tên:', 'chức', 'vụ', 'đơn', 'vị:.........'])
    expect(lineUnder(form, [0.15, 0.307], ratio)).toBeNull()
    expect(markedText(wordsAlong(form, [0.1, 0.207], [0.9, 0.207])).quote).toBe('Họ và tên: chức vụ đơn vị:')
    expect(quoteOf(line('v.v... – Độc lập - Tự do', 0.1, 0.2))).toBe('v.v... – Độc lập - Tự do')
  })

  it('a press a little beside the print means its line, further away none', () => {
    expect(lineUnder(lines, [0.11, 0.207], ratio)?.words[0]?.text).toBe('Điều')
    expect(lineUnder(lines, [0.13, 0.1975], ratio)?.words[0]?.text).toBe('Điều')
    for (const blank of [[0.02, 0.207], [0.3, 0.15], [0.9, 0.25], [0.3, 0.9]] as const) expect(lineUnder(lines, blank, ratio)).toBeNull()
    expect(lineUnder([], [0.5, 0.5], ratio)).toBeNull()
    expect(wordsAlong([], [0.1, 0.1], [0.2, 0.2])).toEqual([])
  })

  it('words that stand apart are columns, words that stand together one line', () => {
    expect(lines.map(({ words }) => words.map(({ text }) => text).join(' '))).toContain('TỈNH HÀ GIANG')
    const apart = [...line('Tổng cộng', 0.12, 0.5), ...line('1.250', 0.7, 0.5)]
    expect(wordLines(apart, ratio)).toHaveLength(2)
  })

  it('whatever is dragged over whatever words: only words of the page, each once, a box for each line around its words', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const word = fc.record({ text: fc.string({ minLength: 1, maxLength: 8 }), box: fc.tuple(place, place, place, place).map(([x, y, w, h]) => [x, y, x + w / 10, y + h / 20] as const) })
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), fc.tuple(place, place), fc.tuple(place, place), (words, from, to) => {
      const along = wordsAlong(wordLines(words, ratio), from, to)
      const taken = along.flat()
      expect(new Set(taken).size).toBe(taken.length)
      expect(taken.every((one) => words.includes(one))).toBe(true)
      expect(taken.length > 0).toBe(words.length > 0)
      const { boxes } = markedText(along)
      for (const [index, [left, top, right, bottom]] of boxes.entries()) {
        for (const { box } of along[index] ?? []) expect(left <= box[0] && top <= box[1] && right >= box[2] && bottom >= box[3]).toBe(true)
      }
    }))
  })
})

describe('T2 the quote', () => {
  it('is in NFC, its lines joined by a space, without soft hyphens', () => {
    const words = ['Quy', 'chê\u0301', 'văn\u00adthư', '\u00ad'].map((text) => ({ text, box: [0, 0, 0, 0] as const }))
    expect(quoteOf(words)).toBe('Quy chế vănthư')
  })

  it('and the boxes keep within the limits of a mark; a quote that is too long ends with a whole word', () => {
    const many = Array.from({ length: 260 }, (_, row) => line('văn bản hành chính', 0.1, row * 0.003))
    const { quote, boxes } = markedText(many)
    expect(boxes).toHaveLength(markLimits.boxes)
    expect(quote.length).toBeLessThanOrEqual(markLimits.quoteLength)
    expect(quote).toMatch(/(văn|bản|hành|chính)$/)
    expect(quoteOf([{ text: 'x'.repeat(5_000), box: [0, 0, 1, 1] }])).toHaveLength(markLimits.quoteLength)
  })
})

describe('words on their way', () => {
  it('come back with their places, to a quarter of a pixel', () => {
    for (const words of [page, page.slice(0, 1), []]) {
      const back = unpackWords(JSON.parse(JSON.stringify(packWords(words))) as ReturnType<typeof packWords>)
      expect(back.map(({ text }) => text)).toEqual(words.map(({ text }) => text))
      for (const [index, { box }] of back.entries()) for (const [side, edge] of box.entries()) expect(Math.abs(edge - (words[index]?.box[side] ?? NaN))).toBeLessThan(0.0001)
    }
  })
})
