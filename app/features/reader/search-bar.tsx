import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useText } from '~/i18n'
import type { Search } from './use-search'

const step = 'grid size-touch place-items-center rounded-md hover:bg-well disabled:text-muted'

/** What is being searched for, and the way from hit to hit, while the hits are marked on the pages. */
export function SearchBar({ search }: { search: Search }) {
  const t = useText()
  const { hits, index, query, show, end } = search
  return (
    <div role="search" className="absolute top-3 left-1/2 flex max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-1 rounded-lg bg-sheet p-1 pl-4 shadow-float">
      <p role="status" className="tabular truncate">
        <span className="font-semibold">“{query}”</span> {search.state === 'loading' ? t.common.loading : t.reader.hitOf(Math.min(index + 1, hits.length), hits.length)}
      </p>
      <button type="button" className={step} disabled={index <= 0} onClick={() => show(index - 1)} aria-label={t.reader.previousHit}><ChevronUp aria-hidden className="size-5" /></button>
      <button type="button" className={step} disabled={index >= hits.length - 1} onClick={() => show(index + 1)} aria-label={t.reader.nextHit}><ChevronDown aria-hidden className="size-5" /></button>
      <button type="button" className={step} onClick={end} aria-label={t.reader.endSearch}><X aria-hidden className="size-5" /></button>
    </div>
  )
}
