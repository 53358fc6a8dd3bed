import { Link, NavLink, useLocation } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { classNames } from './class-names'

export type Crumb = { label: string; to: string }

/** Where this page lies: the pages above it, nearest last. */
export function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  const t = useText()
  return (
    <nav aria-label={t.common.breadcrumb} className="-mt-3">
      <ol className="-ml-1 flex flex-wrap items-center">
        {trail.map(({ label, to }) => (
          <li key={to} className="flex items-center">
            <Link to={to} className="inline-flex min-h-touch items-center rounded-sm px-1 text-muted underline-offset-4 hover:text-ink hover:underline">{label}</Link>
            <ChevronRight aria-hidden className="size-4.5 text-muted" />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The head of a page: what it is, what is known about it in a line, what can be done. */
export function PageHeader({ title, trail, lead, state, actions }: { title: string; trail?: readonly Crumb[]; lead?: ReactNode; state?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-8 grid gap-2">
      {trail && <Breadcrumb trail={trail} />}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 max-w-3xl gap-2">
          {state && <div>{state}</div>}
          <h1 className={classNames('text-2xl font-semibold', title.length <= 70 && 'md:text-3xl')}>{title}</h1>
          {lead && <div className="text-lg text-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3 max-sm:flex-wrap-reverse">{actions}</div>}
      </div>
    </header>
  )
}

/** A part of a page on its own sheet of paper. */
export function Card({ title, actions, children, className }: { title?: string; actions?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={classNames('rounded-lg border border-line bg-sheet p-5 md:p-6', className)}>
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          {title && <h2 className="text-xl font-semibold">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}

/** Ways between the parts of one thing; each is a page with its own address. On a phone the row scrolls and shows where one is. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: string; end?: boolean; count?: number }[] }) {
  const list = useRef<HTMLUListElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const { current } = list
    const here = current?.querySelector<HTMLElement>('[aria-current=page]')
    if (current && here) current.scrollLeft = here.offsetLeft - (current.clientWidth - here.offsetWidth) / 2
  }, [pathname])
  return (
    <nav aria-label={label} className="mb-6 border-b border-line max-md:-mx-4">
      <ul ref={list} className="relative flex gap-x-1 overflow-x-auto [scrollbar-width:none] max-md:mask-r-from-85% max-md:pr-14 max-md:pl-2">
        {tabs.map(({ to, label: word, end, count }) => (
          <li key={to}>
            <NavLink to={to} end={end} className="inline-flex min-h-12 items-center gap-2 border-b-3 border-transparent px-2.5 font-medium whitespace-nowrap text-muted -outline-offset-3 hover:text-ink aria-[current=page]:border-green aria-[current=page]:font-semibold aria-[current=page]:text-green md:px-4">
              {word}{count !== undefined && <span className="tabular">({count})</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
