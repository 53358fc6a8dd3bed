import { getStroke } from 'perfect-freehand'
import { inkColour } from './colour'
import { isInk, isShape, isText, type InkMark, type MarkBox, type PlacedMark, type ShapeMark } from './mark'
import { stampBox } from './mark-place'

/** A page's size in the units that marks are drawn in: its width is always a thousand, so one outline serves every zoom. */
export type PageUnits = { width: number; height: number }
export const unitsOf = ({ width, height }: { width: number; height: number }): PageUnits => ({ width: 1000, height: (1000 * height) / width })

/** What a mark looks like, for the screen and for a PDF: an SVG path that is filled, or drawn with a line that wide. */
export type Figure = { path: string; line: number | null; opacity: number }

/** A highlighter lets the print through; it lies over it multiplied. */
export const highlighterOpacity = 0.35
/** Words that a note is about are tinted, lighter than a highlighter. */
export const aboutOpacity = 0.16
/** Lines under and through words, and a stamp's frame. */
const wordsLine = 2
const stampLine = 2
const stampCorner = 6
const headAngle = Math.PI / 7

/**
 * How a mark is drawn on a page of this size. Of a note only the words that it is about, null where there are none: its pin is
 * the screen's own. A stamp's word stands in its frame.
 */
export function figureOf(mark: PlacedMark, units: PageUnits): Figure | null {
  if (mark.kind === 'note') return mark.about?.boxes.length ? { path: fillPath(mark.about.boxes, units), line: null, opacity: aboutOpacity } : null
  if (isInk(mark)) return { path: drawPath(mark, units, true), line: null, opacity: mark.kind === 'highlighter' ? highlighterOpacity : 1 }
  if (isShape(mark)) return { path: mark.kind === 'box' ? framePath([...mark.from, ...mark.to], units, 0) : arrowPath(mark, units), line: mark.width * units.width, opacity: 1 }
  if (mark.kind === 'stamp') return { path: framePath(stampBox(mark, units), units, stampCorner), line: stampLine, opacity: 1 }
  if (mark.kind === 'text-highlight') return { path: fillPath(mark.boxes, units), line: null, opacity: highlighterOpacity }
  return isText(mark) ? { path: mark.boxes.map((box) => linePath(box, units, mark.kind === 'underline' ? 0.96 : 0.55)).join(''), line: wordsLine, opacity: 1 } : null
}

/** What a figure is drawn with, as SVG and React name it. */
export function paintOf({ line, opacity }: Pick<Figure, 'line' | 'opacity'>, colour: number) {
  const paint = inkColour(colour)
  return line === null
    ? { fill: paint, fillOpacity: opacity }
    : { fill: 'none', stroke: paint, strokeOpacity: opacity, strokeWidth: line, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
}

type Line = Pick<InkMark, 'kind' | 'width' | 'points'>

/** SVG path of a stroke: pressure makes a pen's line thicker, a highlighter's stays as wide as it is. */
export function drawPath({ kind, width, points }: Line, units: PageUnits, finished: boolean): string {
  const isPen = kind === 'pen'
  const outline = getStroke(points.map(([x, y, pressure]) => [x * units.width, y * units.height, pressure]), {
    size: width * units.width, thinning: isPen ? 0.55 : 0, smoothing: 0.5, streamline: isPen ? 0.35 : 0.5, simulatePressure: false, last: finished,
    start: { cap: isPen }, end: { cap: isPen },
  })
  const [first] = outline
  if (!first || outline.length === 1) return ''
  const parts = [`M${number(first[0])} ${number(first[1])}Q`]
  for (const [index, [x = 0, y = 0]] of outline.entries()) {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? []
    parts.push(`${number(x)} ${number(y)} ${number((x + nextX) / 2)} ${number((y + nextY) / 2)} `)
  }
  return `${parts.join('')}Z`
}

/** A shaft and two barbs that meet at its end, all drawn with one line. */
function arrowPath({ from, to, width }: ShapeMark, units: PageUnits): string {
  const [fromX, fromY, toX, toY] = [from[0] * units.width, from[1] * units.height, to[0] * units.width, to[1] * units.height]
  const back = Math.atan2(fromY - toY, fromX - toX)
  const barb = Math.min(Math.max(12, width * units.width * 5), Math.max(1, Math.hypot(fromX - toX, fromY - toY)))
  const end = (angle: number) => `${number(toX + barb * Math.cos(angle))} ${number(toY + barb * Math.sin(angle))}`
  return `M${number(fromX)} ${number(fromY)}L${number(toX)} ${number(toY)}M${end(back - headAngle)}L${number(toX)} ${number(toY)}L${end(back + headAngle)}`
}

const fillPath = (boxes: readonly MarkBox[], units: PageUnits) => boxes.map((box) => framePath(box, units, 0)).join('')

/** A frame with corners rounded by so many units. */
function framePath([fromX, fromY, toX, toY]: MarkBox, { width, height }: PageUnits, corner: number): string {
  const [left, right] = [Math.min(fromX, toX) * width, Math.max(fromX, toX) * width]
  const [top, bottom] = [Math.min(fromY, toY) * height, Math.max(fromY, toY) * height]
  const at = (x: number, y: number) => `${number(x)} ${number(y)}`
  if (corner === 0) return `M${at(left, top)}L${at(right, top)}L${at(right, bottom)}L${at(left, bottom)}Z`
  return `M${at(left + corner, top)}L${at(right - corner, top)}Q${at(right, top)} ${at(right, top + corner)}L${at(right, bottom - corner)}Q${at(right, bottom)} ${at(right - corner, bottom)}`
    + `L${at(left + corner, bottom)}Q${at(left, bottom)} ${at(left, bottom - corner)}L${at(left, top + corner)}Q${at(left, top)} ${at(left + corner, top)}Z`
}

/** A line along a box of words, `share` of its height below its top. */
function linePath([left, top, right, bottom]: MarkBox, { width, height }: PageUnits, share: number): string {
  const y = number((top + (bottom - top) * share) * height)
  return `M${number(left * width)} ${y}L${number(right * width)} ${y}`
}

const number = (value = 0) => value.toFixed(1)
