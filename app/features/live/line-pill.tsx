import { CloudOff } from 'lucide-react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { useUnsentMarks } from '../offline/line-store'
import { useMeeting, useUnsentCommands } from './meeting-context'

/** What has not arrived at the server, marks of any paper too; and the line when it is really lost, where nothing else says so. */
export function LinePill({ onlyUnsent = false }: { onlyUnsent?: boolean }) {
  const t = useText()
  const { offlineSince } = useMeeting()
  const unsent = useUnsentCommands() + useUnsentMarks().count
  if (unsent === 0 && (offlineSince === null || onlyUnsent)) return null
  return (
    <p role="status" title={unsent > 0 ? t.live.unsent(unsent) : offlineSince === null ? undefined : t.offline.since(formatTime(offlineSince))} className="inline-flex min-h-touch shrink-0 items-center gap-2 rounded-full bg-amber-tint px-3 font-medium text-amber">
      <CloudOff aria-hidden className="size-5" />
      {unsent > 0 && <span aria-hidden className="tabular sm:hidden">{unsent}</span>}
      <span className="max-sm:sr-only">{unsent > 0 ? t.live.unsentShort(unsent) : t.live.offline}</span>
    </p>
  )
}
