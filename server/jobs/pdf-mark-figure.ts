import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFDocument, PDFFont, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { inkColour } from '~/domain/annotations/colour'
import { aboutOpacity, figureOf, highlighterOpacity, type Figure, type PageUnits } from '~/domain/annotations/drawing'
import type { NoteMark, PlacedMark, StampMark } from '~/domain/annotations/mark'
import { marks as words } from '~/i18n/vi/marks'
import { fontFiles } from '../adapters/paper/fonts'
import { type Box, type Matrix } from './pdf-page-frame'

/** What all drawings in one file share: the ways of painting and the letters, of which only those used go along. */
export type Paints = { resources: PDFRef; font: PDFFont }
/** Operators of a PDF's content, and the box around what they draw, in units from the lower left corner of the shown page. */
export type Drawing = { content: string; box: Box }
type Colour = readonly [red: number, green: number, blue: number]

/** A note's pin is as wide as so many thousandths of the page, a stamp's word as high as this part of its frame. */
const pinUnits = 30
const stampWordHeight = 0.5
const white: Colour = [1, 1, 1]
/** Ink and marked words let the print through, as on the screen; a stamp and a pin cover it. */
const paints = {
  Ink: { BM: 'Multiply', ca: 1, CA: 1 },
  Light: { BM: 'Multiply', ca: highlighterOpacity, CA: highlighterOpacity },
  Tint: { BM: 'Multiply', ca: aboutOpacity, CA: aboutOpacity },
  Cover: { BM: 'Normal', ca: 0.9, CA: 1 },
} as const
const pinSheet = 'M4 3L26 3L26 21L15 21L8 28L8 21L4 21Z'
const pinLines = 'M9 9L21 9M9 15L17 15'
const disc = 'M15 1Q29 1 29 15Q29 29 15 29Q1 29 1 15Q1 1 15 1Z'

export async function addPaints(doc: PDFDocument): Promise<Paints> {
  doc.registerFontkit(fontkit)
  const font = await doc.embedFont(readFileSync(fontFiles.bold), { subset: true })
  return { font, resources: doc.context.register(doc.context.obj({ ExtGState: paints, Font: { Words: font.ref } })) }
}

/** A drawing that a page or an annotation shows, brought to its place by `matrix`. */
export function formOf(context: PDFContext, { resources }: Paints, { content, box }: Drawing, matrix: Matrix): PDFRawStream {
  return context.stream(deflateSync(content), {
    Type: 'XObject', Subtype: 'Form', BBox: [box.left, box.bottom, box.right, box.top], Matrix: [...matrix], Resources: resources, Filter: 'FlateDecode',
  })
}

/** A mark as our screen shows it. */
export function drawMark(mark: PlacedMark, units: PageUnits, { font }: Paints): Drawing {
  const colour = colourOf(mark.colour)
  if (mark.kind === 'note') {
    const box = pinBox(mark, units)
    const sheet = { fill: white, stroke: colour, line: 2.5, paint: 'Cover' } as const
    return { box, content: drawPath(pinSheet, [box.left, box.top], sheet) + drawPath(pinLines, [box.left, box.top], { ...sheet, fill: null }) }
  }
  const figure = figureOf(mark, units)
  if (!figure) throw new Error(`a ${mark.kind} without a figure`)
  const box = boxAround(figure, units)
  const paint = mark.kind === 'stamp' ? 'Cover' : figure.opacity < 1 ? 'Light' : 'Ink'
  const look = figure.line === null ? { fill: colour, stroke: null, line: 0, paint } as const : { fill: mark.kind === 'stamp' ? white : null, stroke: colour, line: figure.line, paint } as const
  return { box, content: drawPath(figure.path, [0, units.height], look) + (mark.kind === 'stamp' ? drawStampWord(mark, box, font) : '') }
}

/** The tint of the words that a note is about, which lies below its pin; '' where it is about none. */
export function drawAbout(note: NoteMark, units: PageUnits): string {
  const figure = figureOf(note, units)
  return figure ? drawPath(figure.path, [0, units.height], { fill: colourOf(note.colour), stroke: null, line: 0, paint: 'Tint' }) : ''
}

function drawStampWord({ stamp, colour }: StampMark, { left, bottom, right, top }: Box, font: PDFFont): string {
  const size = (top - bottom) * stampWordHeight
  return drawLetters(font, words.stamps[stamp], { size, middle: [(left + right) / 2, (bottom + top) / 2], colour: colourOf(colour) })
}

