import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useText } from '~/i18n'
import type { Search } from './use-search'

const step = 'grid size-touch shrink-0 place-items-center rounded-md hover:bg-well active:bg-green-tint disabled:text-muted'

type BarProps = {
  search: Search
  /** where one is: the first hit from here on is shown */
  page: number
  /** opened to be typed into, as by Ctrl+F; counts up each time */
  asked: number
  onClose: () => void
}

/** What is being searched for, and the way from hit to hit, while the hits are marked on the pages. Enter goes on, Shift+Enter back. */
export default function SearchBar({ search, page, asked, onClose }: BarProps) {
  const t = useText()
  const field = useRef<HTMLInputElement>(null)
  const { hits, query, active, state } = search
  const [words, setWords] = useState(query)
  useEffect(() => setWords(query), [query])
  useEffect(() => { if (asked > 0) field.current?.select() }, [asked])

  const byKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onClose()
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (words.trim() !== query) search.find(words, page)
    else search.step(event.shiftKey ? -1 : 1)
  }
  return (
    <div role="search" className="absolute top-3 left-1/2 z-10 flex w-max max-w-[calc(100%-1rem)] -translate-x-1/2 items-center rounded-lg bg-sheet p-1 pl-2 shadow-float">
      <input ref={field} type="search" enterKeyHint="search" autoComplete="off" aria-label={t.reader.searchLabel} placeholder={t.reader.searchLabel} value={words}
        onChange={(event) => setWords(event.target.value)} onKeyDown={byKey} className="min-h-touch w-72 min-w-24 shrink rounded-md bg-transparent px-2 -outline-offset-3" />
      <p role="status" className="tabular shrink-0 px-2 text-muted">{active && <Found search={search} />}</p>
      <button type="button" className={step} disabled={hits.length === 0} onClick={() => search.step(-1)} aria-label={t.reader.previousHit}><ChevronUp aria-hidden className="size-5" /></button>
      <button type="button" className={step} disabled={hits.length === 0} onClick={() => search.step(1)} aria-label={t.reader.nextHit}><ChevronDown aria-hidden className="size-5" /></button>
      <button type="button" className={step} onClick={onClose} aria-label={t.reader.endSearch}><X aria-hidden className="size-5" /></button>
      {active && state !== 'loading' && (search.noText || state === 'lost') && (
        <p className="absolute inset-x-0 top-full mt-2 rounded-lg bg-sheet px-4 py-3 shadow-float">{state === 'lost' ? t.reader.searchLost : t.reader.scanHasNoText}</p>
      )}
    </div>
  )
}

function Found({ search: { state, hits, index, shown } }: { search: Search }) {
  const t = useText()
  if (state === 'loading') return <>{t.common.loading}</>
  return <>{t.reader.hitOf(shown ? index + 1 : 0, hits.length)}</>
}
