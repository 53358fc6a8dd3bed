import { Mic } from 'lucide-react'
import { useText } from '~/i18n'
import { SpeechClock } from './clocks'
import { useMeeting } from './meeting-context'

/** To whoever has the floor: that it is his, and for how long. */
export function FloorBanner() {
  const t = useText()
  const { live, view } = useMeeting()
  if (!live.floor || live.floor.seatId !== view.you.seatId) return null
  return (
    <div role="status" className="mx-auto my-1.5 flex items-center gap-3 rounded-full bg-green px-5 py-2.5 text-on-green shadow-float">
      <Mic aria-hidden className="size-6 shrink-0" />
      <span className="text-lg font-semibold">{t.live.yourFloor}</span>
      <span className="rounded-full bg-sheet px-4 py-1"><SpeechClock floor={live.floor} className="text-lg" /></span>
    </div>
  )
}
