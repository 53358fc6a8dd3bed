import { UserCheck } from 'lucide-react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { isPresent } from '~/domain/live/state'
import { checkInLeadMinutes } from '~/domain/live/attendance'
import { useCommand, useMeeting, useServerNow } from './meeting-context'

/** Whether the person on this screen has still to check in, and may. */
export function useCheckInWanted(): boolean {
  const { live, view, ownSeat } = useMeeting()
  const now = useServerNow()
  if (!ownSeat || !view.you.can.checkIn || isPresent(live, ownSeat.id)) return false
  const status = live.attendance[ownSeat.id]?.status
  if (status === 'left' || status === 'out') return false
  const running = live.phase === 'in-session' || live.phase === 'on-break'
  const coming = live.phase === 'draft' || live.phase === 'invited'
  return running || (coming && now >= view.startsAt - checkInLeadMinutes * 60_000)
}

/** Asks to check in, at the thumb. */
export function CheckInCard() {
  const t = useText()
  const wanted = useCheckInWanted()
  const { give, busy } = useCommand()
  if (!wanted) return null
  return (
    <section className="pointer-events-auto flex flex-wrap items-center gap-x-6 gap-y-3 rounded-t-xl bg-sheet px-5 py-5 shadow-sheet sm:px-9">
      <p className="min-w-56 flex-1 text-lg text-pretty">{t.live.checkInFirst}</p>
      <Button look="primary" size="large" icon={UserCheck} className="max-sm:w-full sm:min-w-72" busy={busy === 'check-in'} onClick={() => void give('check-in', {})}>{t.live.checkIn}</Button>
    </section>
  )
}
