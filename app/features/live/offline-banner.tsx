import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { useMeeting, useUnsentCommands } from './meeting-context'

/** Only after real loss, and under the bar: it covers a line of paper, it moves nothing. */
export function OfflineBanner() {
  const t = useText()
  const { offlineSince } = useMeeting()
  const unsent = useUnsentCommands()
  if (offlineSince === null) return null
  return (
    <div role="alert" className="border-b border-line bg-amber-tint px-4 py-2 text-center font-medium text-amber">
      {t.offline.since(formatTime(offlineSince))}{unsent > 0 && ` ${t.live.unsent(unsent)}.`}
    </div>
  )
}
