import { foldForSearch } from '../kernel/fold'
import { isAnyWord, meaning, meantForm, snippetOf, wordsPattern, type Found, type Snippet } from './find-text'

const mostWords = 12
const longestQuery = 200
/** Enough to see why a paper was found; the reader itself shows them all. */
const mostSnippets = 3

/** The words of a query as the index knows them: folded, letters and digits only. */
export function searchWords(query: string): string[] {
  return typedWords(query).map(foldForSearch)
}

/** What the index looks for: any word of these letters, or `meant`, typed with diacritics, that very word. */
export type SoughtWord = { folded: string; meant: string | null }

export function soughtWords(query: string): SoughtWord[] {
  return typedWords(query).map((word) => ({ folded: foldForSearch(word), meant: isAnyWord(word) ? null : meantForm(word) }))
}

/** What the index keeps of a title or a text: its words folded, and as they are written. */
export type IndexedText = { folded: string; written: string }

export const indexedText = (text: string): IndexedText => ({ folded: foldForSearch(text), written: meantForm(text) })

/** The words of a query as they were typed. */
function typedWords(query: string): string[] {
  return query.slice(0, longestQuery).split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => foldForSearch(word) !== '').slice(0, mostWords)
}

export type PageText = { page: number; text: string }
/** `pages`: on how many pages. `together`: the words follow each other there, or in the title. */
export type Findings = { snippets: Snippet[]; pages: number; together: boolean }

/**
 * Where in a paper the query is found: the first pages that have the words together, else its title, which has no snippet,
 * else the page with most of them. Diacritics that were typed are meant; null when the paper has a word with other ones
 * only.
 */
export function findQuery(title: string, pages: readonly PageText[], query: string): Findings | null {
  const words = typedWords(query)
  const hits = findTogether(pages, words)
  if (hits.length > 0) return { snippets: hits.slice(0, mostSnippets), pages: hits.length, together: true }
  if (findTogether([{ page: 0, text: title }], words).length > 0) return { snippets: [], pages: 0, together: true }
  return findApart(title, pages, words)
}

/** On each page the first place where the words follow each other. */
function findTogether(pages: readonly PageText[], words: readonly string[]): Snippet[] {
  const pattern = new RegExp(wordBegins + wordsPattern(words, betweenWords), 'gu')
  const isMeant = meaning(words)
  return pages.flatMap(({ page, text }) => {
    const found = firstMeant(text, pattern, isMeant)
    return found ? [snippetOf(page, text, found)] : []
  })
}

/** The page with most of the words, shown around the longest of them; null when one that was typed with diacritics is nowhere so. */
function findApart(title: string, pages: readonly PageText[], words: readonly string[]): Findings | null {
  const patterns = words.map((word, at) => ({ word, isMeant: meaning([word]), pattern: new RegExp(wordBegins + wordsPattern([word]) + (at < words.length - 1 ? wordEnds : ''), 'gu') }))
    .toSorted((a, b) => b.word.length - a.word.length)
  const found = pages.map(({ page, text }) => ({ page, text, places: patterns.map(({ pattern, isMeant }) => firstMeant(text, pattern, isMeant)) }))
  const isNowhere = patterns.some(({ word, pattern, isMeant }, at) => !isAnyWord(word) && !found.some(({ places }) => places[at]) && !firstMeant(title, pattern, isMeant))
  if (isNowhere) return null
  const counts = found.map(({ places }) => places.filter(Boolean).length)
  const most = Math.max(0, ...counts)
  const best = found[counts.indexOf(most)]
  const place = best?.places.find(Boolean)
  if (!best || !place) return { snippets: [], pages: 0, together: false }
  return { snippets: [snippetOf(best.page, best.text, place)], pages: counts.filter((count) => count === most).length, together: false }
}

function firstMeant(text: string, pattern: RegExp, isMeant: (found: readonly string[]) => boolean): Found | null {
  for (const match of text.matchAll(pattern)) {
    const [whole, ...found] = match
    if (isMeant(found)) return { start: match.index, end: match.index + whole.length }
  }
  return null
}

/** A mark belongs to the letter before it and to nothing else: were both to take it, rows of marks would be tried in every way. */
const betweenWords = '(?!\\p{M})[^\\p{L}\\p{N}]+'
const wordBegins = '(?<![\\p{L}\\p{M}\\p{N}])'
/** But for the last one, which may have been begun only, as in the index. */
const wordEnds = '(?![\\p{L}\\p{M}\\p{N}])'
