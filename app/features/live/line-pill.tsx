import { CloudAlert, CloudOff, FileX2 } from 'lucide-react'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useUnsentMarks } from '../offline/line-store'
import { ShutOut } from '../offline/shut-out'
import { useMeeting, useUnsent } from './meeting-context'

/**
 * What has not arrived at the server, marks of any paper too, or cannot be sent; and the line when it is really lost, where
 * nothing else says so. A phone's bar has no room beside its buttons: there it is a row of its own, the last one of the bar.
 */
export function LinePill({ onlyUnsent = false }: { onlyUnsent?: boolean }) {
  return (
    <div className="line-row">
      <WaitingPill onlyUnsent={onlyUnsent} />
      <ShutOutPill />
    </div>
  )
}

const face = 'line-pill inline-flex min-h-touch items-center gap-2 rounded-full px-3 font-medium'
const amber = 'bg-amber-tint text-amber'

function WaitingPill({ onlyUnsent }: { onlyUnsent: boolean }) {
  const t = useText()
  const { offlineSince } = useMeeting()
  const { notSaved, notKept } = useUnsentMarks()
  const unsent = useUnsent()
  if (unsent === 0 && (offlineSince === null || onlyUnsent)) return null
  if (notKept || notSaved && offlineSince === null) {
    const words = notKept ? t.marks.notKept : t.marks.notSaved
    return (
      <p role="alert" title={words} className={classNames(face, 'bg-live-tint text-live')}>
        <CloudAlert aria-hidden className="size-5 shrink-0" />
        <span aria-hidden className="tabular">{t.live.notSavedShort(unsent)}</span>
        <span className="sr-only">{words}</span>
      </p>
    )
  }
  return (
    <p role="status" title={unsent > 0 ? t.live.unsent(unsent) : offlineSince === null ? undefined : t.offline.since(formatTime(offlineSince))} className={classNames(face, amber)}>
      <CloudOff aria-hidden className="size-5 shrink-0" />
      <span className="tabular">{unsent > 0 ? t.live.unsentShort(unsent) : t.live.offline}</span>
    </p>
  )
}

function ShutOutPill() {
  const t = useText()
  const { shutOut } = useUnsentMarks()
  return (
    <ShutOut>{(words, open) => (
      <button type="button" aria-haspopup="dialog" title={words} onClick={open} className={classNames(face, amber)}>
        <FileX2 aria-hidden className="size-5 shrink-0" />
        <span className="tabular">{t.live.shutOutShort(shutOut)}</span>
      </button>
    )}</ShutOut>
  )
}
