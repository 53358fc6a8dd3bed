import type { PageBox } from '~/domain/documents/page-box'
import type { ReaderPage } from '~/domain/documents/reading'

/** Page space: 0–1 of the whole page as shown, from its top left corner. Marks, places and hits lie in it. */
export type PagePoint = { page: number; x: number; y: number }
export type Size = { width: number; height: number }
export type Fit = 'text' | 'page'

export const wholePage: PageBox = { left: 0, top: 0, right: 1, bottom: 1 }
/** Differences of a point between pages of one format do not matter. */
const formatOf = ({ widthPt, heightPt }: ReaderPage) => `${Math.round(widthPt / 3)}×${Math.round(heightPt / 3)}`

/**
 * What of each page is shown. "Vừa cột chữ" takes the blank margins away: left and right alike for all pages of one
 * format, so that the print keeps one size from page to page; above and below for each page by itself. A page whose
 * print is not known yet goes with the others of its format.
 */
export function shownBoxes(pages: readonly ReaderPage[], fit: Fit): PageBox[] {
  if (fit === 'page') return pages.map(() => wholePage)
  const columns = new Map<string, { left: number; right: number }>()
  for (const page of pages) {
    if (!page.box) continue
    const column = columns.get(formatOf(page))
    const { left, right } = page.box
    columns.set(formatOf(page), column ? { left: Math.min(column.left, left), right: Math.max(column.right, right) } : { left, right })
  }
  return pages.map((page) => ({ ...(page.box ?? wholePage), ...(columns.get(formatOf(page)) ?? { left: 0, right: 1 }) }))
}

/** Wider, and 14-point print would be set for a wall; whoever wants that zooms. */
const widestTextPx = 1040

/** Width of the column of pages in CSS pixels at zoom 1: the window's width, or so that a whole page fits into the window. */
export function fittedWidth(fit: Fit, window: Size, pages: readonly ReaderPage[]): number {
  const first = pages[0]
  if (fit === 'text' || !first) return Math.min(window.width, widestTextPx)
  return Math.min(window.width, (window.height * first.widthPt) / first.heightPt)
}

/** A page's share `y` as a share of what is shown of it, held within. */
export const intoBox = (y: number, box: PageBox) => clamp((y - box.top) / (box.bottom - box.top))
/** A share of what is shown of a page as a share of the page. */
export const outOfBox = (share: number, from: number, to: number) => from + share * (to - from)

/** Where the whole page lies around what is shown of it, in percent of that. */
export function pageAround({ left, top, right, bottom }: PageBox) {
  const width = 100 / (right - left)
  const height = 100 / (bottom - top)
  return { left: `${-left * width}%`, top: `${-top * height}%`, width: `${width}%`, height: `${height}%` }
}

/** The same cut as an SVG viewBox in points; `fromY` leaves out what lies above. */
export function viewBoxOf({ widthPt, heightPt }: ReaderPage, { left, top, right, bottom }: PageBox, fromY = 0): string {
  const y = Math.min(Math.max(top, fromY), bottom - 0.05)
  return [left * widthPt, y * heightPt, (right - left) * widthPt, (bottom - y) * heightPt].map((value) => value.toFixed(2)).join(' ')
}

/** Size of the whole page in CSS pixels when what is shown of it is `columnWidth` wide. */
export function pageSizePx({ widthPt, heightPt }: ReaderPage, box: PageBox, columnWidth: number): Size {
  const width = columnWidth / (box.right - box.left)
  return { width, height: (width * heightPt) / widthPt }
}

export const clamp = (value: number, from = 0, to = 1) => Math.min(to, Math.max(from, value))
