import { spreadGapPx, spreadsOf, type Across, type Fit, type LaidPage, type Size } from './page-space'

/** In CSS pixels, from the column's top left corner. */
export type Place = { left: number; top: number; width: number; height: number }
export type SpreadPlace = Place & { pages: readonly LaidPage[]; /** of what is shown of each page */ widths: readonly number[] }

/** Where everything lies: spreads one below the other ("Vừa cột chữ") or one beside the other ("Vừa trang"), and in them the pages. */
export type Layout = { spreads: readonly SpreadPlace[]; sheets: readonly Place[]; size: Size; across: Across }

/** Room above a whole page, and below it for the buttons, as in reader.css. */
export const pageRims = { above: 12, below: 76 }

type Laying = { fit: Fit; across: Across; /** the window's inner size */ window: Size }

/**
 * Lays all pages out at once, so that only those near the sight need to be in the document: a paper may have two thousand.
 * `widths`: of what is shown of each page, in page order.
 */
export function layOut(laid: readonly LaidPage[], widths: readonly number[], { fit, across, window }: Laying): Layout {
  const spreads = spreadsOf(laid, across).map((pages) => spreadOf(pages, widths))
  return { across, ...(fit === 'text' ? below(spreads, window) : beside(spreads, window)) }
}

type Spread = { pages: readonly LaidPage[]; widths: readonly number[]; heights: readonly number[]; width: number; height: number }

function spreadOf(pages: readonly LaidPage[], allWidths: readonly number[]): Spread {
  const widths = pages.map(({ source }) => allWidths[source.page - 1] ?? 0)
  const heights = pages.map((page, index) => shownHeight(page, widths[index] ?? 0))
  return { pages, widths, heights, width: widths.reduce((sum, width) => sum + width, spreadGapPx * (pages.length - 1)), height: most(heights) }
}

/** How high what is shown of a page is when it is `width` wide. */
const shownHeight = ({ widthPt, heightPt, box }: LaidPage, width: number) => (width * (box.bottom - box.top) * heightPt) / ((box.right - box.left) * widthPt)
const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other), 0)

function below(spreads: readonly Spread[], window: Size): Omit<Layout, 'across'> {
  const width = Math.max(window.width, most(spreads.map((spread) => spread.width)))
  let top = 0
  const placed = spreads.map((spread) => {
    const place = { left: 0, top, width, height: spread.height }
    top += spread.height + spreadGapPx
    return { place, spread, sheets: sheetsIn(spread, place, () => 0) }
  })
  return { ...told(placed), size: { width, height: Math.max(0, top - spreadGapPx) } }
}

function beside(spreads: readonly Spread[], window: Size): Omit<Layout, 'across'> {
  const height = Math.max(window.height, most(spreads.map((spread) => spread.height)) + pageRims.above + pageRims.below)
  const room = height - pageRims.above - pageRims.below
  let left = 0
  const placed = spreads.map((spread) => {
    const place = { left, top: 0, width: Math.max(window.width, spread.width), height }
    left += place.width
    return { place, spread, sheets: sheetsIn(spread, place, (sheetHeight) => pageRims.above + (room - sheetHeight) / 2) }
  })
  return { ...told(placed), size: { width: left, height } }
}

/** The pages of a spread side by side in its middle; `topOf` says how far below its upper edge one of a height lies. */
function sheetsIn({ widths, heights, width }: Spread, place: Place, topOf: (height: number) => number): Place[] {
  let left = place.left + (place.width - width) / 2
  return widths.map((own, index) => {
    const height = heights[index] ?? 0
    const sheet = { left, top: place.top + topOf(height), width: own, height }
    left += own + spreadGapPx
    return sheet
  })
}

const told = (placed: readonly { place: Place; spread: Spread; sheets: Place[] }[]) => ({
  spreads: placed.map(({ place, spread: { pages, widths } }) => ({ ...place, pages, widths })),
  sheets: placed.flatMap(({ sheets }) => sheets),
})

/** On both sides of what is in sight, so many spreads are kept in the document. */
const keptBeside = 4

/** The spreads that are to be in the document while the pages `first` to `last` are in sight. */
export function spreadsNear({ spreads, across }: Layout, { first, last }: { first: number; last: number }): readonly SpreadPlace[] {
  return spreads.slice(Math.max(0, spreadOfPage(first, across) - keptBeside), spreadOfPage(last, across) + keptBeside + 1)
}

/** Which spread a page lies in, from 0. */
export const spreadOfPage = (page: number, across: Across) => Math.floor((page - 1) / across)
