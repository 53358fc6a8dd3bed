export type Found = { start: number; end: number }

/**
 * Words as a search for them in a text, each a group: any case, with or without diacritics, đ as d, NFC and NFD alike.
 * `between` is the pattern of what may part two words.
 */
export function wordsPattern(words: readonly string[], between = '\\s+'): string {
  return words.map((word) => `(${[...plainOf(word)].map(letterPattern).join('')})`).join(between)
}

/**
 * Tells whether words found by `wordsPattern` are those that were typed: diacritics that were typed are meant, and a word
 * typed without any is any word. The tone may stand on either vowel ("ủy", "uỷ"). Each spelling is looked at once.
 */
export function meaning(typed: readonly string[]): (found: readonly string[]) => boolean {
  const marked = typed.flatMap((word, at) => (isAnyWord(word) ? [] : { at, meant: toneLast(word), known: new Map<string, boolean>() }))
  return (found) => marked.every(({ at, meant, known }) => {
    const word = found[at] ?? ''
    const isKnown = known.get(word) ?? toneLast(word) === meant
    known.set(word, isKnown)
    return isKnown
  })
}

/** Typed without diacritics. */
export const isAnyWord = (typed: string) => !/[\p{M}đ]/u.test(apart(typed))

/**
 * Where the words stand in the text: "ngan sach" finds "ngân sách", also across the end of a line; "ngân sách" does not
 * find "ngăn sạch". `between`: see `wordsPattern`.
 */
export function findInText(text: string, query: string, between?: string): Found[] {
  const words = query.split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const isMeant = meaning(words)
  return [...text.matchAll(new RegExp(wordsPattern(words, between), 'gu'))].filter(([, ...found]) => isMeant(found))
    .map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
}

export type Snippet = { page: number; before: string; match: string; after: string }

const aroundChars = 48
/** Looked at for that: a row of leaders may fill a line. */
const widestChars = 4 * aroundChars

/** A finding with whole words around it; "…" where the text goes on, and for a row of leaders ("Họ tên: ........"). */
export function snippetOf(page: number, text: string, { start, end }: Found): Snippet {
  const before = withoutLeaders(text.slice(Math.max(0, start - widestChars), start))
  const after = withoutLeaders(text.slice(end, end + widestChars))
  return {
    page,
    before: before.length > aroundChars ? before.slice(-aroundChars).replace(/^\S*\s(?:… )?/, '… ') : before.trimStart(),
    match: tidy(text.slice(start, end)),
    after: after.length > aroundChars ? after.slice(0, aroundChars).replace(/(?: …)?\s\S*$/, ' …') : after.trimEnd(),
  }
}

/** Everything found in a paper, in reading order, each with the words around it. */
export function findInPages(pages: readonly { page: number; text: string }[], query: string): Snippet[] {
  return pages.flatMap(({ page, text }) => findInText(text, query).map((found) => snippetOf(page, text, found)))
}

const apart = (text: string) => text.normalize('NFD').toLowerCase()
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const toneLast = (word: string) => apart(word).replace(tones, '') + (apart(word).match(tones)?.join('') ?? '')

/**
 * A text as the index keeps words with the diacritics that they are written with: lower case, composed, and the tone on
 * the first vowel of a row of them, so that "hòa" and "hoà", "quá" and "qúa" are alike, also when only begun.
 */
export function meantForm(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(vowelRow, (row) => {
    const known = toneFirstRows.get(row) ?? toneFirst(row)
    if (toneFirstRows.size < mostRows) toneFirstRows.set(row, known)
    return known
  })
}

function toneFirst(row: string): string {
  const letters = row.normalize('NFD')
  const tone = letters.match(tones)?.join('') ?? ''
  return letters.replace(tones, '').replace(/^.\p{M}*/u, (vowel) => vowel + tone).normalize('NFC')
}

/** Vietnamese has some hundred of them. */
const toneFirstRows = new Map<string, string>()
const mostRows = 1_000

const plainOf = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

/** Latin letters by what they are without diacritics: a text is searched as it stands, which is far quicker than folding it. */
const variants = new Map<string, string>()
for (const [first, last] of [[0x41, 0x5a], [0x61, 0x7a], [0xc0, 0x24f], [0x1e00, 0x1eff]] as const) {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCodePoint(code)
    const plain = plainOf(letter)
    if (/^[a-z]$/.test(plain)) variants.set(plain, (variants.get(plain) ?? '') + letter)
  }
}

const vowels = [...'aeiouy'].map((vowel) => variants.get(vowel)).join('')
const vowelRow = new RegExp(`[${vowels}][${vowels}\\u0300-\\u036f]+`, 'g')

function letterPattern(plain: string): string {
  const letters = variants.get(plain)
  return letters ? `[${letters}]\\p{M}*` : plain.replace(/[$()*+.?[\\\]^{|}/-]/, '\\$&')
}

const tidy = (text: string) => text.replace(/\s+/g, ' ')

const withoutLeaders = (text: string) => tidy(text.replace(/(?:[._…·]\s?){4,}/g, '… '))
