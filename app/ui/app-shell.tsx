import { Link, NavLink } from '@remix-run/react'
import { Bell, Search, UserRound, type LucideIcon } from 'lucide-react'
import { Suspense, useState, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { useOverlay } from './late-overlays'
import { latePart } from './late-part'
import { Avatar } from './pill'
import { ProductName } from './product-name'

export type ShellPerson = { fullName: string; /** position and unit */ title: string }
export type ShellLink = { to: string; label: string; icon: LucideIcon; end?: boolean }

export type AppShellProps = {
  person: ShellPerson
  /** at most four: they are the phone's bottom bar, together with the person */
  links: readonly ShellLink[]
  unreadNotices: number
  /** where searching, the bell, the account and signing out lead */
  to: { home: string; search: string; notices: string; account: string; signOut: string }
  /** what else this person may do here, below the settings */
  personExtra?: ReactNode
  children: ReactNode
}

const loadPersonSheet = () => import('./person-sheet')
const PersonSheet = latePart(loadPersonSheet)

/** The frame of every page outside a meeting: one thin bar above; on a phone and an upright tablet the ways lie at the thumb. */
export function AppShell({ person, links, unreadNotices, to, personExtra, children }: AppShellProps) {
  const t = useText()
  const [personOpen, setPersonOpen] = useState(false)
  const withPerson = useOverlay(personOpen, loadPersonSheet)
  return (
    <div className="flex min-h-dvh flex-col pb-18 lg:pb-0">
      <a href="#content" className="sr-only rounded-md bg-sheet px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50">{t.common.skipToContent}</a>
      <header className="sticky top-0 z-30 border-b border-line bg-sheet">
        <div className="mx-auto flex h-16 max-w-page items-center gap-2 px-4 md:px-6">
          <Link to={to.home} className="mr-2 inline-flex xl:mr-4 min-h-touch items-center rounded-sm"><ProductName /></Link>
          <nav aria-label={t.common.nav.label} className="hidden h-full lg:block">
            <ul className="flex h-full">{links.map((link) => <li key={link.to}><TopLink {...link} /></li>)}</ul>
          </nav>
          <span className="flex-1" />
          <Link to={to.search} className="hidden min-h-touch items-center gap-2 rounded-md px-3 whitespace-nowrap hover:bg-well max-xl:in-data-[text=large]:px-1 lg:inline-flex"><Search aria-hidden className="size-6 shrink-0" strokeWidth={1.75} />{t.search.nav}</Link>
          <BellLink to={to.notices} unread={unreadNotices} />
          <button type="button" onClick={() => setPersonOpen(true)} aria-haspopup="dialog" className="hidden min-h-touch items-center gap-3 rounded-full py-1 pr-1 pl-1 text-left font-medium xl:pr-3 whitespace-nowrap hover:bg-well lg:inline-flex">
            <Avatar name={person.fullName} /><span className="max-xl:sr-only">{person.fullName}</span>
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 py-6 outline-none md:px-6 md:py-10">{children}</main>
      <nav aria-label={t.common.nav.label} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden">
        <ul className="grid auto-cols-fr grid-flow-col">
          {links.map((link) => <li key={link.to}><ThumbLink {...link} /></li>)}
          <li><ThumbLink to={to.search} label={t.search.nav} icon={Search} /></li>
          <li><button type="button" onClick={() => setPersonOpen(true)} aria-haspopup="dialog" className={thumbFace}><UserRound aria-hidden className="size-6 shrink-0" strokeWidth={1.75} />{t.common.person}</button></li>
        </ul>
      </nav>
      {withPerson && <Suspense><PersonSheet isOpen={personOpen} onClose={() => setPersonOpen(false)} person={person} to={to} extra={personExtra} /></Suspense>}
    </div>
  )
}

function TopLink({ to, label, end }: ShellLink) {
  return (
    <NavLink to={to} end={end} className="inline-flex h-full items-center border-b-3 border-transparent px-3 pt-0.75 max-xl:in-data-[text=large]:px-2 xl:px-4 font-medium whitespace-nowrap text-muted -outline-offset-3 hover:text-ink aria-[current=page]:border-green aria-[current=page]:font-semibold aria-[current=page]:text-ink">
      {label}
    </NavLink>
  )
}

const thumbFace = 'flex h-18 w-full flex-col items-center justify-start gap-0.5 px-0.5 pt-1.5 text-center leading-tight text-muted -outline-offset-3 active:bg-well aria-[current=page]:font-semibold aria-[current=page]:text-green'

function ThumbLink({ to, label, icon: Icon, end }: ShellLink) {
  return <NavLink to={to} end={end} className={thumbFace}><Icon aria-hidden className="size-6 shrink-0" strokeWidth={1.75} />{label}</NavLink>
}

function BellLink({ to, unread }: { to: string; unread: number }) {
  const t = useText()
  return (
    <Link to={to} className="relative inline-flex min-h-touch min-w-touch items-center justify-center gap-2 rounded-md px-3 whitespace-nowrap hover:bg-well">
      <Bell aria-hidden className="size-6 shrink-0" strokeWidth={1.75} />
      <span aria-hidden>{t.common.notices}</span>
      <span className="sr-only">{unread > 0 ? t.common.noticesUnread(unread) : t.common.notices}</span>
      {unread > 0 && <span aria-hidden className="tabular grid min-w-6 place-items-center rounded-full bg-green px-1.5 leading-6 font-semibold text-on-green">{Math.min(unread, 99)}</span>}
    </Link>
  )
}
