import PDFDocument from 'pdfkit'
import { type Face, fontFiles } from './fonts'

export type Style = { face: Face; size: number }
/** Words of one line and their natural width with single spaces, in points. */
export type Line = { words: string[]; widthPt: number }

/** Never written: it only measures. One for the process, because reading a font takes longer than drawing a page. */
const ruler = new PDFDocument({ autoFirstPage: false, font: fontFiles.regular })

/** Width in points as Tinos and Times New Roman have it. */
export function textWidth({ face, size }: Style, text: string): number {
  return ruler.font(fontFiles[face]).fontSize(size).widthOfString(text)
}

/** A word wider than a line (a pasted address) is cut where the line ends; any other stays whole. */
function breakable(style: Style, word: string, widthPt: number): string[] {
  if (textWidth(style, word) <= widthPt) return [word]
  return [...word].reduce<string[]>((pieces, letter) => {
    const last = pieces.at(-1)
    return last !== undefined && textWidth(style, last + letter) <= widthPt ? [...pieces.slice(0, -1), last + letter] : [...pieces, letter]
  }, [])
}

/** Lines no wider than `widthPt`; the first one is shorter by the indent. */
export function wrapLines(style: Style, text: string, widthPt: number, indentPt = 0): Line[] {
  const space = textWidth(style, ' ')
  const lines: Line[] = []
  for (const word of text.normalize('NFC').split(' ').filter(Boolean).flatMap((long) => breakable(style, long, widthPt - indentPt))) {
    const wordPt = textWidth(style, word)
    const last = lines.at(-1)
    const room = widthPt - (lines.length === 1 ? indentPt : 0)
    if (last && last.widthPt + space + wordPt <= room + 0.01) {
      last.words.push(word)
      last.widthPt += space + wordPt
    } else lines.push({ words: [word], widthPt: wordPt })
  }
  return lines
}

/** As many lines as needed, and these of nearly equal length: for what stands centred. */
export function balancedLines(style: Style, text: string, widthPt: number): string[] {
  const lines = wrapLines(style, text, widthPt)
  let narrowest = lines
  for (let width = widthPt; width > 0; width -= 4) {
    const narrower = wrapLines(style, text, width)
    if (narrower.length > lines.length || narrower.some((line) => line.widthPt > width)) break
    narrowest = narrower
  }
  return narrowest.map(({ words }) => words.join(' '))
}

const turns = new Set(['của', 'tại', 'về', 'trong', 'giữa', 'nhằm'])

/** A subject in two lines turns before a preposition where the lines stay alike: "Kết luận của … / tại Phiên họp …". */
export function subjectLines(style: Style, subject: string, widthPt: number): string[] {
  const balanced = balancedLines(style, subject, widthPt)
  if (balanced.length !== 2) return balanced
  const words = balanced.join(' ').split(' ')
  const candidates = words.flatMap((word, index) => {
    if (index === 0 || !turns.has(word)) return []
    const lines = [words.slice(0, index).join(' '), words.slice(index).join(' ')]
    const widths = lines.map((line) => textWidth(style, line)).sort((a, b) => a - b)
    const [shorter = 0, longer = 0] = widths
    return longer <= widthPt && shorter >= longer * 0.5 ? [{ lines, difference: longer - shorter }] : []
  })
  return candidates.sort((a, b) => a.difference - b.difference)[0]?.lines ?? balanced
}
