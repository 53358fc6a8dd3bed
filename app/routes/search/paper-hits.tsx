import { Link } from '@remix-run/react'
import { FileText } from 'lucide-react'
import type { PaperHit } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { formatDate } from '~/i18n/format'

/** Papers found, best first, each with where the words stand; a press goes to that very place. */
export function PaperHits({ query, hits, more }: { query: string; hits: readonly PaperHit[]; more: boolean }) {
  const t = useText()
  return (
    <>
      <p role="status" className="tabular mb-3 text-muted">{t.search.found(hits.length, more)}</p>
      <ol className="divide-y divide-line rounded-lg border border-line bg-sheet">
        {hits.map((hit) => <li key={hit.versionId} className="p-5 md:p-6"><Hit hit={hit} query={query} /></li>)}
      </ol>
      {more && <p className="mt-4 text-muted">{t.search.more}</p>}
    </>
  )
}

function Hit({ hit: { versionId, title, pages, foundOnPages, snippets, meeting }, query }: { hit: PaperHit; query: string }) {
  const t = useText()
  const first = snippets[0]
  const to = (page: number) => `/papers/${versionId}?page=${page}&find=${encodeURIComponent(query)}`
  return (
    <article className="grid gap-2 md:pl-9">
      <h2 className="relative text-lg leading-snug font-semibold">
        <FileText aria-hidden className="absolute top-0.5 -left-9 hidden size-5.5 text-green md:block" strokeWidth={1.75} />
        <Link to={first ? to(first.page) : `/papers/${versionId}`} className="underline-offset-4 hover:underline">{title}</Link>
      </h2>
      <p className="tabular text-pretty text-muted">
        {[meeting ? `${meeting.title}, ${formatDate(meeting.startsAt)}` : t.search.ownPaper, t.papers.pages(pages), first ? t.search.onPages(foundOnPages) : t.search.inTitle].join(' · ')}
      </p>
      {snippets.length > 0 && (
        <ul className="-mx-3 grid">
          {snippets.map(({ page, before, match, after }) => (
            <li key={page}>
              <Link to={to(page)} className="grid min-h-touch gap-x-4 rounded-md px-3 py-2 hover:bg-well sm:grid-cols-[5.5rem_minmax(0,1fr)]">
                <span className="tabular font-medium whitespace-nowrap text-green">{t.search.goTo(page)}</span>
                <span className="wrap-anywhere">{before}<mark className="rounded-xs bg-amber-tint font-semibold text-ink">{match}</mark>{after}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
