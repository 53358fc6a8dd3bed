import { useLocale, useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Avatar } from '~/ui/pill'
import { SpeechClock } from '../clocks'
import { useCommand, useMeeting } from '../meeting-context'
import { seatName, seatTitle } from '../people-text'

/** Who has the floor, how long still, and what the chair may do about it. */
export function SpeakerCard() {
  const t = useText()
  const locale = useLocale()
  const { live, seatOf, view } = useMeeting()
  const { give, busy } = useCommand()
  if (!live.floor) return null
  const { floor } = live
  const seat = seatOf(floor.seatId)
  const nth = (live.spoken[floor.seatId]?.count ?? 0) + 1
  return (
    <section aria-label={t.live.speaking} className="grid gap-3 rounded-lg border border-line bg-sheet p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar name={seat?.occupant?.fullName ?? ''} />
        <div className="min-w-44 flex-1">
          <p className="text-lg font-semibold">{seatName(seat, locale)}</p>
          <p className="text-muted">{[seatTitle(seat), seat?.role === 'guest' && t.live.guestMark, t.live.nthTime(nth)].filter(Boolean).join(' · ')}</p>
        </div>
        <SpeechClock floor={floor} className="text-2xl sm:text-3xl" />
      </div>
      {view.you.can.giveFloor && (
        <div className="flex flex-wrap gap-3">
          <Button busy={busy === 'extend-floor'} className="flex-1 py-2.5 whitespace-nowrap" onClick={() => void give('extend-floor', { speechId: floor.speechId })}>{t.live.twoMoreMinutes}</Button>
          <Button busy={busy === 'end-floor'} className="flex-1 py-2.5 whitespace-nowrap" onClick={() => void give('end-floor', { speechId: floor.speechId })}>{t.live.endSpeech}</Button>
        </div>
      )}
    </section>
  )
}
