export type Found = { start: number; end: number }

/** A text as searching compares it, and for each of its characters where it stood in the original. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    const plain = /\s/.test(char) ? ' ' : char.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
    if (plain === ' ' && (folded === '' || folded.endsWith(' '))) continue
    for (const letter of plain) {
      folded += letter
      at.push(index)
    }
  }
  return { folded, at }
}

/** Where the words stand in the text. "ngan sach" finds "ngân sách", also across the end of a line; NFC and NFD are alike. */
export function findInText(text: string, query: string): Found[] {
  const wanted = fold(query).folded.trim()
  if (wanted === '') return []
  const { folded, at } = fold(text)
  const found: Found[] = []
  for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
    const next = at[from + wanted.length] ?? text.length
    const last = at[from + wanted.length - 1] ?? 0
    // combining marks after the last letter belong to it, the blank after the word does not
    found.push({ start: at[from] ?? 0, end: /\s/.test(text.slice(last + 1, next)) ? last + 1 : next })
  }
  return found
}

export type Snippet = { page: number; before: string; match: string; after: string }

const aroundChars = 48

/** Everything found in a paper, in reading order, each with the words around it. */
export function findInPages(pages: readonly { page: number; text: string }[], query: string): Snippet[] {
  return pages.flatMap(({ page, text }) => findInText(text, query).map(({ start, end }) => ({
    page,
    before: tidy(text.slice(Math.max(0, start - aroundChars), start).replace(/^\S*\s/, '')),
    match: tidy(text.slice(start, end)),
    after: tidy(text.slice(end, end + aroundChars).replace(/\s\S*$/, '')),
  })))
}

const tidy = (text: string) => text.replace(/\s+/g, ' ')
