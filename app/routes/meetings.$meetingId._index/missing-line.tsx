import { Link } from '@remix-run/react'
import { ChevronRight, FileClock } from 'lucide-react'
import type { MissingPapers } from '~/domain/documents/request'
import { useText } from '~/i18n'

/** In one line: what units still owe this meeting. */
export function MissingLine({ papers }: { papers: MissingPapers }) {
  const t = useText()
  return (
    <Link to="papers" className="flex min-h-touch items-center gap-3 rounded-lg border border-line bg-sheet px-5 py-3 hover:border-edge md:px-6">
      <FileClock aria-hidden className={papers.late > 0 ? 'size-6 shrink-0 text-live' : 'size-6 shrink-0 text-amber'} strokeWidth={1.75} />
      <span className="flex-1"><span className="sr-only">{t.preparing.missingTitle}: </span>{t.preparing.missingCount(papers)}</span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </Link>
  )
}
