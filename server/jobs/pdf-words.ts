import { pageGrid } from '~/domain/annotations/boxes'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { withBuffer } from './pdf-memory'
import { drawnOf, inOrder, readLines, spaceGap, tidyText, type Glyph } from './pdf-text'
import { type Pdfium } from './pdfium'

/** The words of a loaded page in NFC with their places on the page as it is shown, turned and cropped; none for a scan. */
export function readWords(pdfium: Pdfium, page: number): PaperWord[] {
  const words = readLines(pdfium, page).flatMap(wordsOf)
  return withBuffer(pdfium, 8, (scratch) => words.flatMap((glyphs) => {
    const text = tidyText(glyphs.map(({ char }) => char).join('')).replace(/\s/g, '')
    return text === '' ? [] : { text, box: boxOf(pdfium, page, glyphs, scratch) }
  }))
}

/** Parted where `readText` has a space. */
function wordsOf(line: Glyph[]): Glyph[][] {
  const drawn = drawnOf(line)
  const ordered = inOrder(drawn)
  const glyphs = ordered ? line : drawn.toSorted((a, b) => a.start - b.start)
  const words: Glyph[][] = [[]]
  let end = Infinity
  for (const glyph of glyphs) {
    const parts = /^\s+$/.test(glyph.char) || (!ordered && glyph.start - end > spaceGap * glyph.height)
    if (parts) words.push([])
    if (glyph.char.trim() !== '' && !glyph.made) words.at(-1)?.push(glyph)
    end = glyph.end
  }
  return words.filter((word) => word.length > 0)
}

function boxOf(pdfium: Pdfium, page: number, glyphs: readonly Glyph[], scratch: number): PaperWord['box'] {
  const edge = (side: keyof Glyph['box'], most: (...values: number[]) => number) => most(...glyphs.map(({ box }) => box[side]))
  const corners = [
    shownAt(pdfium, page, edge('left', Math.min), edge('top', Math.max), scratch),
    shownAt(pdfium, page, edge('right', Math.max), edge('bottom', Math.min), scratch),
  ] as const
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A point of the page as it is written, 0–1 of the page as it is shown. */
function shownAt(pdfium: Pdfium, page: number, x: number, y: number, scratch: number): [x: number, y: number] {
  pdfium._FPDF_PageToDevice(page, 0, 0, pageGrid, pageGrid, 0, x, y, scratch, scratch + 4)
  const found = new DataView(pdfium.HEAPU8.buffer, scratch, 8)
  const share = (at: number) => Math.min(1, Math.max(0, found.getInt32(at, true) / pageGrid))
  return [share(0), share(4)]
}
