import { redirect, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, ScrollRestoration, useLoaderData, useMatches, useRouteError, useRouteLoaderData, type MetaFunction } from '@remix-run/react'
import { CalendarDays, FolderOpen, House, Settings } from 'lucide-react'
import { useContext, type ReactNode } from 'react'
import { TroublePage } from '~/features/frame/trouble-page'
import { HandBack } from '~/features/offline/hand-back'
import { LineStrip } from '~/features/offline/line-strip'
import { OfflineLife } from '~/features/offline/offline-life'
import { useText } from '~/i18n'
import { AppShell, type ShellLink } from '~/ui/app-shell'
import { defaultPrefs, prefsAttributes, prefsOfRequest } from '~/ui/prefs'
import { PrefsProvider } from '~/ui/prefs-provider'
import '~/ui/theme.css'
import { ToastProvider } from '~/ui/toast'
import { personMark } from '~server/http/person-mark'
import { presentFrame } from '~server/present/frame'
import { isEmptyHouse } from '~server/services/identity/set-up'
import { NonceContext } from './nonce'
import { ScriptsAfterPicture } from './scripts-after-picture'

export const meta: MetaFunction = () => [{ title: 'Nghị Sự' }]

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

/** A route that draws its own frame says so in its handle: sign-in, the live room, the big screen, the reader. */
export type FrameHandle = { bare?: boolean }

export async function loader({ context: { ctx }, request }: LoaderFunctionArgs) {
  const path = new URL(request.url).pathname
  if (!ctx.actor && path !== '/set-up' && await isEmptyHouse(ctx)) throw redirect('/set-up')
  return { prefs: prefsOfRequest(request.headers.get('Cookie')), frame: await presentFrame(ctx), person: ctx.actor && personMark(ctx.actor.userId), userId: ctx.actor?.userId ?? null }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const prefs = useRouteLoaderData<typeof loader>('root')?.prefs ?? defaultPrefs
  return (
    <html {...prefsAttributes(prefs)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
        <meta name="theme-color" content="#f6f4ef" />
        <meta property="csp-nonce" content={nonce} nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <PrefsProvider initial={prefs}><ToastProvider>{children}</ToastProvider></PrefsProvider>
        <ScrollRestoration nonce={nonce} />
        <ScriptsAfterPicture nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const bare = useMatches().some((match) => (match.handle as FrameHandle | undefined)?.bare)
  const { person, userId } = useLoaderData<typeof loader>()
  return (
    <>
      {bare ? <Outlet /> : <Frame><Outlet /></Frame>}
      <OfflineLife person={person} userId={userId} />
    </>
  )
}

/** What went wrong, in the frame where that is known. */
export function ErrorBoundary() {
  return <Frame><TroublePage error={useRouteError()} /></Frame>
}

function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const frame = useRouteLoaderData<typeof loader>('root')?.frame
  if (!frame) return <main id="content" className="min-h-dvh bg-paper px-4 py-8 md:px-6">{children}</main>
  const links: ShellLink[] = [
    { to: '/', label: t.common.nav.home, icon: House, end: true },
    { to: '/meetings', label: t.common.nav.meetings, icon: CalendarDays },
  ]
  if (frame.keepsPapers) links.push({ to: '/my-papers', label: t.common.nav.myPapers, icon: FolderOpen })
  if (frame.administers) links.push({ to: '/admin', label: t.common.nav.admin, icon: Settings })
  return (
    <AppShell person={frame.person} links={links} personExtra={<HandBack />} unreadNotices={frame.unreadNotices} to={{ home: '/', search: '/search', notices: '/notifications', account: '/account', signOut: '/sign-out' }}>
      <LineStrip className="mb-6 rounded-md border-b-0" />
      {children}
    </AppShell>
  )
}
