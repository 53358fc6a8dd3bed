import type { PageBox } from './page-box'
import type { ReaderPage } from './reading'

/**
 * The pages of a version on their way to a reader: what is alike on neighbouring pages is said once. Each field is a list
 * of words, one a page, parted by spaces; `word*12` stands for twelve pages alike.
 */
export type PageList = {
  /** width and height in tenths of a point: "5953x8419" */
  sizes: string
  /** r: drawn, w: not yet, f: it cannot be */
  states: string
  /** left, top, right, bottom in thousandths of the page, two digits of base 36 each; "-" for the whole page */
  boxes: string
}

const perPoint = 10
const perPage = 1000
const base = 36
const digits = 2
const wholePage = '-'
const letters = { ready: 'r', waiting: 'w', failed: 'f' } as const satisfies Record<ReaderPage['state'], string>
const states: Readonly<Record<string, ReaderPage['state']>> = { r: 'ready', w: 'waiting', f: 'failed' }

/** The list of all pages of a version, in order from page 1. A box may grow by a thousandth of the page: no print is cut off. */
export function packPages(pages: readonly Pick<ReaderPage, 'widthPt' | 'heightPt' | 'state' | 'box'>[]): PageList {
  return {
    sizes: packWords(pages.map(({ widthPt, heightPt }) => `${tenths(widthPt)}x${tenths(heightPt)}`)),
    states: packWords(pages.map(({ state }) => letters[state])),
    boxes: packWords(pages.map(({ box }) => (box ? packBox(box) : wholePage))),
  }
}

/** The pages of which `packPages` made the list. */
export function unpackPages(list: PageList): ReaderPage[] {
  const [sizes, drawn, boxes] = [unpackWords(list.sizes), unpackWords(list.states), unpackWords(list.boxes)]
  return sizes.map((size, index) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    const box = boxes[index] ?? wholePage
    return { page: index + 1, widthPt: width / perPoint, heightPt: height / perPoint, state: states[drawn[index] ?? ''] ?? 'waiting', box: box === wholePage ? null : unpackBox(box) }
  })
}

/** No page is without any size. */
const tenths = (points: number) => Math.max(1, Math.round(points * perPoint))

/** 0.117 × 1000 is a little more or less than 117: a part as small as this is no print. */
const hardly = 1e-6

function packBox({ left, top, right, bottom }: PageBox): string {
  const before = (share: number) => Math.floor(share * perPage + hardly)
  const after = (share: number) => Math.ceil(share * perPage - hardly)
  return [before(left), before(top), after(right), after(bottom)].map((side) => side.toString(base).padStart(digits, '0')).join('')
}

function unpackBox(word: string): PageBox {
  const side = (nth: number) => Number.parseInt(word.slice(nth * digits, (nth + 1) * digits), base) / perPage
  return { left: side(0), top: side(1), right: side(2), bottom: side(3) }
}

function packWords(words: readonly string[]): string {
  const runs: { word: string; count: number }[] = []
  for (const word of words) {
    const last = runs.at(-1)
    if (last?.word === word) last.count++
    else runs.push({ word, count: 1 })
  }
  return runs.map(({ word, count }) => (count > 1 ? `${word}*${count}` : word)).join(' ')
}

function unpackWords(list: string): string[] {
  return list.split(' ').filter(Boolean).flatMap((run) => {
    const [word = '', count = '1'] = run.split('*')
    return Array.from({ length: Number(count) }, () => word)
  })
}