/** The number of a mark whose words stand on the sheets: on a note's place, or at the upper left end of what is marked. */
export function drawNumber(mark: PlacedMark, units: PageUnits, { font }: Paints, number: number, { left, top }: Box): string {
  const half = pinUnits / 2
  const pin = mark.kind === 'note' ? pinBox(mark, units) : null
  const [x, y] = pin ? [pin.left + half, pin.bottom + half] : [Math.max(left, half), Math.min(top, units.height - half)]
  const text = String(number)
  const size = pinUnits * (text.length > 2 ? 0.45 : 0.6)
  return drawPath(disc, [x - half, y + half], { fill: colourOf(mark.colour), stroke: white, line: 1.5, paint: 'Ink' }) + drawLetters(font, text, { size, middle: [x, y], colour: white })
}

type Lettering = { size: number; middle: readonly [number, number]; colour: Colour }

function drawLetters(font: PDFFont, text: string, { size, middle: [x, y], colour }: Lettering): string {
  const from = x - font.widthOfTextAtSize(text, size) / 2
  return `q BT ${colour.join(' ')} rg /Words ${size} Tf ${from.toFixed(2)} ${(y - size / 3).toFixed(2)} Td ${font.encodeText(text).toString()} Tj ET Q\n`
}

type Look = { fill: Colour | null; stroke: Colour | null; line: number; paint: keyof typeof paints }

/** An SVG path whose corner lies at `at`, its y going down from there, with round joins and ends as on the screen. */
function drawPath(path: string, [x, y]: readonly [number, number], { fill, stroke, line, paint }: Look): string {
  const colours = `${fill ? `${fill.join(' ')} rg ` : ''}${stroke ? `${stroke.join(' ')} RG ${line} w 1 J 1 j ` : ''}`
  const end = fill && stroke ? 'B' : fill ? 'f' : 'S'
  return `q /${paint} gs 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} cm ${colours}${pathOperators(path)}${end} Q\n`
}

/**
 * The operators of a path as `figureOf` writes it: M, L, Q and Z in absolute places; a quadratic curve as a cubic one
 * (PDF has no other). Long documents have millions of these numbers, so that no object is made of any.
 */
function pathOperators(path: string): string {
  let [fromX, fromY] = [0, 0]
  const parts: string[] = []
  for (const [, command, rest = ''] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    if (command === 'Z') parts.push('h')
    const numbers = rest.match(/-?[\d.]+/g)?.map(Number) ?? []
    const step = command === 'Q' ? 4 : 2
    for (let at = 0; at + step <= numbers.length; at += step) {
      const [x = 0, y = 0] = numbers.slice(at + step - 2)
      const [throughX = 0, throughY = 0] = numbers.slice(at)
      parts.push(command === 'Q' ? `${third(fromX, throughX)} ${third(fromY, throughY)} ${third(x, throughX)} ${third(y, throughY)} ${x} ${y} c` : `${x} ${y} ${command === 'M' ? 'm' : 'l'}`)
      fromX = x
      fromY = y
    }
  }
  return `${parts.join(' ')} `
}

const third = (end: number, through: number) => ((end + 2 * through) / 3).toFixed(1)

function pinBox(mark: NoteMark, units: PageUnits): Box {
  const [x, y] = [mark.x * units.width, (1 - mark.y) * units.height]
  return { left: x - pinUnits / 2, bottom: y - pinUnits / 2, right: x + pinUnits / 2, top: y + pinUnits / 2 }
}

/** Of a path's places, those that its curves only lean to among them. */
function boxAround({ path, line }: Figure, { height }: PageUnits): Box {
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  const edge = (line ?? 0) / 2
  for (const [, across, down] of path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)) {
    const [x, y] = [Number(across), height - Number(down)]
    box.left = Math.min(box.left, x - edge)
    box.right = Math.max(box.right, x + edge)
    box.bottom = Math.min(box.bottom, y - edge)
    box.top = Math.max(box.top, y + edge)
  }
  return box.left > box.right ? { left: 0, bottom: 0, right: 0, top: 0 } : box
}

/** A colour of the palette, 0–1. */
export function colourOf(colour: number): Colour {
  const value = Number.parseInt(inkColour(colour).slice(1), 16)
  const part = (shift: number) => Math.round(((value >> shift) & 255) / 2.55) / 100
  return [part(16), part(8), part(0)]
}
