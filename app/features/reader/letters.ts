import { boxUnder, turnedSize, type Turn } from './page-space'

/** A letter of a text layer with its place on the unturned page, in pixels; one letter is one UTF-16 unit, so that positions in a text stay in step. */
export type Letter = { char: string; left: number; right: number; top: number; bottom: number }

/** A gap wider than this part of the letters' height is a space between words (as in server/jobs/pdf-text.ts). */
const spaceGap = 0.18

export const middleOf = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2

/**
 * The words of each line, from left to right. Letters are read by their places: many Vietnamese papers draw letters with
 * marks from another font, after the rest of the line.
 */
export function readWords(letters: readonly Letter[]): Letter[][][] {
  return linesOf(letters).map((line) => {
    const words: Letter[][] = []
    for (const letter of line.toSorted((a, b) => a.left - b.left)) {
      const word = words.at(-1)
      const last = word?.at(-1)
      if (word && last && letter.left - last.right <= spaceGap * (letter.bottom - letter.top)) word.push(letter)
      else words.push([letter])
    }
    return words
  })
}

function linesOf(letters: readonly Letter[]): Letter[][] {
  const lines: Letter[][] = []
  for (const letter of letters.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && middleOf(letter) - middleOf(first) < (first.bottom - first.top) / 2) line.push(letter)
    else lines.push([letter])
  }
  return lines
}

/** Every letter of a laid text layer; blanks are left out, because gaps tell of them. `turn`: how the layer is turned on the screen. */
export function lettersIn(layer: HTMLElement, turn: Turn): Letter[] {
  const letters: Letter[] = []
  const frame = layer.getBoundingClientRect()
  const { width, height } = turnedSize(frame, turn)
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    for (let index = 0; index < node.length; index++) {
      const char = node.data[index] ?? ' '
      if (/\s/.test(char)) continue
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const { left, right, top, bottom } = boxUnder(frame, turn, range.getBoundingClientRect())
      letters.push({ char, left: left * width, right: right * width, top: top * height, bottom: bottom * height })
    }
  }
  return letters
}
