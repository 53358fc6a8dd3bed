import { findInText } from '~/domain/documents/find-text'
import { lettersIn, middleOf, readWords, type Letter } from './letters'
import { turnedSize, type Turn } from './page-space'

/** A rectangle in page space. */
export type Hit = { left: number; top: number; width: number; height: number }

/**
 * Where the words lie on a laid text layer; one hit is one rectangle for each of its lines. Blanks do not count: pdf.js
 * knows the places of letters better than the gaps between them.
 */
export function hitsIn(layer: HTMLElement, query: string, turn: Turn): Hit[][] {
  const page = turnedSize(layer.getBoundingClientRect(), turn)
  const letters = readWords(lettersIn(layer, turn)).flat(2)
  const text = letters.map(({ char }) => char).join('')
  return findInText(text, query, '').map(({ start, end }) => rectanglesOf(letters.slice(start, end)).map(({ left, right, top, bottom }) => ({
    left: left / page.width, top: top / page.height, width: (right - left) / page.width, height: (bottom - top) / page.height,
  })))
}

function rectanglesOf(letters: Letter[]): Omit<Letter, 'char'>[] {
  const rectangles: Omit<Letter, 'char'>[] = []
  for (const letter of letters) {
    const { left, right, top, bottom } = letter
    const last = rectangles.at(-1)
    if (last && left >= last.left && Math.abs(middleOf(last) - middleOf(letter)) < (bottom - top) / 2) {
      last.right = Math.max(last.right, right)
      last.top = Math.min(last.top, top)
      last.bottom = Math.max(last.bottom, bottom)
    } else rectangles.push({ left, right, top, bottom })
  }
  return rectangles
}
