import { Link } from '@remix-run/react'
import { ArrowRight, Clock, MapPin, UserRound, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MeetingLine } from '~/domain/meetings/view'
import { MeetingStatePill } from '~/features/meetings/meeting-state'
import { useLocale, useText } from '~/i18n'
import { formatPersonName, formatTime } from '~/i18n/format'
import { LinkButton } from '~/ui/button'

/** The meeting that is going on: the first thing to see, and one big way into it. A hall's screen only shows it. */
export function SessionCard({ meeting, forScreen = false }: { meeting: MeetingLine; forScreen?: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { id, title, state, noun, startsAt, endsAt, place, chair } = meeting
  return (
    <section className="grid items-end gap-x-10 gap-y-6 rounded-xl border border-line bg-sheet p-6 shadow-float md:p-8 lg:grid-cols-[1fr_auto]">
      <div className="grid gap-3">
        <p><MeetingStatePill state={state} /></p>
        <h2 className="text-2xl font-semibold md:text-3xl">{forScreen ? title : <Link to={`/meetings/${id}`} className="rounded-sm underline-offset-4 hover:underline">{title}</Link>}</h2>
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-lg text-muted">
          <Fact icon={Clock}><span className="tabular">{formatTime(startsAt)} – {formatTime(endsAt)}</span></Fact>
          {place && <Fact icon={MapPin}>{place}</Fact>}
          {chair && <Fact icon={UserRound}>{t.meetings.fields.chair}: {formatPersonName(chair, locale, 'within')}</Fact>}
        </p>
      </div>
      <LinkButton to={`/meetings/${id}/${forScreen ? 'screen' : 'room'}`} look="primary" size="large" iconAfter={ArrowRight} className="sm:justify-self-start lg:justify-self-end">{forScreen ? t.meetings.bigScreen : t.meetings.enter(noun)}</LinkButton>
    </section>
  )
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return <span className="inline-flex items-start gap-2"><Icon aria-hidden className="mt-1 size-5 shrink-0" strokeWidth={1.75} /><span>{children}</span></span>
}
