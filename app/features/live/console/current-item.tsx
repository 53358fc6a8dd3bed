import { Coffee, Lock } from 'lucide-react'
import { isPresent } from '~/domain/live/state'
import { useLocale, useText } from '~/i18n'
import { formatSpan, formatTime } from '~/i18n/format'
import { ItemClock } from '../clocks'
import { useCurrentItem } from '../current-item'
import { useMeeting } from '../meeting-context'
import { seatName } from '../people-text'

/** What is under discussion, or what the meeting waits for. */
export function CurrentItem() {
  const t = useText()
  const locale = useLocale()
  const { live, view, seatOf } = useMeeting()
  const current = useCurrentItem()
  if (live.phase === 'on-break') return <Heading above={live.pause?.resumesAt ? t.live.resumes(formatTime(live.pause.resumesAt)) : t.live.breakUnknown} title={<><Coffee aria-hidden className="mr-2 mb-1 inline size-7" />{t.live.onBreak}</>} />
  if (live.phase !== 'in-session') {
    const there = view.seats.filter((seat) => isPresent(live, seat.id)).length
    return <Heading above={`${formatSpan(view.startsAt, view.endsAt, locale)} · ${view.place}`} title={view.title} below={live.phase === 'closed' || live.phase === 'published' ? t.meetings.states[live.phase] : t.live.checkedInOf(there, view.seats.length)} />
  }
  if (!current) return <Heading above={view.title} title={t.agenda.noCurrent} />
  const { item, number, of } = current
  const presenter = item.presenterSeatId ? seatOf(item.presenterSeatId) : null
  const who = item.preparingUnitName ?? (presenter ? seatName(presenter, locale) : null)
  return (
    <Heading title={item.title}
      above={<>{t.agenda.current(number, of)}{who && ` · ${t.agenda.presentedBy(who)}`} <ItemClock /></>}
      below={item.closed || live.doorsClosed ? <span className="inline-flex items-center gap-2 font-semibold text-live"><Lock aria-hidden className="size-5" />{t.agenda.closedItem}</span> : null} />
  )
}

function Heading({ above, title, below }: { above: React.ReactNode; title: React.ReactNode; below?: React.ReactNode }) {
  return (
    <header>
      <p className="tabular text-muted">{above}</p>
      <h1 className="text-2xl font-semibold text-pretty">{title}</h1>
      {below && <p className="mt-1 text-muted">{below}</p>}
    </header>
  )
}
