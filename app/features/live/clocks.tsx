import { minutesOf } from '~/domain/agenda/schedule'
import type { Floor } from '~/domain/live/state'
import { secondsLeft, spentOn } from '~/domain/live/state'
import { useText } from '~/i18n'
import { formatDuration } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useMeeting, useServerNow } from './meeting-context'

const warnSeconds = 90

/** "Còn 01:12", amber when little is left, red and "Quá 00:30" when it is over. */
export function SpeechClock({ floor, className }: { floor: Floor; className?: string }) {
  const t = useText()
  const left = secondsLeft(floor, useServerNow())
  const tone = left < 0 ? 'text-live' : left <= warnSeconds ? 'text-amber' : 'text-green'
  return <span role="timer" className={classNames('tabular font-semibold whitespace-nowrap', tone, className)}>{left < 0 ? t.live.over(formatDuration(-left)) : t.live.left(formatDuration(left))}</span>
}

/** "· còn 12:40" of the item under discussion, to stand behind its number; nothing where it has no time of its own. */
export function ItemClock() {
  const t = useText()
  const { live, view } = useMeeting()
  const now = useServerNow()
  const item = view.items.find((candidate) => candidate.id === live.currentItemId)
  if (!item || minutesOf(view.items, item) === 0) return null
  const left = minutesOf(view.items, item) * 60 - Math.floor(spentOn(live.items[item.id], now) / 1000)
  return <span className="tabular whitespace-nowrap">· {left < 0 ? t.agenda.timeOver(formatDuration(-left)) : t.agenda.timeLeft(formatDuration(left))}</span>
}
