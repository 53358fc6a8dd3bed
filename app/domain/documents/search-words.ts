import { foldForSearch } from '../kernel/fold'
import { snippetOf, wordsPattern, type Snippet } from './find-text'

const mostWords = 12
const longestQuery = 200
/** Enough to see why a paper was found; the reader itself shows them all. */
const mostSnippets = 3

/** The words of a query as the index knows them: folded, letters and digits only. */
export function searchWords(query: string): string[] {
  return foldForSearch(query.slice(0, longestQuery)).split(notWord).filter(Boolean).slice(0, mostWords)
}

export type PageText = { page: number; text: string }
/** `pages`: on how many pages. `exact`: the words stand there with the very diacritics that were typed. */
export type Findings = { snippets: Snippet[]; pages: number; exact: boolean }

/**
 * Where in a paper the query is found: the first pages that have the words together as typed, or else the page with most
 * of them. A paper found by its title alone has no snippet.
 */
export function findQuery(pages: readonly PageText[], query: string): Findings {
  const words = searchWords(query)
  const hits = findTogether(pages, words, query)
  if (hits.length > 0) {
    const exact = hits.filter((hit) => hit.exact)
    const shown = exact.length > 0 ? exact : hits
    return { snippets: shown.slice(0, mostSnippets).map((hit) => hit.snippet), pages: hits.length, exact: exact.length > 0 }
  }
  return findApart(pages, words)
}

function findTogether(pages: readonly PageText[], words: readonly string[], query: string) {
  const together = new RegExp(`${wordBegins}${wordsPattern(words, betweenWords)}`, 'gu')
  const typed = markedForSearch(query)
  const isPlain = typed === words.join(' ')
  return pages.flatMap(({ page, text }) => {
    const matches = [...text.matchAll(together)]
    const asTyped = isPlain ? matches[0] : matches.find(([match]) => markedForSearch(match) === typed)
    const shown = asTyped ?? matches[0]
    return shown ? [{ snippet: snippetOf(page, text, { start: shown.index, end: shown.index + shown[0].length }), exact: asTyped !== undefined }] : []
  })
}

/** The page with most of the words, shown around the longest of them. */
function findApart(pages: readonly PageText[], words: readonly string[]): Findings {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map((word) => new RegExp(wordBegins + wordsPattern([word]), 'u'))
  const counts = pages.map(({ text }) => longestFirst.filter((word) => word.test(text)).length)
  const most = Math.max(0, ...counts)
  const best = pages[counts.indexOf(most)]
  const found = best && longestFirst.map((word) => word.exec(best.text)).find((match) => match !== null)
  if (!best || !found) return { snippets: [], pages: 0, exact: false }
  const snippet = snippetOf(best.page, best.text, { start: found.index, end: found.index + found[0].length })
  return { snippets: [snippet], pages: counts.filter((count) => count === most).length, exact: false }
}

const notWord = /[^\p{L}\p{N}]+/u
/** A mark belongs to the letter before it and to nothing else: were both to take it, rows of marks would be tried in every way. */
const betweenWords = '(?!\\p{M})[^\\p{L}\\p{N}]+'
const wordBegins = '(?<![\\p{L}\\p{M}\\p{N}])'
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** With diacritics, but with the tone at the end of its word, so that "ủy" and "uỷ" are one spelling. */
function markedForSearch(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(/[\p{L}\p{M}]+/gu, (word) => {
    const tone = word.match(tones)?.join('') ?? ''
    return tone === '' ? word : word.replace(tones, '') + tone
  }).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
