import { pageGrid } from './boxes'
import type { PaperWord } from './text-boxes'

/** So many pages' words travel and are kept together: few requests for a dossier, little to wait for on a page. */
export const wordsPortion = 10

/** Which portion a page's words come in, from 1. */
export const portionOf = (page: number) => Math.ceil(page / wordsPortion)

/**
 * The words of a page on their way and in the database: the words parted by spaces, and of each four numbers in steps of
 * `pageGrid`: from the word before, how far its left edge lies from that one's right, and its upper edge from that one's; then
 * its own width and height.
 */
export type PackedWords = { texts: string; places: readonly number[] }

/** The words of one page; null while it waits to be drawn. */
export type WordsOfPage = { page: number; words: PackedWords | null }

/** Packs the words of a page, in their order. */
export function packWords(words: readonly PaperWord[]): PackedWords {
  const places: number[] = []
  let [before, above] = [0, 0]
  for (const { box } of words) {
    const [left, top, right, bottom] = box.map((edge) => Math.round(edge * pageGrid)) as [number, number, number, number]
    places.push(left - before, top - above, right - left, bottom - top)
    before = right
    above = top
  }
  return { texts: words.map(({ text }) => text).join(' '), places }
}

/** The words of which `packWords` made this, in their order. */
export function unpackWords({ texts, places }: PackedWords): PaperWord[] {
  if (texts === '') return []
  let [right, top] = [0, 0]
  return texts.split(' ').map((text, at) => {
    const [beside = 0, below = 0, width = 0, height = 0] = places.slice(at * 4, at * 4 + 4)
    const left = right + beside
    top += below
    right = left + width
    return { text, box: [left / pageGrid, top / pageGrid, right / pageGrid, (top + height) / pageGrid] }
  })
}
