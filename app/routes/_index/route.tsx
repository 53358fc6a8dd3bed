import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarCheck, CalendarPlus, ChevronRight } from 'lucide-react'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingRows } from '~/features/meetings/meeting-row'
import { useLocale, useText } from '~/i18n'
import { formatWeekday } from '~/i18n/format'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { requireActor } from '~server/http/answers'
import { readHome } from '~server/services/meetings/read-home'
import { AwaitingPart } from './awaiting-part'
import { ComingPart } from './coming-part'
import { SessionCard } from './session-card'

export const meta = pageTitle((t) => t.home.title)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  return { ...await readHome(ctx), now: ctx.now(), isScreen: ctx.actor.isScreen }
}

export default function HomePage() {
  const t = useText()
  const locale = useLocale()
  const { inSession, coming, awaiting, concluded, now, isScreen } = useLoaderData<typeof loader>()
  if (isScreen) {
    return (
      <>
        <PageHeader title={t.meetings.bigScreen} />
        <div className="grid gap-6">{[...inSession, ...coming].map((meeting) => <SessionCard key={meeting.id} meeting={meeting} forScreen />)}</div>
        {inSession.length + coming.length === 0 && <EmptyState icon={CalendarCheck} title={t.home.comingNone} />}
      </>
    )
  }
  return (
    <>
      <PageHeader title={formatWeekday(now, locale)} actions={<LinkButton to="/meetings/new" icon={CalendarPlus}>{t.meetings.create}</LinkButton>} />
      <div className="grid gap-10">
        {inSession.map((meeting) => <SessionCard key={meeting.id} meeting={meeting} />)}
        <AwaitingPart awaiting={awaiting} now={now} />
        <section aria-labelledby="coming" className="grid gap-4">
          <h2 id="coming" className="text-xl font-semibold">{t.home.coming}</h2>
          {coming.length === 0 ? <EmptyState icon={CalendarCheck} title={t.home.comingNone}>{t.home.comingNoneHint}</EmptyState> : <ComingPart meetings={coming} now={now} />}
        </section>
        <section aria-labelledby="concluded" className="grid gap-4">
          <h2 id="concluded" className="text-xl font-semibold">{t.home.concluded}</h2>
          {concluded.length === 0 ? <p className="text-muted">{t.home.concludedNone}</p> : <MeetingRows meetings={concluded} withDate />}
          <p><Link to="/meetings" className="inline-flex min-h-touch items-center gap-1 font-semibold text-green underline-offset-4 hover:underline">{t.home.all}<ChevronRight aria-hidden className="size-5" /></Link></p>
        </section>
      </div>
    </>
  )
}
