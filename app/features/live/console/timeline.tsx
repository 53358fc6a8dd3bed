import { useMemo } from 'react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { useMeeting } from '../meeting-context'
import { timelineOf } from './timeline-sentence'

/** Diễn biến: what happened, in sentences, newest first. */
export function Timeline() {
  const t = useText()
  const { events, view } = useMeeting()
  const lines = useMemo(() => timelineOf(events ?? [], view), [events, view])
  if (lines.length === 0) return <p className="px-4 py-3 text-muted">{t.live.nothingYet}</p>
  return (
    <ol lang="vi" className="divide-y divide-line">
      {lines.map(({ seq, at, text, later, corrected }) => (
        <li key={seq} className="flex gap-3 px-4 py-2.5">
          <time dateTime={new Date(at).toISOString()} className="tabular w-12 shrink-0 text-muted">{formatTime(at)}</time>
          <p className="min-w-0 flex-1 text-pretty">{text}{(later || corrected) && <span className="text-muted"> ({corrected ? t.live.corrected : t.live.enteredLater})</span>}</p>
        </li>
      ))}
    </ol>
  )
}
