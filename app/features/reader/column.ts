import { spreadOfPage, type Layout, type SpreadPlace } from './page-layout'
import { clamp, intoShown, outOfShown, type Fit, type LaidPage, type PagePoint, type Spot } from './page-space'

/** The pages in sight, the one being read, and the last that lies beside it. */
export type Sight = { first: number; last: number; current: number; currentLast: number }

/** Sides along the way in which the paper is scrolled. */
const along = {
  text: { start: 'top', length: 'height', offset: 'offsetTop', scroll: 'scrollTop', window: 'clientHeight', whole: 'scrollHeight' },
  page: { start: 'left', length: 'width', offset: 'offsetLeft', scroll: 'scrollLeft', window: 'clientWidth', whole: 'scrollWidth' },
} as const

/**
 * The pages as they lie in the scrolling window. The layout is the truth for all of them, whether or not they are in the
 * document just now.
 */
export class Column {
  private readonly way: (typeof along)[Fit]

  constructor(private readonly scroller: HTMLElement, private readonly sheets: HTMLElement, private readonly laid: readonly LaidPage[], private readonly layout: Layout, private readonly fit: Fit) {
    this.way = along[fit]
  }

  /** Gives the column the size of all its pages; those in the document take their places themselves. */
  lay() {
    const { width, height } = this.layout.size
    Object.assign(this.sheets.style, { width: `${width}px`, height: this.fit === 'text' ? `calc(${height}px + var(--below-column))` : `${height}px` })
  }

  /** The first spread that reaches beyond a place of the scrolled content. */
  private spreadAt(place: number): SpreadPlace | undefined {
    const { spreads } = this.layout
    const { start, length, offset } = this.way
    const wanted = place - this.sheets[offset]
    let low = 0
    let high = spreads.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const spread = spreads[middle]
      if (spread && spread[start] + spread[length] <= wanted) low = middle + 1
      else high = middle
    }
    return spreads[low]
  }

  private spreadWith(page: number) {
    return this.layout.spreads[spreadOfPage(page, this.layout.across)]
  }

  /** What is shown of a page, in the scrolled content. */
  private sheetOf(page: number) {
    const place = this.layout.sheets[page - 1]
    const laid = this.laid[page - 1]
    return place && laid && { ...place, laid, left: this.sheets.offsetLeft + place.left, top: this.sheets.offsetTop + place.top }
  }

  /** The page space point under a point of the window (pixels from the window's top left corner). */
  pointAt(viewX: number, viewY: number): PagePoint {
    const at = { x: this.scroller.scrollLeft + viewX, y: this.scroller.scrollTop + viewY }
    const pages = pagesOf(this.spreadAt(this.fit === 'text' ? at.y : at.x))
    const page = pages.findLast((candidate) => (this.sheetOf(candidate)?.left ?? 0) <= at.x) ?? pages[0] ?? 1
    const sheet = this.sheetOf(page)
    if (!sheet) return { page: 1, x: 0, y: 0 }
    const share = { x: clamp((at.x - sheet.left) / sheet.width), y: clamp((at.y - sheet.top) / sheet.height) }
    return { page, ...outOfShown(share, sheet.laid) }
  }

  /** Scrolls so that a page space point comes to lie at a point of the window. */
  bring({ page, ...spot }: PagePoint, viewX: number, viewY: number) {
    const sheet = this.sheetOf(page)
    if (!sheet) return
    const share = intoShown(spot, sheet.laid)
    this.scroller.scrollTop = sheet.top + clamp(share.y) * sheet.height - viewY
    this.scroller.scrollLeft = this.fitting(page) ?? sheet.left + clamp(share.x) * sheet.width - viewX
  }

  /** Where a page's upper edge is, as it is shown: the place to which one turns. */
  topOf(page: number): Spot {
    const laid = this.laid[page - 1]
    return laid ? outOfShown({ x: 0.5, y: 0 }, laid) : { x: 0.5, y: 0 }
  }

  /** In "Vừa trang" a spread that fits into the window is shown as a whole: the scroll place for that. */
  private fitting(page: number): number | null {
    const spread = this.spreadWith(page)
    if (this.fit === 'text' || !spread || spread.width > this.scroller.clientWidth) return null
    return this.sheets.offsetLeft + spread.left
  }

  /**
   * What is in sight, and what is being read: the page to which one has turned (`turnedTo`) while it is in sight, else what
   * lies a third down the window, or in its middle; at the paper's end the last.
   */
  inSight(turnedTo: number | null): Sight {
    const { scroll, window, whole } = this.way
    const [from, length] = [this.scroller[scroll], this.scroller[window]]
    const first = ends(this.spreadAt(from + 1)).first
    const last = ends(this.spreadAt(from + length - 1)).last
    const atEnd = from > 0 && from + length >= this.scroller[whole] - 2
    const reading = turnedTo !== null && turnedTo >= first && turnedTo <= last
      ? this.spreadWith(turnedTo)
      : this.spreadAt(atEnd ? Infinity : from + length * (this.fit === 'text' ? 1 / 3 : 1 / 2))
    const { first: current, last: currentLast } = ends(reading)
    return { first, last, current, currentLast }
  }
}

const pagesOf = (spread: SpreadPlace | undefined) => (spread?.pages ?? []).map(({ source }) => source.page)

function ends(spread: SpreadPlace | undefined) {
  const pages = pagesOf(spread)
  return { first: pages[0] ?? 1, last: pages.at(-1) ?? 1 }
}
