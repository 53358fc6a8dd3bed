export type Paragraph = { text: string; isHeading: boolean }

/** Shorter than this part of the page's usual line, and the line ends its paragraph. */
const shortLine = 0.75
/** Pages whose lines are all shorter are tables and lists: each line stays by itself. */
const narrowChars = 40
const ruleLine = /^[\s_.…–—=*-]{3,}$/
const sentenceEnd = /[.;:!?…]["”’)]?$/
const newBeginning = /^(?:[\p{Lu}\d“"(•+–-]|[a-zđ]\)\s)/u
const alwaysBegins = /^(?:Điều \d+[a-z]?\.|Chương [IVXLC\d]+\b|[•+–-]\s)/
const heading = /^(?:Phần|Chương|Mục|Phụ lục|Điều)\s+(?:[IVXLC]+|\d+|thứ)\b/

/**
 * The text of a page, line by line as it was printed, as the paragraphs that were meant: to be read aloud, or in large
 * letters that no longer fit the printed lines. Lines drawn with signs and the page's own number are left out.
 */
export function paragraphsOf(text: string, page: number): Paragraph[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '' && !ruleLine.test(line))
  if (lines[0] === String(page)) lines.shift()
  const usual = usualLength(lines)
  const paragraphs: string[] = []
  let before: string | null = null
  for (const line of lines) {
    const open = paragraphs.length - 1
    if (before !== null && goesOn(before, line, usual)) paragraphs[open] = `${paragraphs[open]} ${line}`
    else paragraphs.push(line)
    before = line
  }
  return paragraphs.map((paragraph) => ({ text: paragraph, isHeading: isHeading(paragraph) }))
}

function goesOn(before: string, line: string, usual: number): boolean {
  if (usual < narrowChars || before.length < shortLine * usual || alwaysBegins.test(line)) return false
  return !(sentenceEnd.test(before) && newBeginning.test(line))
}

/** Length in characters that nine of ten lines do not exceed. */
function usualLength(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}

const isHeading = (text: string) => text.length < 120 && (heading.test(text) || (/\p{Lu}{2}/u.test(text) && text === text.toUpperCase()))
