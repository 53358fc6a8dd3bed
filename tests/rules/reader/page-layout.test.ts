import { describe, expect, it } from 'vitest'
import { layOut, spreadsNear } from '~/features/reader/page-layout'
import { laidWidths, layPages, type Across, type Fit } from '~/features/reader/page-space'

const window = { width: 1000, height: 800 }

function laidOut(pages: number, fit: Fit, { across = 1 as Across, zoom = 1, sizes = [[500, 1000]] } = {}) {
  const laid = layPages(Array.from({ length: pages }, (_, index) => {
    const [widthPt = 0, heightPt = 0] = sizes[index % sizes.length] ?? []
    return { page: index + 1, widthPt, heightPt, state: 'ready' as const, box: null }
  }), fit)
  return layOut(laid, laidWidths(laid, { fit, across, room: { width: 952, height: 712 }, zoom }), { fit, across, window })
}

describe('where the pages lie', () => {
  it('is one below the other, in the middle of the window', () => {
    const { sheets, size } = laidOut(3, 'text', { sizes: [[500, 1000], [1000, 500]] })
    expect(sheets).toEqual([
      { left: 24, top: 0, width: 952, height: 1904 },
      { left: 24, top: 1916, width: 952, height: 476 },
      { left: 24, top: 2404, width: 952, height: 1904 },
    ])
    expect(size).toEqual({ width: 1000, height: 4308 })
  })

  it('is side by side with two pages in a spread, as high as the higher one', () => {
    const { spreads, sheets } = laidOut(3, 'text', { across: 2, sizes: [[500, 1000], [1000, 500]] })
    expect(sheets.map(({ left, top }) => [left, top])).toEqual([[24, 0], [506, 0], [265, 952]])
    expect(spreads.map(({ top, height }) => [top, height])).toEqual([[0, 940], [952, 940]])
  })

  it('gives every whole page a window of its own, and more when it is larger', () => {
    const { spreads, sheets, size } = laidOut(3, 'page')
    expect(spreads.map(({ left, width, height }) => [left, width, height])).toEqual([[0, 1000, 800], [1000, 1000, 800], [2000, 1000, 800]])
    expect(sheets[1]).toEqual({ left: 1322, top: 12, width: 356, height: 712 })
    expect(size).toEqual({ width: 3000, height: 800 })
    expect(laidOut(2, 'page', { zoom: 4 }).size).toEqual({ width: 2848, height: 2936 })
  })

  it('keeps a few spreads on both sides of the sight in the document', () => {
    const pagesNear = (first: number, last: number, across: Across = 1) => spreadsNear(laidOut(2000, 'text', { across }), { first, last }).flatMap(({ pages }) => pages.map(({ source }) => source.page))
    expect(pagesNear(1000, 1001)).toEqual([996, 997, 998, 999, 1000, 1001, 1002, 1003, 1004, 1005])
    expect(pagesNear(1, 1)).toEqual([1, 2, 3, 4, 5])
    expect(pagesNear(1999, 2000, 2)).toHaveLength(10)
  })
})
