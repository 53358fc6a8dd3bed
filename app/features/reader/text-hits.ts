import { findInText } from './find-text'

/** A rectangle in page space. */
export type Hit = { left: number; top: number; width: number; height: number }
type Letter = { char: string; left: number; right: number; top: number; bottom: number }

/** A gap wider than this part of the letters' height is a space between words (as in server/jobs/pdf-text.ts). */
const spaceGap = 0.18

/**
 * Where the words lie on a laid text layer; one hit is one rectangle for each of its lines. Letters are read by their
 * places: many Vietnamese papers draw letters with marks from another font, after the rest of the line.
 */
export function hitsIn(layer: HTMLElement, query: string): Hit[][] {
  const frame = layer.getBoundingClientRect()
  const letters = inReadingOrder(lettersOf(layer))
  const text = letters.map(({ char }) => char).join('')
  return findInText(text, query).map(({ start, end }) => rectanglesOf(letters.slice(start, end)).map(({ left, right, top, bottom }) => ({
    left: (left - frame.left) / frame.width, top: (top - frame.top) / frame.height,
    width: (right - left) / frame.width, height: (bottom - top) / frame.height,
  })))
}

/** Every letter with its place on the screen. One letter is one UTF-16 unit, so that positions in the text stay in step. */
function lettersOf(layer: HTMLElement): Letter[] {
  const letters: Letter[] = []
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    for (let index = 0; index < node.length; index++) {
      const char = node.data[index] ?? ' '
      if (/\s/.test(char)) continue
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      letters.push({ char, left, right, top, bottom })
    }
  }
  return letters
}

/** Line by line, from left to right, with spaces where there are gaps and at the ends of lines. */
function inReadingOrder(letters: Letter[]): Letter[] {
  const lines: Letter[][] = []
  for (const letter of letters.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && middle(letter) - middle(first) < (first.bottom - first.top) / 2) line.push(letter)
    else lines.push([letter])
  }
  return lines.flatMap((line) => {
    const sorted = line.sort((a, b) => a.left - b.left)
    return sorted.flatMap((letter, at) => {
      const next = sorted[at + 1]
      const ends = !next || next.left - letter.right > spaceGap * (letter.bottom - letter.top)
      return ends ? [letter, { ...letter, char: ' ', left: letter.right }] : [letter]
    })
  })
}

function rectanglesOf(letters: Letter[]): Omit<Letter, 'char'>[] {
  const rectangles: Omit<Letter, 'char'>[] = []
  for (const { left, right, top, bottom } of letters) {
    const last = rectangles.at(-1)
    if (last && left >= last.left && Math.abs(middle(last) - (top + bottom) / 2) < (bottom - top) / 2) {
      last.right = Math.max(last.right, right)
      last.top = Math.min(last.top, top)
      last.bottom = Math.max(last.bottom, bottom)
    } else rectangles.push({ left, right, top, bottom })
  }
  return rectangles
}

const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2
