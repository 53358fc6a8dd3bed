import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useLineLostAt } from './line-store'

/** "Mất mạng từ 09:42. Vẫn đọc và ghi chú được." Outside of the room, which says it itself. */
export function LineStrip({ className }: { className?: string }) {
  const t = useText()
  const since = useLineLostAt()
  if (since === null) return null
  return <p role="alert" className={classNames('border-b border-line bg-amber-tint px-4 py-2 text-center font-medium text-amber', className)}>{t.offline.since(formatTime(since))}</p>
}
