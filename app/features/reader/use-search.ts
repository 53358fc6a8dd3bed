import { useEffect, useMemo, useState } from 'react'
import type { Snippet } from '~/domain/documents/find-text'
import { usePageTexts } from './use-page-texts'

export type Search = {
  query: string
  hits: readonly Snippet[]
  /** which hit is shown, from 0 */
  index: number
  /** the shown hit as its page counts it, once one was chosen; another object for each choice */
  shown: { page: number; nth: number } | null
  /** something was searched for and has not been put away */
  active: boolean
  state: 'ready' | 'loading' | 'lost'
  /** no page has any text: a scan */
  noText: boolean
  /** with `from` the first hit from that page on is shown as soon as it is known */
  find(query: string, from?: number): void
  show(index: number): void
  /** 1: the next hit, -1: the one before; after the last comes the first */
  step(by: 1 | -1): void
  end(): void
}

type Options = {
  versionId: string
  /** all pages have been read by the server */
  drawn: boolean
  /** what the address asks for */
  initial: { query: string; page: number } | null
  /** brings a hit's page */
  goTo: (page: number) => void
}

/** Searches a paper's text as the server knows it. */
export function useSearch({ versionId, drawn, initial, goTo }: Options): Search {
  const [query, setQuery] = useState(initial?.query ?? '')
  const [chosen, setChosen] = useState<{ index: number } | null>(null)
  /** the page from which on the first hit is to be shown when the text has come */
  const [from, setFrom] = useState(initial?.page ?? null)
  const active = query !== ''
  const { texts, find, state, again } = usePageTexts(versionId, active, drawn)
  const hits = useMemo(() => (texts && find && query ? find(texts, query) : []), [texts, find, query])

  const show = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    setChosen({ index })
    goTo(hit.page)
  }
  useEffect(() => {
    if (from === null || state !== 'ready' || texts === null) return
    setFrom(null)
    show(Math.max(0, hits.findIndex(({ page }) => page >= from)))
  })
  const shown = useMemo(() => {
    const hit = chosen && hits[chosen.index]
    return hit ? { page: hit.page, nth: hits.filter(({ page }) => page === hit.page).indexOf(hit) } : null
  }, [chosen, hits])

  return {
    query, shown, hits, state, active, show, index: chosen?.index ?? 0,
    noText: texts !== null && texts.every(({ text }) => text.trim() === ''),
    find(wanted, fromPage) {
      setQuery(wanted.trim())
      setChosen(null)
      setFrom(fromPage ?? null)
      if (state === 'lost') again()
    },
    step(by) {
      show(chosen ? (chosen.index + by + hits.length) % hits.length : by === 1 ? 0 : hits.length - 1)
    },
    end: () => setQuery(''),
  }
}
