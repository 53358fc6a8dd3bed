import { ArrowRight, MonitorPlay } from 'lucide-react'
import type { MeetingView } from '~/domain/meetings/view'
import { useLocale, useText } from '~/i18n'
import { formatSpan } from '~/i18n/format'
import { LinkButton } from '~/ui/button'
import { PageHeader, Tabs } from '~/ui/page'
import { MeetingStatePill } from './meeting-state'

/** The head of a meeting's pages: what, when, where, the way into the room, its parts. */
export function MeetingHead({ meeting }: { meeting: MeetingView }) {
  const t = useText()
  const locale = useLocale()
  const { id, title, state, startsAt, endsAt, place, words, can, ownSeat } = meeting
  const isLive = state === 'in-session' || state === 'on-break'
  const mayEnter = (ownSeat !== null || can['run-meeting']) && (isLive || state === 'invited' || state === 'closed')
  return (
    <>
      <PageHeader title={title} trail={[{ label: t.meetings.title, to: '/meetings' }]} state={<MeetingStatePill state={state} />}
        lead={<><span className="tabular">{formatSpan(startsAt, endsAt, locale)}</span>{place && <span className="block">{place}</span>}</>}
        actions={<>
          {can['show-big-screen'] && (isLive || state === 'invited') && <LinkButton to={`/meetings/${id}/screen`} icon={MonitorPlay}>{t.meetings.bigScreen}</LinkButton>}
          {mayEnter && <LinkButton to={`/meetings/${id}/room`} look={isLive || state === 'invited' ? 'primary' : 'secondary'} iconAfter={ArrowRight}>{t.meetings.enter(words.noun)}</LinkButton>}
        </>} />
      <Tabs label={t.meetings.title} tabs={[
        { to: `/meetings/${id}`, label: t.meetings.overview, end: true },
        { to: `/meetings/${id}/papers`, label: t.preparing.tab },
        ...(can['edit-meeting'] ? [
          { to: `/meetings/${id}/agenda`, label: t.meetings.agenda, count: meeting.items.filter((item) => item.depth === 1).length },
          { to: `/meetings/${id}/participants`, label: t.meetings.people, count: meeting.seats.length },
          { to: `/meetings/${id}/edit`, label: t.meetings.facts },
        ] : []),
      ]} />
    </>
  )
}
