import { useEffect, useState } from 'react'
import { portionOf, unpackWords, type WordsOfPage } from '~/domain/annotations/packed-words'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { wordsUrl } from './words-url'

/** So many portions of ten pages stay at hand; what was asked for longest ago is let go. */
const mostPortions = 12

type Portion = { came: Promise<void>; words: Map<number, readonly PaperWord[]> }

const portions = new Map<string, Portion>()

/** The words of a page with their places, when they are here already. None: it is a scan. */
export const wordsAtHand = (versionId: string, page: number) => portions.get(wordsUrl(versionId, portionOf(page)))?.words.get(page) ?? null

/** Fetches the words of a page, with those around it; null when the server has not read the page yet. */
export async function askWords(versionId: string, page: number): Promise<readonly PaperWord[] | null> {
  const url = wordsUrl(versionId, portionOf(page))
  const portion = portions.get(url) ?? begin(url)
  try {
    await portion.came
  } catch (error) {
    portions.delete(url)
    throw error
  }
  const words = portion.words.get(page) ?? null
  if (!words) portions.delete(url)
  return words
}

function begin(url: string): Portion {
  const words: Portion['words'] = new Map()
  const portion = { words, came: fetchWords(url, words) }
  portions.set(url, portion)
  const [oldest] = portions.keys()
  if (portions.size > mostPortions && oldest) portions.delete(oldest)
  return portion
}

async function fetchWords(url: string, into: Portion['words']) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`words: ${answer.status}`)
  for (const { page, words } of (await answer.json()) as WordsOfPage[]) if (words) into.set(page, unpackWords(words))
}

/** A page's words as soon as they are here; without the line they come with the next look at the page. */
export function usePageWords(versionId: string, page: number): readonly PaperWord[] | null {
  const [words, setWords] = useState(() => wordsAtHand(versionId, page))
  useEffect(() => {
    let gone = false
    askWords(versionId, page).then((found) => { if (!gone) setWords(found) }).catch(() => undefined)
    return () => { gone = true }
  }, [versionId, page])
  return words
}
