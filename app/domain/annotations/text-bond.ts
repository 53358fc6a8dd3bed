import { alignWords } from './align-words'
import { isWord, type PaperWord } from './text-boxes'

/** A word with the page where it lies, from 1. */
export type PlacedWord = PaperWord & { page: number }

/** What ties a paper's old text to its new one: all words of both in their order, and which of the new ones each old one is. */
export type TextBond = {
  before: readonly PlacedWord[]
  after: readonly PlacedWord[]
  /** for each old word the index of the same new word, or -1 */
  links: Int32Array
  /** where the words of each old page begin, and at last where all end */
  begins: readonly number[]
}

/** Compares two versions of a paper, page by page as they are read (K1), by their words alone (T5). */
export function bindText(oldPages: readonly (readonly PaperWord[])[], newPages: readonly (readonly PaperWord[])[]): TextBond {
  const [oldWords, newWords] = [oldPages, newPages].map((pages) => pages.map((words) => words.filter(isWord))) as [PaperWord[][], PaperWord[][]]
  const [before, after] = [oldWords, newWords].map((pages) => pages.flatMap((words, index) => words.map((word) => ({ ...word, page: index + 1 })))) as [PlacedWord[], PlacedWord[]]
  const begins = [0]
  for (const words of oldWords) begins.push((begins.at(-1) ?? 0) + words.length)
  return { before, after, begins, links: alignWords(before.map(({ text }) => text), after.map(({ text }) => text)) }
}

/** Indexes of the old words of a page. */
export function wordsOfPage({ begins }: TextBond, page: number): number[] {
  const from = begins[page - 1] ?? 0
  return Array.from({ length: Math.max(0, (begins[page] ?? from) - from) }, (_, index) => from + index)
}

/** The same word in the new version, or null. */
export const newWord = ({ after, links }: TextBond, index: number): PlacedWord | null => after[links[index] ?? -1] ?? null
