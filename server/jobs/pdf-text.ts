import { type Pdfium } from './pdfium'

const longestTextChars = 200_000
/** A gap wider than this part of the letters' height is a space between words. */
export const spaceGap = 0.18

/** Edges on the page as it is written, in points from below. */
export type GlyphBox = { left: number; top: number; right: number; bottom: number }
/** A character as PDFium found it; `start` and `end` in points along its line's direction. `made`: not in the file but guessed by PDFium. */
export type Glyph = { char: string; made: boolean; start: number; end: number; height: number; box: GlyphBox }

/**
 * Text of a loaded page in NFC, line by line. PDFium keeps the order of drawing inside a line; producers that draw
 * letters with Vietnamese marks from another font after the rest ("S : 30 ố") need the order of places instead.
 */
export function readText(pdfium: Pdfium, page: number): string {
  return tidyText(readLines(pdfium, page).map(lineText).join('\n'))
}

/** The characters of a loaded page, line by line as PDFium gathers them. */
export function readLines(pdfium: Pdfium, page: number): Glyph[][] {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return []
  const scratch = pdfium.wasmExports.malloc(16)
  try {
    return splitLines(readGlyphs(pdfium, text, scratch))
  } finally {
    pdfium.wasmExports.free(scratch)
    pdfium._FPDFText_ClosePage(text)
  }
}

/** Plain text as we keep it: NFC, `\n`, no control characters. U+FFFE is PDFium's mark for a hyphen at a line's end. */
export function tidyText(raw: string): string {
   
  return raw.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, '').normalize('NFC').trim()
}

function readGlyphs(pdfium: Pdfium, text: number, scratch: number): Glyph[] {
  const count = Math.min(pdfium._FPDFText_CountChars(text), longestTextChars)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const code = pdfium._FPDFText_GetUnicode(text, index)
    const char = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    const made = pdfium._FPDFText_IsGenerated(text, index) === 1
    return { char, made, ...placeOf(pdfium, text, index, scratch) }
  })
}

/** Where a character lies along its own direction, so that text written upwards is read too. */
function placeOf(pdfium: Pdfium, text: number, index: number, scratch: number): Omit<Glyph, 'char' | 'made'> {
  if (!pdfium._FPDFText_GetLooseCharBox(text, index, scratch)) return { start: 0, end: 0, height: 0, box: { left: 0, top: 0, right: 0, bottom: 0 } }
  const bytes = new DataView(pdfium.HEAPU8.buffer, scratch, 16)
  const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => bytes.getFloat32(at, true)) as [number, number, number, number]
  const box = { left, top, right, bottom }
  const quarter = Math.round(pdfium._FPDFText_GetCharAngle(text, index) / (Math.PI / 2)) & 3
  const [width, height] = [right - left, top - bottom]
  if (quarter === 0) return { start: left, end: right, height, box }
  if (quarter === 1) return { start: bottom, end: top, height: width, box }
  if (quarter === 2) return { start: -right, end: -left, height, box }
  return { start: -top, end: -bottom, height: width, box }
}

function splitLines(glyphs: Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [[]]
  for (const glyph of glyphs) {
    if (glyph.char === '\n') lines.push([])
    else if (glyph.char !== '\r') lines.at(-1)?.push(glyph)
  }
  return lines
}

function lineText(line: Glyph[]): string {
  const drawn = drawnOf(line)
  return inOrder(drawn) ? line.map((glyph) => glyph.char).join('') : byPlace(drawn)
}

/** The characters that the file itself has. */
export const drawnOf = (line: readonly Glyph[]) => line.filter((glyph) => !glyph.made && glyph.char !== '')

/** Whether the characters of a line were drawn in the order in which they are read. */
export const inOrder = (drawn: readonly Glyph[]) => drawn.every((glyph, at) => at === 0 || glyph.start >= (drawn[at - 1]?.start ?? 0) - 0.1 * glyph.height)

function byPlace(drawn: Glyph[]): string {
  const sorted = drawn.toSorted((a, b) => a.start - b.start)
  let out = ''
  let end = -Infinity
  for (const glyph of sorted) {
    const gap = glyph.start - end
    if (out !== '' && gap > spaceGap * glyph.height && glyph.char !== ' ' && !out.endsWith(' ')) out += ' '
    out += glyph.char
    end = Math.max(end, glyph.end)
  }
  return out
}
