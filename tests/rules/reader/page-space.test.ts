import { describe, expect, it } from 'vitest'
import type { ReaderPage } from '~/domain/documents/reading'
import { fittedWidth, intoBox, outOfBox, pageAround, pageSizePx, shownBoxes, viewBoxOf, wholePage } from '~/features/reader/page-space'

const page = (number: number, box: ReaderPage['box'], [widthPt, heightPt] = [595, 842]): ReaderPage => ({ page: number, widthPt: widthPt ?? 595, heightPt: heightPt ?? 842, state: 'ready', box })
const print = { left: 0.15, top: 0.08, right: 0.92, bottom: 0.95 }

describe('what of a page is shown', () => {
  it('cuts left and right alike for pages of one format, above and below for each', () => {
    const [first, second, wide, unknown] = shownBoxes([page(1, print), page(2, { ...print, left: 0.1, right: 0.6, top: 0.2 }), page(3, { ...print, left: 0.3 }, [842, 595]), page(4, null)], 'text')
    expect(first).toEqual({ ...print, left: 0.1 })
    expect(second).toEqual({ left: 0.1, right: 0.92, top: 0.2, bottom: 0.95 })
    expect(wide).toEqual({ ...print, left: 0.3 })
    expect(unknown).toEqual({ left: 0.1, right: 0.92, top: 0, bottom: 1 })
  })

  it('shows whole pages when they are to fit', () => {
    expect(shownBoxes([page(1, print)], 'page')).toEqual([wholePage])
    expect(fittedWidth('page', { width: 1000, height: 842 }, [page(1, print)])).toBeCloseTo(595)
    expect(fittedWidth('page', { width: 300, height: 842 }, [page(1, print)])).toBe(300)
  })

  it('is as wide as the window, up to a width that one can read', () => {
    expect(fittedWidth('text', { width: 976, height: 700 }, [page(1, print)])).toBe(976)
    expect(fittedWidth('text', { width: 2500, height: 700 }, [page(1, print)])).toBe(1040)
  })
})

describe('page space', () => {
  it('leads into what is shown and out again', () => {
    expect(outOfBox(intoBox(0.4, print), print.top, print.bottom)).toBeCloseTo(0.4)
    expect(intoBox(0, print)).toBe(0)
    expect(intoBox(1, print)).toBe(1)
  })

  it('lays the whole page around its part', () => {
    const half = { left: 0.25, top: 0, right: 0.75, bottom: 0.5 }
    expect(pageAround(half)).toEqual({ left: '-50%', top: '0%', width: '200%', height: '200%' })
    expect(pageSizePx(page(1, half), half, 500)).toEqual({ width: 1000, height: (1000 * 842) / 595 })
  })

  it('begins the first picture where the reader left off', () => {
    expect(viewBoxOf(page(1, null, [100, 200]), wholePage)).toBe('0.00 0.00 100.00 200.00')
    expect(viewBoxOf(page(1, null, [100, 200]), wholePage, 0.5)).toBe('0.00 100.00 100.00 100.00')
    expect(viewBoxOf(page(1, null, [100, 200]), wholePage, 1)).toBe('0.00 190.00 100.00 10.00')
  })
})
