import type { PageBox } from '~/domain/documents/page-box'
import { clamp, intoBox, outOfBox, type PagePoint } from './page-space'

/**
 * The pages as they lie in the scrolling window. The browser's layout is the truth: nothing is computed twice.
 * `boxes` says what of each page is shown, in page order.
 */
export class Column {
  constructor(private readonly scroller: HTMLElement, private readonly sheets: HTMLElement, private readonly boxes: readonly PageBox[]) {}

  /** A sheet's top left corner in the scrolled content. */
  private cornerOf(sheet: HTMLElement) {
    return { left: this.sheets.offsetLeft + sheet.offsetLeft, top: this.sheets.offsetTop + sheet.offsetTop }
  }

  /** The first sheet that reaches below `contentY` (pixels in the scrolled content). */
  private indexAt(contentY: number): number {
    const { children } = this.sheets
    const y = contentY - this.sheets.offsetTop
    let low = 0
    let high = children.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bottomOf(children[middle]) > y) high = middle
      else low = middle + 1
    }
    return low
  }

  /** The page space point under a point of the window (pixels from the window's top left corner). */
  pointAt(viewX: number, viewY: number): PagePoint {
    const index = this.indexAt(this.scroller.scrollTop + viewY)
    const sheet = this.sheets.children[index]
    const box = this.boxes[index]
    if (!(sheet instanceof HTMLElement) || !box) return { page: 1, x: 0, y: 0 }
    const { left, top } = this.cornerOf(sheet)
    const shareX = (this.scroller.scrollLeft + viewX - left) / sheet.offsetWidth
    const shareY = (this.scroller.scrollTop + viewY - top) / sheet.offsetHeight
    return { page: index + 1, x: outOfBox(clamp(shareX), box.left, box.right), y: outOfBox(clamp(shareY), box.top, box.bottom) }
  }

  /** Scrolls so that a page space point comes to lie at a point of the window. */
  bring({ page, x, y }: PagePoint, viewX: number, viewY: number) {
    const sheet = this.sheets.children[page - 1]
    const box = this.boxes[page - 1]
    if (!(sheet instanceof HTMLElement) || !box) return
    const { left, top } = this.cornerOf(sheet)
    const shareX = clamp((x - box.left) / (box.right - box.left))
    this.scroller.scrollTop = top + intoBox(y, box) * sheet.offsetHeight - viewY
    this.scroller.scrollLeft = left + shareX * sheet.offsetWidth - viewX
  }

  /** The pages in sight, and the one being read: what lies a third down the window. */
  inSight(): { first: number; last: number; current: number } {
    const { scrollTop, clientHeight } = this.scroller
    return {
      first: this.indexAt(scrollTop + 1) + 1,
      last: this.indexAt(scrollTop + clientHeight - 1) + 1,
      current: this.indexAt(scrollTop + clientHeight / 3) + 1,
    }
  }
}

function bottomOf(sheet: Element | undefined) {
  return sheet instanceof HTMLElement ? sheet.offsetTop + sheet.offsetHeight : Infinity
}
