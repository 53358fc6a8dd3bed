import { Link } from '@remix-run/react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useLineLostAt, useUnsentMarks } from './line-store'

/** "Mất mạng từ 09:42. Vẫn đọc và ghi chú được.", and marks that wait to be sent. Outside of the room, which says it itself. */
export function LineStrip({ className }: { className?: string }) {
  const t = useText()
  const since = useLineLostAt()
  const unsent = useUnsentMarks()
  if (since === null && unsent.count === 0) return null
  return (
    <div className={classNames('border-b border-line bg-amber-tint px-4 py-2 text-center font-medium text-amber', className)}>
      {since !== null && <p role="alert">{t.offline.since(formatTime(since))}</p>}
      {unsent.count > 0 && <p role="status">{t.offline.unsent(unsent.count)} <Link className="inline-flex min-h-touch items-center underline" to={`/meetings/${unsent.meetingId}/room`}>{t.offline.sendNow}</Link></p>}
    </div>
  )
}
