import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReaderPage } from '~/domain/documents/reading'
import {
  boxUnder, intoShown, laidWidths, layPages, outOfShown, pageAround, pageSizePx, pictureTurn, spotUnder, spreadsOf, turned, turnedBox, turnedSize,
  unturned, unturnedBox, viewBoxOf, wholePage, type LaidPage, type Turn,
} from '~/features/reader/page-space'

const page = (number: number, box: ReaderPage['box'], [widthPt = 595, heightPt = 842]: number[] = []): ReaderPage => ({ page: number, widthPt, heightPt, state: 'ready', box })
const print = { left: 0.15, top: 0.08, right: 0.92, bottom: 0.95 }
const boxesOf = (laid: LaidPage[]) => laid.map(({ box }) => box)
const laidPage = (box: ReaderPage['box'], size?: number[], turn: Turn = 0): LaidPage => {
  const [laid] = layPages([page(1, box, size)], 'text', () => turn)
  if (!laid) throw new Error('one page in, one page out')
  return laid
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const spots = fc.record({ x: share, y: share })
const turns = fc.constantFrom<Turn>(0, 90, 180, 270)
const prints = fc.tuple(fc.double({ min: 0, max: 0.4, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.4, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }))
  .map(([left, right, top, bottom]) => ({ left, right, top, bottom }))
const near = (one: { x: number; y: number }, other: { x: number; y: number }) => Math.abs(one.x - other.x) < 1e-9 && Math.abs(one.y - other.y) < 1e-9

describe('what of a page is shown', () => {
  it('cuts left and right alike for pages of one format, above and below for each', () => {
    const [first, second, wide, unknown] = boxesOf(layPages([page(1, print), page(2, { ...print, left: 0.1, right: 0.6, top: 0.2 }), page(3, { ...print, left: 0.3 }, [842, 595]), page(4, null)], 'text'))
    expect(first).toEqual({ ...print, left: 0.1 })
    expect(second).toEqual({ left: 0.1, right: 0.92, top: 0.2, bottom: 0.95 })
    expect(wide).toEqual({ ...print, left: 0.3 })
    expect(unknown).toEqual({ left: 0.1, right: 0.92, top: 0, bottom: 1 })
  })

  it('goes by a turned page as it is turned', () => {
    const [sideways] = layPages([page(1, print, [842, 595])], 'text', () => 90)
    expect(sideways).toMatchObject({ turn: 90, widthPt: 595, heightPt: 842 })
    expect(sideways?.box.left).toBeCloseTo(1 - print.bottom)
    expect(sideways?.box.top).toBeCloseTo(print.left)
  })

  it('sizes each whole page by itself, and each half of a spread', () => {
    const laid = layPages([page(1, print), page(2, print, [842, 595])], 'page')
    const window = { width: 1000, height: 842 }
    expect(boxesOf(laid)).toEqual([wholePage, wholePage])
    expect(laidWidths(laid, { fit: 'page', across: 1, room: window, zoom: 1 })).toEqual([595, 1000])
    expect(laidWidths(laid, { fit: 'page', across: 2, room: window, zoom: 1 })).toEqual([494, 494])
    expect(laidWidths(laid, { fit: 'page', across: 1, room: { width: 300, height: 842 }, zoom: 2 })).toEqual([600, 600])
  })

  it('is as wide as the window, up to a width that one can read', () => {
    const widthIn = (width: number, across: 1 | 2 = 1) => laidWidths([laidPage(print)], { fit: 'text', across, room: { width, height: 700 }, zoom: 1 })
    expect(widthIn(976)).toEqual([976])
    expect(widthIn(2500)).toEqual([1040])
    expect(widthIn(1412, 2)).toEqual([700])
  })
})

describe('two pages side by side', () => {
  it('has the odd page on the left, and no cover alone', () => {
    expect(spreadsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(spreadsOf([1, 2], 1)).toEqual([[1], [2]])
  })
})

describe('page space', () => {
  it('is led onto the turned page and back', () => {
    fc.assert(fc.property(spots, turns, (spot, turn) => near(unturned(turned(spot, turn), turn), spot)))
    fc.assert(fc.property(spots, (spot) => near(turned(turned(spot, 90), 90), turned(spot, 180)) && near(turned(turned(spot, 180), 90), turned(spot, 270))))
    expect(turned({ x: 0, y: 0 }, 90)).toEqual({ x: 1, y: 0 })
  })

  it('leads into what is shown and out again, however the page is turned and cut', () => {
    fc.assert(fc.property(spots, turns, prints, (spot, turn, box) => near(outOfShown(intoShown(spot, laidPage(box, undefined, turn)), laidPage(box, undefined, turn)), spot)))
  })

  it('finds the place under a finger where that place is drawn', () => {
    fc.assert(fc.property(spots, turns, (spot, turn) => {
      const { width, height } = turnedSize({ width: 800, height: 1131 }, turn)
      const at = turned(spot, turn)
      const frame = { left: 40, top: -300, width, height } as DOMRect
      return near(spotUnder(frame, turn, 40 + at.x * width, at.y * height - 300), spot)
    }))
  })

  it('knows a box on the screen as a box on the page', () => {
    fc.assert(fc.property(prints, turns, (box, turn) => {
      const onScreen = turnedBox(box, turn)
      const frame = { left: 10, top: 20, width: 100, height: 100 } as DOMRect
      const found = boxUnder(frame, turn, { left: 10 + onScreen.left * 100, top: 20 + onScreen.top * 100, right: 10 + onScreen.right * 100, bottom: 20 + onScreen.bottom * 100 })
      return near({ x: found.left, y: found.top }, { x: box.left, y: box.top }) && near({ x: found.right, y: found.bottom }, { x: box.right, y: box.bottom })
        && near({ x: unturnedBox(onScreen, turn).left, y: 0 }, { x: box.left, y: 0 })
    }))
  })

  it('lays the whole page around its part', () => {
    const half = { left: 0.25, top: 0, right: 0.75, bottom: 0.5 }
    expect(pageAround(half)).toEqual({ left: '-50%', top: '0%', width: '200%', height: '200%' })
    expect(pageSizePx(laidPage(half), 500)).toEqual({ width: 1000, height: (1000 * 842) / 595 })
    const { width, height } = pageSizePx(laidPage(null, [842, 595], 90), 500)
    expect(height).toBeCloseTo(500)
    expect(width).toBeCloseTo((500 * 842) / 595)
  })

  it('begins the first picture where the reader left off', () => {
    expect(viewBoxOf(laidPage(null, [100, 200]))).toBe('0.00 0.00 100.00 200.00')
    expect(viewBoxOf(laidPage(null, [100, 200]), 0.5)).toBe('0.00 100.00 100.00 100.00')
    expect(viewBoxOf(laidPage(null, [100, 200]), 1)).toBe('0.00 190.00 100.00 10.00')
  })

  it('turns the picture into the shape of the turned page', () => {
    expect(pictureTurn(laidPage(null))).toBeUndefined()
    expect(pictureTurn(laidPage(null, [100, 200], 90))).toBe('translate(200 0) rotate(90)')
    expect(viewBoxOf(laidPage(null, [100, 200], 90))).toBe('0.00 0.00 200.00 100.00')
    expect(pictureTurn(laidPage(null, [100, 200], 180))).toBe('translate(100 200) rotate(180)')
    expect(pictureTurn(laidPage(null, [100, 200], 270))).toBe('translate(0 100) rotate(270)')
  })
})
