import { Ellipsis, FileText, Users } from 'lucide-react'
import { Link } from '@remix-run/react'
import { expectedEnd } from '~/domain/agenda/schedule'
import { isPresent, spentOn } from '~/domain/live/state'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { BarButton, BarLink } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { LinePill } from '../line-pill'
import { useMeeting, useServerNow } from '../meeting-context'

/** What the meeting is doing, when it will end, who is there; the papers and the rest. */
export function ConsoleBar({ onPeople, onMore }: { onPeople: () => void; onMore: () => void }) {
  const t = useText()
  const { view, live } = useMeeting()
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sheet px-3 py-1.5 sm:pl-4">
      <div className="min-w-60 flex-1 leading-snug">
        <p className="text-pretty">
          {live.phase === 'in-session' && <span aria-hidden className="mr-1.5 mb-0.5 inline-block size-2.5 rounded-full bg-live" />}
          <strong className={classNames('font-semibold', live.phase === 'in-session' && 'text-live')}>{t.meetings.states[live.phase]}</strong>
          <span className="text-muted"> · <Link to={`/meetings/${view.meetingId}`} className="underline-offset-4 hover:underline">{view.title}</Link></span>
        </p>
        <Ending />
      </div>
      <div className="items-center gap-1 max-sm:contents sm:flex">
        <LinePill onlyUnsent />
        <span className="flex items-center gap-1">
          <QuorumButton onPress={onPeople} />
          <BarLink icon={FileText} to="?view=paper" preventScrollReset>{t.live.papers}</BarLink>
          <BarButton icon={Ellipsis} onClick={onMore} aria-haspopup="dialog">{t.live.more}</BarButton>
        </span>
      </div>
    </header>
  )
}

/** "Dự kiến kết thúc 11:40 · chậm 15 phút" */
function Ending() {
  const t = useText()
  const { view, live, offlineSince } = useMeeting()
  const now = useServerNow()
  if (offlineSince !== null) return <p role="alert" className="font-semibold text-amber">{t.offline.since(formatTime(offlineSince))}</p>
  if (live.phase === 'draft' || live.phase === 'invited') return <p className="tabular font-semibold">{t.live.opensAt(formatTime(view.startsAt))}</p>
  if (live.phase === 'on-break') return <p className="tabular font-semibold">{live.pause?.resumesAt ? t.live.resumes(formatTime(live.pause.resumesAt)) : t.live.breakUnknown}</p>
  if (live.phase !== 'in-session') return <p className="tabular font-semibold">{live.closedAt ? t.live.closedAt(formatTime(live.closedAt)) : ''}</p>
  const { endsAt, minutesLate } = expectedEnd(view.items, (id) => ({ state: live.items[id]?.state ?? 'waiting', spentMillis: spentOn(live.items[id], now) }), now, view.endsAt)
  return <p className="tabular font-semibold">{t.agenda.expectedEnd(formatTime(endsAt))}{minutesLate > 0 && ` · ${t.agenda.minutesLate(minutesLate)}`}</p>
}

function QuorumButton({ onPress }: { onPress: () => void }) {
  const t = useText()
  const { view, live, quorum } = useMeeting()
  const guests = view.seats.filter((seat) => seat.role === 'guest')
  const guestsHere = guests.filter((seat) => isPresent(live, seat.id)).length
  return (
    <button type="button" onClick={onPress} aria-haspopup="dialog" title={quorum.reached ? t.live.quorum(quorum.present, quorum.total, quorum.needed) : t.live.noQuorum}
      className={classNames('inline-flex min-h-touch items-center gap-2 rounded-full px-4 py-1.5 text-left font-semibold', quorum.reached ? 'bg-green-tint text-green hover:bg-green-soft' : 'bg-amber-tint text-amber')}>
      <Users aria-hidden className="size-5 shrink-0" />
      <span className="tabular">{t.live.people(quorum.present, quorum.total, guestsHere, guests.length)}</span>
    </button>
  )
}
