import { aroundBoxes, middleOf } from './boxes'
import { markLimits, type MarkBox, type Point, type TextMark } from './mark'

/** A word of a page and where it lies, in page space. The words of a page come in the order in which they are read. */
export type PaperWord = { text: string; box: MarkBox }
/** Words beside each other, as far as no wide gap parts them: a line of a column, or of a table's cell. */
export type WordLine = { words: readonly PaperWord[]; box: MarkBox }

/** In heights of the line: a gap as wide parts two columns; so far above, below and beside it a press still means the line. */
const columnGap = 2.5
const reachAround = 0.25
const reachBeside = 1.5

/** Lines to write on: underscores and leader dots, however many, and rows of dashes. */
const ruling = /^(?:[_.…·․‥⋯]+|[-–—]{3,})$/u
/** The same at the end of a word or within it, as in "Họ và tên:......"; three dots are a sign. */
const rulingWithin = /[_…⋯]{2,}|[.·․‥]{4,}|[-–—]{4,}/gu

/** T5 Whether it is a word to be read, and no line to write on. */
export const isWord = ({ text }: PaperWord): boolean => !ruling.test(text)

/** Gathers a page's words into lines. `ratio`: the page's height over its width, as heights and widths are shares of each. */
export function wordLines(words: readonly PaperWord[], ratio: number): WordLine[] {
  const lines: PaperWord[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && goesOn(last.box, word.box, ratio)) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => ({ words: line, box: aroundBoxes(line.map(({ box }) => box)) }))
}

function goesOn(before: MarkBox, box: MarkBox, ratio: number): boolean {
  const height = Math.max(heightOf(before), heightOf(box))
  const gap = box[0] - before[2]
  return Math.abs(middleY(before) - middleY(box)) < height / 2 && gap > -height * ratio && gap < columnGap * height * ratio
}

/** The line that a press at a point means; null beside all print. */
export function lineUnder(lines: readonly WordLine[], point: Point, ratio: number): WordLine | null {
  const line = nearestLine(lines, point)
  return line && above(line, point) === 0 && beside(line, point) <= reachBeside * heightOf(line.box) * ratio ? line : null
}

/**
 * The words that a drag from one point to another marks, line by line: whole words, as text is selected. Between two lines
 * of one column its own lines only, by their places; from one column to another all that is read between.
 */
export function wordsAlong(lines: readonly WordLine[], from: Point, to: Point): PaperWord[][] {
  const [begun, ended] = [endAt(lines, from), endAt(lines, to)]
  if (!begun || !ended) return []
  const [first, last] = isBefore(begun, ended) ? [begun, ended] : [ended, begun]
  if (first.line === last.line) return [first.line.words.slice(first.nth, last.nth + 1)]
  const between = inOneColumn(first.line, last.line) ? columnBetween(lines, first.line, last.line) : lines.slice(first.row + 1, last.row)
  return [first.line.words.slice(first.nth), ...between.map(({ words }) => [...words]), last.line.words.slice(0, last.nth + 1)]
}

/** Boxes and words of a text mark, one box for each line, within the limits of a mark. */
export function markedText(lines: readonly (readonly PaperWord[])[]): Pick<TextMark, 'boxes' | 'quote'> {
  const taken = lines.filter((line) => line.length > 0).slice(0, markLimits.boxes)
  return { boxes: taken.map((line) => aroundBoxes(line.map(({ box }) => box))), quote: quoteOf(taken.flat()) }
}

/** The words as they are read, joined by spaces; soft hyphens are no letters, and lines to write on are left out. */
export function quoteOf(words: readonly PaperWord[]): string {
  const whole = words.map(({ text }) => text.replace(/\u00ad/g, '').replace(rulingWithin, '')).filter(Boolean).join(' ').normalize('NFC')
  if (whole.length <= markLimits.quoteLength) return whole
  const end = whole.lastIndexOf(' ', markLimits.quoteLength)
  return whole.slice(0, end > 0 ? end : markLimits.quoteLength)
}

type End = { line: WordLine; row: number; nth: number }

function endAt(lines: readonly WordLine[], point: Point): End | null {
  const line = nearestLine(lines, point)
  if (!line) return null
  const far = ({ box }: PaperWord) => outside(point[0], box[0], box[2])
  const nth = line.words.reduce((best, word, at) => (far(word) < far(line.words[best] ?? word) ? at : best), 0)
  return { line, nth, row: lines.indexOf(line) }
}

function isBefore(one: End, other: End): boolean {
  if (one.line === other.line) return one.nth <= other.nth
  return inOneColumn(one.line, other.line) ? middleY(one.line.box) < middleY(other.line.box) : one.row < other.row
}

const inOneColumn = ({ box: one }: WordLine, { box: other }: WordLine) => one[0] < other[2] && other[0] < one[2]

function columnBetween(lines: readonly WordLine[], first: WordLine, last: WordLine): WordLine[] {
  const column = { words: [], box: aroundBoxes([first.box, last.box]) }
  const [from, to] = [middleY(first.box), middleY(last.box)]
  return lines
    .filter((line) => line !== first && line !== last && middleY(line.box) > from && middleY(line.box) < to && inOneColumn(line, column))
    .toSorted((a, b) => (Math.abs(middleY(a.box) - middleY(b.box)) < heightOf(a.box) / 2 ? a.box[0] - b.box[0] : middleY(a.box) - middleY(b.box)))
}

/** At its height first, then beside it: past the end of a short line that line is meant and not the long one above. */
function nearestLine(lines: readonly WordLine[], point: Point): WordLine | null {
  const off = ({ box }: WordLine) => Math.abs(point[1] - middleY(box))
  const nearer = (a: WordLine, b: WordLine) => above(a, point) - above(b, point) || beside(a, point) - beside(b, point) || off(a) - off(b)
  return lines.reduce<WordLine | null>((best, line) => (best && nearer(best, line) <= 0 ? best : line), null)
}

function above({ box }: WordLine, [, y]: Point): number {
  const reach = reachAround * heightOf(box)
  return outside(y, box[1] - reach, box[3] + reach)
}

const beside = ({ box }: WordLine, [x]: Point) => outside(x, box[0], box[2])
const outside = (value: number, from: number, to: number) => Math.max(from - value, 0, value - to)
const heightOf = ([, top, , bottom]: MarkBox) => bottom - top
const middleY = (box: MarkBox) => middleOf(box).y
