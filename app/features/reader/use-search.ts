import { useEffect, useMemo, useState } from 'react'
import { findInPages, type Snippet } from '~/domain/documents/find-text'

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

/**
 * Searches a paper's text as the server knows it, fetched when first wanted, and once more when `drawn` says that the last
 * page has been read by then. `goTo` brings a hit's page.
 */
export function useSearch(versionId: string, drawn: boolean, goTo: (page: number) => void): Search {
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const [chosen, setChosen] = useState(false)
  const [tries, setTries] = useState(0)
  const [texts, setTexts] = useState<readonly PageText[] | null>(null)
  const [state, setState] = useState<Search['state']>('ready')
  const active = query !== ''
  const hits = useMemo(() => (texts && query ? findInPages(texts, query) : []), [texts, query])

  useEffect(() => {
    if (!active) return
    let given = false
    const load = async () => {
      const answer = await fetch(`/papers/${versionId}/text`).catch(() => null)
      const found = answer?.ok ? ((await answer.json()) as PageText[]) : null
      if (given) return
      if (found) setTexts(found)
      setState(found ? 'ready' : 'lost')
    }
    setState('loading')
    void load()
    return () => { given = true }
  }, [versionId, active, drawn, tries])

  const find = (wanted: string) => {
    setQuery(wanted.trim())
    setIndex(0)
    setChosen(false)
    if (state === 'lost') setTries(tries + 1)
  }

  const hit = chosen ? hits[index] : undefined
  const shown = useMemo(() => hit ? { page: hit.page, nth: hits.filter(({ page }) => page === hit.page).indexOf(hit) } : null, [hit, hits])

  return {
    query, shown, hits, index, state, find, active,
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
