import type { PageBox } from '~/domain/documents/page-box'
import type { ReaderPage } from '~/domain/documents/reading'

/**
 * Page space: 0–1 of the whole page as the file shows it, from its top left corner. Marks, places and hits lie in it,
 * however a reader turns the page on his own screen. This file alone knows the way from page space to what is shown.
 */
export type Spot = { x: number; y: number }
export type PagePoint = Spot & { page: number }
export type Size = { width: number; height: number }
/** text: the column of print, page under page · page: one whole page (or two) at a time */
export type Fit = 'text' | 'page'
/** How many pages lie side by side. */
export type Across = 1 | 2
/** How far a reader has turned a page, clockwise in degrees. */
export type Turn = 0 | 90 | 180 | 270

/** A page as it lies in the window, turned. Sizes in points; `box` is what is shown of it, as a part of the turned page. */
export type LaidPage = { source: ReaderPage; turn: Turn; widthPt: number; heightPt: number; box: PageBox }

export const wholePage: PageBox = { left: 0, top: 0, right: 1, bottom: 1 }
const upright = (): Turn => 0

/** Where a point of the page lies on the turned page. */
export function turned({ x, y }: Spot, turn: Turn): Spot {
  switch (turn) {
    case 0: return { x, y }
    case 90: return { x: 1 - y, y: x }
    case 180: return { x: 1 - x, y: 1 - y }
    case 270: return { x: y, y: 1 - x }
  }
}

/** Which point of the page lies there on the turned page. */
export const unturned = (spot: Spot, turn: Turn): Spot => turned(spot, opposite(turn))
export const quarterFrom = (turn: Turn, quarters: number): Turn => (((turn + quarters * 90) % 360 + 360) % 360) as Turn
const opposite = (turn: Turn) => quarterFrom(0, -turn / 90)
const liesOnSide = (turn: Turn) => turn === 90 || turn === 270

export function turnedBox({ left, top, right, bottom }: PageBox, turn: Turn): PageBox {
  const [one, other] = [turned({ x: left, y: top }, turn), turned({ x: right, y: bottom }, turn)]
  return { left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), right: Math.max(one.x, other.x), bottom: Math.max(one.y, other.y) }
}

export const unturnedBox = (box: PageBox, turn: Turn): PageBox => turnedBox(box, opposite(turn))
/** A page's size when it is turned, and a turned page's size when it is not. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size => (liesOnSide(turn) ? { width: height, height: width } : { width, height })

function turnPage(source: ReaderPage, turn: Turn): LaidPage {
  const { width, height } = turnedSize({ width: source.widthPt, height: source.heightPt }, turn)
  return { source, turn, widthPt: width, heightPt: height, box: source.box ? turnedBox(source.box, turn) : wholePage }
}

/** Differences of a point between pages of one format do not matter. */
const formatOf = ({ widthPt, heightPt }: LaidPage) => `${Math.round(widthPt / 3)}×${Math.round(heightPt / 3)}`

/**
 * What of each page is shown. "Vừa cột chữ" takes the blank margins away: left and right alike for all pages of one
 * format, so that the print keeps one size from page to page; above and below for each page by itself. A page whose
 * print is not known yet goes with the others of its format.
 */
export function layPages(pages: readonly ReaderPage[], fit: Fit, turnOf: (page: number) => Turn = upright): LaidPage[] {
  const laid = pages.map((page) => turnPage(page, turnOf(page.page)))
  if (fit === 'page') return laid.map((page) => ({ ...page, box: wholePage }))
  const columns = new Map<string, { left: number; right: number }>()
  for (const page of laid) {
    if (!page.source.box) continue
    const column = columns.get(formatOf(page))
    const { left, right } = page.box
    columns.set(formatOf(page), column ? { left: Math.min(column.left, left), right: Math.max(column.right, right) } : { left, right })
  }
  return laid.map((page) => ({ ...page, box: { ...page.box, ...(columns.get(formatOf(page)) ?? { left: 0, right: 1 }) } }))
}

/** Wider, and 14-point print would be set for a wall; whoever wants that zooms. */
const widestTextPx = 1040
/** Between two pages side by side, in pixels, as in reader.css. */
export const spreadGapPx = 12

/**
 * How wide what is shown of each page becomes, in CSS pixels: as wide as there is room, all alike; or each so that the
 * whole of it fits.
 */
