import { findInText } from '~/domain/documents/find-text'
import { lettersIn, middleOf, readWords, type Letter } from './letters'

/** A rectangle in page space. */
export type Hit = { left: number; top: number; width: number; height: number }

/**
 * Where the words lie on a laid text layer; one hit is one rectangle for each of its lines. Blanks do not count: pdf.js
 * knows the places of letters better than the gaps between them.
 */
export function hitsIn(layer: HTMLElement, query: string): Hit[][] {
  const frame = layer.getBoundingClientRect()
  const letters = readWords(lettersIn(layer)).flat(2)
  const text = letters.map(({ char }) => char).join('')
  return findInText(text, query.replace(/\s/g, '')).map(({ start, end }) => rectanglesOf(letters.slice(start, end)).map(({ left, right, top, bottom }) => ({
    left: (left - frame.left) / frame.width, top: (top - frame.top) / frame.height,
    width: (right - left) / frame.width, height: (bottom - top) / frame.height,
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
