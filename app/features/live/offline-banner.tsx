import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { useMeeting, useUnsent } from './meeting-context'

/** Only after real loss, and under the bar: it covers no line of the paper. On a phone it says for the bar what is not sent. */
export function OfflineBanner() {
  const t = useText()
  const { offlineSince } = useMeeting()
  const unsent = useUnsent()
  if (offlineSince === null) return null
  return (
    <div role="alert" className="offline-banner border-b border-line bg-amber-tint px-4 py-2 text-center font-medium text-amber">
      {t.offline.since(formatTime(offlineSince))}{unsent > 0 && ` ${t.live.unsent(unsent)}.`}
    </div>
  )
}
