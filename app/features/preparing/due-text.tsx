import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import type { Texts } from '~/i18n'

const hourMs = 3_600_000

/** "còn 3 ngày", "quá hạn 5 giờ": whole days from one day on, else hours. */
export function distanceText(t: Texts, dueAt: number, now: number): string {
  const words = now > dueAt ? t.preparing.late : t.preparing.left
  const hours = Math.floor(Math.abs(dueAt - now) / hourMs)
  if (hours >= 24) return words.days(Math.floor(hours / 24))
  return hours > 0 ? words.hours(hours) : words.moment
}

/** When a paper is due and how far that is; the distance only while the unit still holds it. */
export function DueText({ dueAt, now, isOpen, isLate }: { dueAt: number; now: number; isOpen: boolean; isLate: boolean }) {
  const t = useText()
  return (
    <span className="tabular">
      {t.preparing.due(formatDateTime(dueAt))}
      {isOpen && <> · <span className={isLate ? 'font-semibold text-live' : undefined}>{distanceText(t, dueAt, now)}</span></>}
    </span>
  )
}
