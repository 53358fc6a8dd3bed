import { Link } from '@remix-run/react'
import { ChevronLeft, Hand, PanelRight, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { BarButton, BarLink } from '~/ui/button'
import { ItemClock } from './clocks'
import { useCurrentItem } from './current-item'
import { LinePill } from './line-pill'
import { useMeeting } from './meeting-context'

/** The one thin bar over the paper: where the meeting is, the line, and the two ways out of the paper. Titles wrap, they are never cut. */
export function RoomBar({ hasDesk, onSpeak, onSession, mayAsk }: { hasDesk: boolean; onSpeak: () => void; onSession: () => void; mayAsk: boolean }) {
  const t = useText()
  const { view } = useMeeting()
  const { above, title } = useBarTitle()
  return (
    <header className="z-20 room-bar grid min-h-bar shrink-0 grid-cols-[auto_minmax(min-content,1fr)_auto] items-center gap-x-1 border-b border-line bg-sheet px-1 leading-snug sm:pr-3">
      <Link to={`/meetings/${view.meetingId}`} className="grid size-11 shrink-0 place-items-center rounded-md hover:bg-well sm:row-span-2" aria-label={t.live.leaveRoomPage}><ChevronLeft aria-hidden className="size-6" /></Link>
      <p className="text-muted sm:self-end">{above}</p>
      <div className="items-center gap-1 max-sm:contents sm:row-span-2 sm:flex">
        <LinePill />
        <div className="flex items-center sm:gap-1">
          {hasDesk && <BarLink icon={SlidersHorizontal} className="text-center max-sm:whitespace-normal" to="?" preventScrollReset>{t.live.console}</BarLink>}
          {mayAsk && <BarButton icon={Hand} className="text-center max-sm:whitespace-normal" onClick={onSpeak} aria-haspopup="dialog">{t.live.speak}</BarButton>}
          <BarButton icon={PanelRight} className="text-center max-sm:whitespace-normal" onClick={onSession} aria-haspopup="dialog">{t.live.session}</BarButton>
        </div>
      </div>
      <h1 className="font-semibold text-pretty max-sm:col-span-full max-sm:px-3 max-sm:pb-2 sm:self-start">{title}</h1>
    </header>
  )
}

function useBarTitle(): { above: ReactNode; title: string } {
  const t = useText()
  const { live, view } = useMeeting()
  const current = useCurrentItem()
  if (live.phase === 'on-break') return { above: view.title, title: live.pause?.resumesAt ? t.meetings.onBreakUntil(formatTime(live.pause.resumesAt)) : t.live.onBreak }
  if (current && live.phase === 'in-session') return { above: <>{t.agenda.current(current.number, current.of)} <ItemClock /></>, title: current.item.title }
  if (live.doorsClosed) return { above: t.live.doorsClosed, title: view.title }
  if (live.phase === 'draft' || live.phase === 'invited') return { above: t.live.opensAt(formatTime(view.startsAt)), title: view.title }
  if (live.phase === 'closed' && live.closedAt !== null) return { above: t.live.closedAt(formatTime(live.closedAt)), title: view.title }
  return { above: t.meetings.states[live.phase], title: view.title }
}
