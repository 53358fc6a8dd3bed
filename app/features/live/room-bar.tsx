import { Link } from '@remix-run/react'
import { ChevronLeft, CloudOff, Hand, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { BarButton } from '~/ui/button'
import { ItemClock } from './clocks'
import { useCurrentItem } from './current-item'
import { useMeeting, useUnsentCommands } from './meeting-context'

/** The one thin bar over the paper: where the meeting is, the line, and the two ways out of the paper. Titles wrap, they are never cut. */
export function RoomBar({ unsentMarks, onSpeak, onSession, mayAsk }: { unsentMarks: number; onSpeak: () => void; onSession: () => void; mayAsk: boolean }) {
  const t = useText()
  const { view } = useMeeting()
  return (
    <header className="z-20 flex min-h-bar shrink-0 items-center gap-1 border-b border-line bg-sheet pr-1 pl-1 sm:pr-3">
      <Link to={`/meetings/${view.meetingId}`} className="grid size-11 shrink-0 place-items-center rounded-md hover:bg-well" aria-label={t.live.leaveRoomPage}><ChevronLeft aria-hidden className="size-6" /></Link>
      <div className="min-w-0 flex-1 py-1.5 leading-snug"><BarTitle /></div>
      <Line unsentMarks={unsentMarks} />
      {mayAsk && <BarButton icon={Hand} onClick={onSpeak} aria-haspopup="dialog">{t.live.speak}</BarButton>}
      <BarButton icon={PanelRight} onClick={onSession} aria-haspopup="dialog">{t.live.session}</BarButton>
    </header>
  )
}

function BarTitle() {
  const t = useText()
  const { live, view } = useMeeting()
  const current = useCurrentItem()
  if (live.phase === 'on-break') return <Titles above={view.title} title={live.pause?.resumesAt ? t.meetings.onBreakUntil(formatTime(live.pause.resumesAt)) : t.live.onBreak} />
  if (current && live.phase === 'in-session') return <Titles above={<>{t.agenda.current(current.number, current.of)} · <ItemClock /></>} title={current.item.title} />
  const states: Partial<Record<typeof live.phase, string>> = { draft: t.live.opensAt(formatTime(view.startsAt)), invited: t.live.opensAt(formatTime(view.startsAt)), closed: live.closedAt ? t.live.closedAt(formatTime(live.closedAt)) : undefined }
  return <Titles above={live.doorsClosed ? t.live.doorsClosed : states[live.phase] ?? t.meetings.states[live.phase]} title={view.title} />
}

function Titles({ above, title }: { above: ReactNode; title: string }) {
  return <><p className="text-muted">{above}</p><h1 className="font-semibold text-pretty">{title}</h1></>
}

/** What has not arrived at the server, and the line when it is really lost. */
function Line({ unsentMarks }: { unsentMarks: number }) {
  const t = useText()
  const { offlineSince } = useMeeting()
  const unsent = useUnsentCommands() + unsentMarks
  if (offlineSince === null && unsent === 0) return null
  return (
    <p role="status" title={unsent > 0 ? t.live.unsent(unsent) : offlineSince === null ? undefined : t.live.offlineSince(formatTime(offlineSince))} className="inline-flex min-h-touch shrink-0 items-center gap-2 rounded-full bg-amber-tint px-3 font-medium text-amber">
      <CloudOff aria-hidden className="size-5" />
      <span className="max-sm:sr-only">{unsent > 0 ? t.live.unsentShort(unsent) : t.live.offline}</span>
    </p>
  )
}