export function laidWidths(laid: readonly LaidPage[], { fit, across, room, zoom }: { fit: Fit; across: Across; room: Size; zoom: number }): number[] {
  const each = Math.max(1, (room.width - spreadGapPx * (across - 1)) / across)
  const fitted = (page: LaidPage) => (fit === 'text' ? Math.min(each, widestTextPx) : Math.min(each, (room.height * page.widthPt) / page.heightPt))
  return laid.map((page) => Math.round(fitted(page) * zoom))
}

/** The pages that lie side by side: 1 | 2, 3 | 4 … Papers of an office are printed on one side, so none begins as a cover. */
export function spreadsOf<P>(pages: readonly P[], across: Across): P[][] {
  if (across === 1) return pages.map((page) => [page])
  return Array.from({ length: Math.ceil(pages.length / 2) }, (_, index) => pages.slice(index * 2, index * 2 + 2))
}

/** A point of the page as a share of what is shown of it; beyond 0–1 where it is cut away. */
export function intoShown(spot: Spot, { turn, box }: LaidPage): Spot {
  const { x, y } = turned(spot, turn)
  return { x: (x - box.left) / (box.right - box.left), y: (y - box.top) / (box.bottom - box.top) }
}

/** The point of the page at a share of what is shown of it. */
export function outOfShown({ x, y }: Spot, { turn, box }: LaidPage): Spot {
  return unturned({ x: box.left + x * (box.right - box.left), y: box.top + y * (box.bottom - box.top) }, turn)
}

/** The point of the page under a place of the screen; `frame` is where the whole turned page lies there. */
export function spotUnder(frame: DOMRect, turn: Turn, clientX: number, clientY: number): Spot {
  return unturned({ x: clamp((clientX - frame.left) / frame.width), y: clamp((clientY - frame.top) / frame.height) }, turn)
}

type Edges = { left: number; top: number; right: number; bottom: number }

/** What part of the page lies under a rectangle of the screen; beyond 0–1 where that reaches over the page's edge. */
export function boxUnder(frame: DOMRect, turn: Turn, { left, top, right, bottom }: Edges): PageBox {
  return unturnedBox({
    left: (left - frame.left) / frame.width, top: (top - frame.top) / frame.height,
    right: (right - frame.left) / frame.width, bottom: (bottom - frame.top) / frame.height,
  }, turn)
}

/** Where the whole turned page lies around what is shown of it, in percent of that. */
export function pageAround({ left, top, right, bottom }: PageBox) {
  const width = 100 / (right - left)
  const height = 100 / (bottom - top)
  return { left: `${-left * width}%`, top: `${-top * height}%`, width: `${width}%`, height: `${height}%` }
}

/** Where a page that was left at `y` begins again: within what is shown of it, and with some of it to be seen. */
export const beginOf = ({ box: { top, bottom } }: LaidPage, y: number) => Math.min(Math.max(top, y), bottom - 0.05)

/** The same cut as an SVG viewBox in points; `fromY` leaves out what lies above. */
export function viewBoxOf(page: LaidPage, fromY = 0): string {
  const { widthPt, heightPt, box: { left, right, bottom } } = page
  const y = beginOf(page, fromY)
  return [left * widthPt, y * heightPt, (right - left) * widthPt, (bottom - y) * heightPt].map((value) => value.toFixed(2)).join(' ')
}

/** How the page's picture, drawn upright at the corner, is turned into its place in an SVG; undefined when it is upright. */
export function pictureTurn({ turn, widthPt, heightPt }: LaidPage): string | undefined {
  const corner = { 0: null, 90: [widthPt, 0], 180: [widthPt, heightPt], 270: [0, heightPt] }[turn]
  return corner ? `translate(${corner[0]} ${corner[1]}) rotate(${turn})` : undefined
}

/** A layer in page space, turned into its place in the frame of the turned page, as styles. `size` is the unturned page's. */
export function layerTurn({ width, height }: Size, turn: Turn) {
  const shift = { 0: '', 90: ' translateY(-100%)', 180: ' translate(-100%, -100%)', 270: ' translateX(-100%)' }[turn]
  const long = liesOnSide(turn) ? width / height : 1
  return { width: `${long * 100}%`, height: `${100 / long}%`, transformOrigin: '0 0', transform: turn === 0 ? '' : `rotate(${turn}deg)${shift}` }
}

/** Size of the whole page, unturned, in CSS pixels, when what is shown of it is `shownWidth` wide. */
export function pageSizePx({ turn, widthPt, heightPt, box }: LaidPage, shownWidth: number): Size {
  const width = shownWidth / (box.right - box.left)
  return turnedSize({ width, height: (width * heightPt) / widthPt }, turn)
}

export const clamp = (value: number, from = 0, to = 1) => Math.min(to, Math.max(from, value))
