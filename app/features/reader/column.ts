import { clamp, intoShown, outOfShown, type Fit, type LaidPage, type PagePoint, type Spot } from './page-space'

/** The pages in sight, the one being read, and the last that lies beside it. */
export type Sight = { first: number; last: number; current: number; currentLast: number }

/** Sides of an element along the way in which the paper is scrolled. */
const along = {
  text: { start: 'offsetTop', length: 'offsetHeight', scroll: 'scrollTop', window: 'clientHeight', whole: 'scrollHeight' },
  page: { start: 'offsetLeft', length: 'offsetWidth', scroll: 'scrollLeft', window: 'clientWidth', whole: 'scrollWidth' },
} as const

/**
 * The pages as they lie in the scrolling window: spreads one below the other ("Vừa cột chữ") or one beside the other
 * ("Vừa trang"), each of one or two pages. The browser's layout is the truth: nothing is computed twice.
 */
export class Column {
  private readonly way: (typeof along)[Fit]

  constructor(private readonly scroller: HTMLElement, private readonly sheets: HTMLElement, private readonly laid: readonly LaidPage[], private readonly fit: Fit) {
    this.way = along[fit]
  }

  /** Gives every page its width (pixels, in page order). In "Vừa trang" each spread fills the window at least. */
  lay(widths: readonly number[]) {
    const { style } = this.sheets
    style.setProperty('--window-width', `${this.scroller.clientWidth}px`)
    style.setProperty('--window-height', `${this.scroller.clientHeight}px`)
    for (const sheet of this.allSheets()) sheet.style.width = `${widths[pageOf(sheet) - 1] ?? 0}px`
  }

  private allSheets() {
    return [...this.sheets.children].flatMap((spread) => sheetsIn(spread))
  }

  /** The first spread that reaches beyond a place of the scrolled content. */
  private spreadAt(place: number): HTMLElement | null {
    const { children } = this.sheets
    const { start, length } = this.way
    const wanted = place - this.sheets[start]
    let low = 0
    let high = children.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const spread = children[middle]
      if (spread instanceof HTMLElement && spread[start] + spread[length] <= wanted) low = middle + 1
      else high = middle
    }
    const found = children[low]
    return found instanceof HTMLElement ? found : null
  }

  private sheetOf(page: number): HTMLElement | null {
    return this.sheets.querySelector<HTMLElement>(`[data-page="${page}"]`)
  }

  /** A sheet's top left corner in the scrolled content. */
  private cornerOf(sheet: HTMLElement): { left: number; top: number } {
    return { left: this.sheets.offsetLeft + sheet.offsetLeft, top: this.sheets.offsetTop + sheet.offsetTop }
  }

  /** The page space point under a point of the window (pixels from the window's top left corner). */
  pointAt(viewX: number, viewY: number): PagePoint {
    const at = { x: this.scroller.scrollLeft + viewX, y: this.scroller.scrollTop + viewY }
    const spread = this.spreadAt(this.fit === 'text' ? at.y : at.x)
    const sheets = sheetsIn(spread)
    const sheet = sheets.findLast((candidate) => this.cornerOf(candidate).left <= at.x) ?? sheets[0]
    const page = sheet ? pageOf(sheet) : 1
    const laid = this.laid[page - 1]
    if (!sheet || !laid) return { page: 1, x: 0, y: 0 }
    const { left, top } = this.cornerOf(sheet)
    const share = { x: clamp((at.x - left) / sheet.offsetWidth), y: clamp((at.y - top) / sheet.offsetHeight) }
    return { page, ...outOfShown(share, laid) }
  }

  /** Scrolls so that a page space point comes to lie at a point of the window. */
  bring({ page, ...spot }: PagePoint, viewX: number, viewY: number) {
    const sheet = this.sheetOf(page)
    const laid = this.laid[page - 1]
    if (!sheet || !laid) return
    const { left, top } = this.cornerOf(sheet)
    const share = intoShown(spot, laid)
    this.scroller.scrollTop = top + clamp(share.y) * sheet.offsetHeight - viewY
    this.scroller.scrollLeft = this.fitting(sheet) ?? left + clamp(share.x) * sheet.offsetWidth - viewX
  }

  /** Where a page's upper edge is, as it is shown: the place to which one turns. */
  topOf(page: number): Spot {
    const laid = this.laid[page - 1]
    return laid ? outOfShown({ x: 0.5, y: 0 }, laid) : { x: 0.5, y: 0 }
  }

  /** In "Vừa trang" a spread that fits into the window is shown as a whole: the scroll place for that. */
  private fitting(sheet: HTMLElement): number | null {
    const spread = sheet.parentElement
    if (this.fit === 'text' || !spread || spread.offsetWidth > this.scroller.clientWidth) return null
    return this.sheets.offsetLeft + spread.offsetLeft
  }

  /**
   * What is in sight, and what is being read: the page to which one has turned (`turnedTo`) while it is in sight, else what
   * lies a third down the window, or in its middle; at the paper's end the last.
   */
  inSight(turnedTo: number | null): Sight {
    const { scroll, window, whole } = this.way
    const [from, length] = [this.scroller[scroll], this.scroller[window]]
    const first = this.pagesAt(from + 1).first
    const last = this.pagesAt(from + length - 1).last
    if (turnedTo !== null && turnedTo >= first && turnedTo <= last) return { first, last, ...this.pagesBeside(turnedTo) }
    const atEnd = from > 0 && from + length >= this.scroller[whole] - 2
    const reading = this.pagesAt(atEnd ? Infinity : from + length * (this.fit === 'text' ? 1 / 3 : 1 / 2))
    return { first, last, current: reading.first, currentLast: reading.last }
  }

  private pagesBeside(page: number) {
    const pages = sheetsIn(this.sheetOf(page)?.parentElement).map(pageOf)
    return { current: pages[0] ?? page, currentLast: pages.at(-1) ?? page }
  }

  private pagesAt(place: number) {
    const pages = sheetsIn(this.spreadAt(place)).map(pageOf)
    return { first: pages[0] ?? 1, last: pages.at(-1) ?? 1 }
  }
}

const sheetsIn = (spread: Element | null | undefined) => [...(spread?.children ?? [])].filter((sheet) => sheet instanceof HTMLElement)
const pageOf = (sheet: HTMLElement) => Number(sheet.dataset.page)
