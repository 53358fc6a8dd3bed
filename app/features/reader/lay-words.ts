import { wordLines, type PaperWord } from '~/domain/annotations/text-boxes'

/** Letters are laid as on a page of this width, and grow and shrink with it by `--total-scale-factor`. */
export const laidWidth = 1000

let measuring: CanvasRenderingContext2D | null = null

/** Measures letters; one for all, without a pixel of its own. */
function rulerOf() {
  measuring ??= Object.assign(document.createElement('canvas'), { width: 0, height: 0 }).getContext('2d')
  return measuring
}

/**
 * Lays a page's words into a layer: one element for each, where it stands, in the order in which they are read. Selecting
 * then follows the eye, and a copy reads as the page does. `data-word` is a word's place in `words`. `ratio`: the page's
 * height over its width.
 */
export function layWords(layer: HTMLElement, words: readonly PaperWord[], ratio: number) {
  const ruler = rulerOf()
  let at = 0
  const pieces = wordLines(words, ratio).flatMap((line) => [
    ...line.words.map((word, index) => pieceOf(word, at++, index === line.words.length - 1, ratio, ruler)),
    document.createElement('br'),
  ])
  layer.replaceChildren(...pieces)
}

function pieceOf({ text, box }: PaperWord, at: number, endsLine: boolean, ratio: number, ruler: CanvasRenderingContext2D | null) {
  const [left, top, right, bottom] = box
  const [width, height] = [(right - left) * laidWidth, (bottom - top) * ratio * laidWidth]
  // a word along the page's edge is higher than it is wide: laid upwards, as margins are read
  const upward = text.length > 2 && height > 2 * width
  const [long, high] = upward ? [height, width] : [width, height]
  const piece = document.createElement('span')
  piece.textContent = endsLine ? text : `${text} `
  piece.dataset.word = String(at)
  piece.style.left = `${left * 100}%`
  piece.style.top = `${(upward ? bottom : top) * 100}%`
  piece.style.fontFamily = 'serif'
  piece.style.setProperty('--font-height', `${high}px`)
  if (upward) piece.style.setProperty('--rotate', '-90deg')
  if (ruler) {
    ruler.font = `${high}px serif`
    piece.style.setProperty('--scale-x', String(long / Math.max(1, ruler.measureText(text).width)))
  }
  return piece
}
