import { Link, useSearchParams } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useText } from '~/i18n'

const face = 'inline-flex min-h-touch items-center gap-2 rounded-md px-3 font-semibold text-green hover:bg-green-tint'

/** The way through a long list: `?page=` beside whatever else the address says. Nothing for a single page. */
export function PageLinks({ page, pages }: { page: number; pages: number }) {
  const t = useText()
  const [search] = useSearchParams()
  if (pages <= 1) return null
  const to = (target: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(target))
    return `?${next}`
  }
  return (
    <nav aria-label={t.admin.pagesLabel} className="mt-4 flex flex-wrap items-center justify-between gap-2">
      <span>{page > 1 && <Link to={to(page - 1)} className={face}><ChevronLeft aria-hidden className="size-5" />{t.admin.previous}</Link>}</span>
      <span className="tabular text-muted">{t.admin.pages(page, pages)}</span>
      <span>{page < pages && <Link to={to(page + 1)} className={face}>{t.admin.next}<ChevronRight aria-hidden className="size-5" /></Link>}</span>
    </nav>
  )
}
