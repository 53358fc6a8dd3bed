import { useCallback, useMemo, useRef, useState } from 'react'
import { findInPages, type Snippet } from './find-text'

export type Search = {
  query: string
  hits: readonly Snippet[]
  /** which hit is shown, from 0 */
  index: number
  /** the shown hit as its page counts it, once one was chosen */
  shown: { page: number; nth: number } | null
  /** something was searched for and has not been put away */
  active: boolean
  state: 'ready' | 'loading' | 'lost'
  /** no page has any text: a scan */
  noText: boolean
  find(query: string): void
  show(index: number): void
  end(): void
}

type PageText = { page: number; text: string }

/** Searches a paper's text as the server knows it, fetched once when first wanted. `goTo` brings a hit's page. */
export function useSearch(versionId: string, goTo: (page: number) => void): Search {
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const [chosen, setChosen] = useState(false)
  const [texts, setTexts] = useState<readonly PageText[] | null>(null)
  const [state, setState] = useState<Search['state']>('ready')
  const asked = useRef(false)
  const hits = useMemo(() => (texts && query ? findInPages(texts, query) : []), [texts, query])

  const load = useCallback(async () => {
    if (asked.current) return
    asked.current = true
    setState('loading')
    const answer = await fetch(`/papers/${versionId}/text`).catch(() => null)
    if (answer?.ok) setTexts((await answer.json()) as PageText[])
    else asked.current = false
    setState(answer?.ok ? 'ready' : 'lost')
  }, [versionId])

  const find = useCallback((wanted: string) => {
    setQuery(wanted)
    setIndex(0)
    setChosen(false)
    void load()
  }, [load])

  const hit = chosen ? hits[index] : undefined
  const shown = useMemo(() => hit ? { page: hit.page, nth: hits.filter(({ page }) => page === hit.page).indexOf(hit) } : null, [hit, hits])

  return {
    query, shown, hits, index, state, find, active: query.trim() !== '',
    noText: texts !== null && texts.every(({ text }) => text.trim() === ''),
    show(next) {
      const hit = hits[next]
      if (!hit) return
      setIndex(next)
      setChosen(true)
      goTo(hit.page)
    },
    end: () => setQuery(''),
  }
}
