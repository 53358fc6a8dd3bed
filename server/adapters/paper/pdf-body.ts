import { type Block } from '~/domain/minutes/paper'
import { beforeParagraphPt, firstLineMm, glued, introduces, ptOfMm, sizes } from './measures'
import { bottomPt, leftPt, lineHeight, type PdfSheet, textWidthPt, topPt } from './pdf-sheet'
import { type Line, type Style, wrapLines } from './text-lines'

const indentPt = ptOfMm(firstLineMm)
const bodyStyle = (block: Block): Style => ({ face: block.style === 'part' || block.style === 'item' ? 'bold' : 'regular', size: sizes.body })
const tagOf = (block: Block) => (block.style === 'part' ? 'H2' : block.style === 'item' ? 'H3' : 'P')

type BodyLine = { block: Block; line: Line; first: boolean; last: boolean; /** a page may end after this line */ mayEnd: boolean }

/**
 * The body, justified, over as many pages as it needs. Two lines of a paragraph stay together at the foot and at the head
 * of a page, headings stay with what they introduce, and the last two lines stay with what follows (`tailHeightPt`:
 * the signatures). Returns the y under the last line.
 */
export function drawBody(sheet: PdfSheet, body: Block[], startY: number, tailHeightPt: number): number {
  const lines = body.flatMap(linesOf)
  const groups = together(lines)
  let y = startY
  let element: ReturnType<PdfSheet['element']> | null = null
  groups.forEach((group, index) => {
    const needed = heightOf(group) + (index === groups.length - 1 ? tailHeightPt : 0)
    if (y + needed > bottomPt && y > topPt) {
      sheet.newPage()
      y = topPt
    }
    for (const { block, line, first, last } of group) {
      const style = bodyStyle(block)
      if (first) {
        element = sheet.element(tagOf(block))
        y += y > topPt ? beforeParagraphPt : 0
      }
      // a single group taller than a page (never in a real paper) still may not run off the sheet
      if (y + lineHeight(style) > bottomPt) {
        sheet.newPage()
        y = topPt
      }
      const x = leftPt + (first ? indentPt : 0)
      if (last) element?.line(style, line.words.join(' '), x, y)
      else element?.justified(style, line, x, y, textWidthPt - (first ? indentPt : 0))
      if (last) element?.end()
      y += lineHeight(style)
    }
  })
  return y
}

function linesOf(block: Block): BodyLine[] {
  const lines = wrapLines(bodyStyle(block), glued(block.text), textWidthPt, indentPt)
  return lines.map((line, index) => {
    const last = index === lines.length - 1
    const twoOnEachSide = index >= 1 && index <= lines.length - 3
    return { block, line, first: index === 0, last, mayEnd: last ? !introduces(block.text) : twoOnEachSide }
  })
}

/** Runs of lines that a page end may not part. The last two lines of all go with the signatures. */
function together(lines: BodyLine[]): BodyLine[][] {
  return lines.reduce<BodyLine[][]>((groups, line, index) => {
    const before = lines[index - 1]
    const current = groups.at(-1)
    if (!current || (before?.mayEnd && index !== lines.length - 1)) return [...groups, [line]]
    current.push(line)
    return groups
  }, [])
}

function heightOf(group: BodyLine[]): number {
  return group.reduce((sum, { block, first }) => sum + lineHeight(bodyStyle(block)) + (first ? beforeParagraphPt : 0), 0)
}
