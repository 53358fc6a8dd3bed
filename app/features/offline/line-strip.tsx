import { Link } from '@remix-run/react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useLineLostAt, useUnsentMarks } from './line-store'
import { ShutOut } from './shut-out'

/** "Mất mạng từ 09:42. Vẫn đọc và ghi chú được.", and marks that wait to be sent, or cannot be. Outside of the room, which says it itself. */
export function LineStrip({ className }: { className?: string }) {
  const t = useText()
  const since = useLineLostAt()
  const { count, meetingId, notSaved, shutOut } = useUnsentMarks()
  if (since === null && count + shutOut === 0) return null
  return (
    <div className={classNames('border-b border-line bg-amber-tint px-4 py-2 text-center font-medium text-pretty text-amber', className)}>
      {since !== null && <p role="alert">{t.offline.since(formatTime(since))}</p>}
      {count > 0 && <p role="status">{(notSaved ? t.offline.notSaved : t.offline.unsent)(count)} <Link className="inline-flex min-h-touch items-center underline" to={`/meetings/${meetingId}/room`}>{t.offline.sendNow}</Link></p>}
      <ShutOut>{(words, open) => <p role="status">{words} <button type="button" aria-haspopup="dialog" className="min-h-touch underline" onClick={open}>{t.offline.look}</button></p>}</ShutOut>
    </div>
  )
}
