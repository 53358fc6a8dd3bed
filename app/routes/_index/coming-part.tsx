import { vnDay, addDays } from '~/domain/kernel/time'
import type { MeetingLine } from '~/domain/meetings/view'
import { MeetingRows } from '~/features/meetings/meeting-row'
import { useLocale, useText } from '~/i18n'
import { formatWeekday } from '~/i18n/format'

/** What comes, day by day: "Hôm nay", "Ngày mai", then the days by name. */
export function ComingPart({ meetings, now }: { meetings: readonly MeetingLine[]; now: number }) {
  const t = useText()
  const locale = useLocale()
  const days = [...new Set(meetings.map((meeting) => vnDay(meeting.startsAt)))]
  const today = vnDay(now)
  const nameOf = (day: string, at: number) => {
    const date = formatWeekday(at, locale)
    if (day === today) return `${t.home.today} · ${date}`
    return day === addDays(today, 1) ? `${t.home.tomorrow} · ${date}` : date
  }
  return (
    <div className="grid gap-6">
      {days.map((day) => ({ day, ofDay: meetings.filter((meeting) => vnDay(meeting.startsAt) === day) })).map(({ day, ofDay }) => (
        <div key={day} className="grid gap-2">
          <h3 className="tabular font-medium text-muted">{nameOf(day, ofDay[0]?.startsAt ?? now)}</h3>
          <MeetingRows meetings={ofDay} />
        </div>
      ))}
    </div>
  )
}
