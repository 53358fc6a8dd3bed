import { Link } from '@remix-run/react'
import { CornerDownRight, MapPin, UserRound } from 'lucide-react'
import type { MeetingLine } from '~/domain/meetings/view'
import { useLocale, useText } from '~/i18n'
import { formatDate, formatPersonName, formatTime } from '~/i18n/format'
import { StatePill } from '~/ui/pill'
import { MeetingStatePill } from './meeting-state'

/** A meeting in a list: when, what, where. The whole row leads to its page. `withDate` where the list is not by day. */
export function MeetingRow({ meeting, withDate = false }: { meeting: MeetingLine; withDate?: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { id, title, startsAt, endsAt, place, chair, state, own } = meeting
  return (
    <Link to={`/meetings/${id}`} className="grid gap-x-6 gap-y-1 px-5 py-4 -outline-offset-3 hover:bg-paper sm:grid-cols-[7.5rem_1fr] md:px-6">
      <p className="tabular flex flex-wrap items-baseline gap-x-2 sm:block">
        <span className="text-lg font-semibold">{formatTime(startsAt)}</span>
        {withDate ? <span className="block text-muted">{formatDate(startsAt)}</span> : <span className="text-muted sm:block">{t.home.until(formatTime(endsAt))}</span>}
      </p>
      <div className="grid min-w-0 gap-1.5">
        <p className="text-lg leading-snug font-semibold text-pretty">{title}</p>
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-muted">
          {place && <Fact icon={MapPin}>{place}</Fact>}
          {chair && <Fact icon={UserRound}>{t.meetings.fields.chair}: {formatPersonName(chair, locale, 'within')}</Fact>}
        </p>
        <p className="flex flex-wrap items-center gap-2 empty:hidden">
          {state !== 'invited' && <MeetingStatePill state={state} />}
          {state === 'invited' && own && own.role !== 'chair' && own.role !== 'secretary' && own.reply !== 'none' && (
            <StatePill icon={CornerDownRight} tone={own.reply === 'accepted' ? 'green' : 'plain'}>{t.meetings.replies[own.reply]}</StatePill>
          )}
        </p>
      </div>
    </Link>
  )
}

function Fact({ icon: Icon, children }: { icon: typeof MapPin; children: React.ReactNode }) {
  return <span className="inline-flex min-w-0 items-start gap-1.5"><Icon aria-hidden className="mt-0.75 size-4.5 shrink-0" strokeWidth={1.75} /><span className="min-w-0">{children}</span></span>
}

/** Meetings on one sheet, one under the other. */
export function MeetingRows({ meetings, withDate }: { meetings: readonly MeetingLine[]; withDate?: boolean }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-sheet">
      {meetings.map((meeting) => <li key={meeting.id}><MeetingRow meeting={meeting} withDate={withDate} /></li>)}
    </ul>
  )
}
