import type { Point, TextMark } from '~/domain/annotations/mark'
import { markedText, quoteOf, wordLines, type PaperWord } from '~/domain/annotations/text-boxes'
import { seeded } from './seeded'

const lettersAcross = 62
const linesDown = 36
const letter = 0.8 / lettersAcross
const line = 0.86 / linesDown
const ratio = 1.414

/** Sets paragraphs as a page is printed: left-aligned, line by line, page after page, each paragraph on a new line. */
export function setType(paragraphs: readonly string[]): PaperWord[][] {
  const pages: PaperWord[][] = [[]]
  let row = 0
  for (const paragraph of paragraphs) {
    let column = 0
    for (const text of paragraph.split(' ')) {
      if (column > 0 && column + text.length > lettersAcross) [row, column] = [row + 1, 0]
      if (row >= linesDown) {
        pages.push([])
        row = 0
      }
      const [left, top] = [0.1 + column * letter, 0.07 + row * line]
      pages.at(-1)?.push({ text, box: [left, top, left + text.length * letter, top + line * 0.8] })
      column += text.length + 1
    }
    row++
  }
  return pages
}

const syllables = 'ủy ban nhân dân tỉnh sở tài chính kế hoạch đầu tư công giao chủ trì phối hợp các địa phương rà soát báo cáo kết quả thực hiện nhiệm vụ dự án nguồn vốn ngân sách năm nay theo quy định của pháp luật và trình hội đồng xem xét quyết định trước ngày tháng'.split(' ')

/** Paragraphs of official prose; hardly a word of it stands only once. */
export function officialProse(paragraphs: number, seed = 1, wordsEach = 60): string[] {
  const random = seeded(seed)
  return Array.from({ length: paragraphs }, (_, nth) => `${nth + 1}. ${Array.from({ length: wordsEach }, () => syllables[Math.floor(random() * syllables.length)]).join(' ')}.`)
}

/** The words that stand under a mark's boxes. */
export const wordsUnder = (pages: readonly (readonly PaperWord[])[], { page, boxes }: Pick<TextMark, 'page' | 'boxes'>) =>
  quoteOf(boxes.flatMap((box) => (pages[page - 1] ?? []).filter((word) => holds(box, [(word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2]))))

const holds = ([left, top, right, bottom]: readonly number[], [x, y]: Point) => x >= (left ?? 0) && x <= (right ?? 0) && y >= (top ?? 0) && y <= (bottom ?? 0)

/** Marks some words of a page, from the `nth` on. */
export function markWords(pages: readonly (readonly PaperWord[])[], page: number, nth: number, count: number, kind: TextMark['kind'] = 'text-highlight'): TextMark {
  const lines = wordLines((pages[page - 1] ?? []).slice(nth, nth + count), ratio).map(({ words }) => words)
  return { kind, page, colour: 1, madeAt: 1_764_000_000_000, ...markedText(lines) }
}
