import { type PDFArray, PDFName, PDFNumber, type PDFObject, type PDFPageLeaf } from '@cantoo/pdf-lib'
import { unitsOf, type PageUnits } from '~/domain/annotations/drawing'
import { type PageSize } from './page-messages'

export type Matrix = readonly [a: number, b: number, c: number, d: number, x: number, y: number]
export type Box = { left: number; bottom: number; right: number; top: number }

/**
 * How a page lies in its file. `matrix` brings what is drawn on the page as it is shown, in units of a thousandth of its
 * width from its lower left corner, into the page's own space: its turn, its cut and its offset are in it, and what is
 * drawn through it knows nothing of them (nor of the file's own unit, which both have).
 */
export type PageFrame = { matrix: Matrix; units: PageUnits }

/** US Letter: what a page without a box of its own is taken for (PDFium, as ISO 32000 has no word on it). */
const letter: Box = { left: 0, bottom: 0, right: 612, top: 792 }

/** The frame as PDFium sees it, which drew the picture that the marks lie on. */
export function frameOf(page: PDFPageLeaf): PageFrame {
  const media = boxOf(page, 'MediaBox') ?? letter
  const crop = boxOf(page, 'CropBox')
  const rotate = page.getInheritableAttribute(PDFName.of('Rotate'))
  return frameIn(crop ? common(crop, media) : media, quartersOf(page.context.lookup(rotate)))
}

/** The frame of a page whose box is shown turned by so many quarters clockwise. */
export function frameIn({ left, bottom, right, top }: Box, quarters: number): PageFrame {
  const [width, height] = quarters % 2 === 1 ? [top - bottom, right - left] : [right - left, top - bottom]
  const scale = width / 1000
  const units = unitsOf({ width, height })
  switch (quarters) {
    case 1: return { units, matrix: [0, scale, -scale, 0, right, bottom] }
    case 2: return { units, matrix: [-scale, 0, 0, -scale, right, top] }
    case 3: return { units, matrix: [0, -scale, scale, 0, left, top] }
    default: return { units, matrix: [scale, 0, 0, scale, left, bottom] }
  }
}

/** How many of the page's own units a unit of the frame is. */
export const scaleOf = ({ matrix: [a, b] }: PageFrame) => Math.hypot(a, b)

/** The page as it is shown. */
export const sizeOf = (frame: PageFrame): PageSize => ({ widthPt: frame.units.width * scaleOf(frame), heightPt: frame.units.height * scaleOf(frame) })

/** Where a point of page space (0–1 from the top left corner of the page as shown) lies in the page's own space. */
export function placed({ matrix, units }: PageFrame, [x, y]: readonly [number, number, ...number[]]): [x: number, y: number] {
  return through(matrix, x * units.width, (1 - y) * units.height)
}

const through = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] => [a * x + c * y + e, b * x + d * y + f]

/** The box around what lies in `box` of the shown page, in the page's own space. */
export function boxThrough(matrix: Matrix, { left, bottom, right, top }: Box): Box {
  const [[x1, y1], [x2, y2]] = [through(matrix, left, bottom), through(matrix, right, top)]
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}

/** The matrix of something drawn at `scale` with its corner at x and y of the shown page. */
export function scaledAt([a, b, c, d, e, f]: Matrix, scale: number, x: number, y: number): Matrix {
  return [a * scale, b * scale, c * scale, d * scale, a * x + c * y + e, b * x + d * y + f]
}

function boxOf(page: PDFPageLeaf, name: 'MediaBox' | 'CropBox'): Box | null {
  const found = page.context.lookup(page.getInheritableAttribute(PDFName.of(name))) as PDFArray | undefined
  const [x1, y1, x2, y2] = Array.from({ length: 4 }, (_, at) => found?.lookupMaybe(at, PDFNumber)?.asNumber())
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || x1 === x2 || y1 === y2) return null
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}

const common = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left), bottom: Math.max(one.bottom, other.bottom), right: Math.min(one.right, other.right), top: Math.min(one.top, other.top),
})

function quartersOf(rotate: PDFObject | undefined): number {
  const quarters = rotate instanceof PDFNumber ? Math.trunc(rotate.asNumber() / 90) % 4 : 0
  return quarters < 0 ? quarters + 4 : quarters
}
