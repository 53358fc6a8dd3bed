import { LoaderCircle } from 'lucide-react'
import { useText } from '~/i18n'
import { classNames } from './class-names'

/** A turning ring beside words that say what is going on. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle className={classNames('busy-ring size-5 shrink-0', className)} aria-hidden />
}

/** Something is being fetched and its shape is not known yet. */
export function Loading({ label }: { label?: string }) {
  const t = useText()
  return <p role="status" className="flex items-center gap-3 p-4 text-muted"><Spinner />{label ?? t.common.loading}</p>
}

/** How far a long work has come. `value` of `max`, in any unit; `detail` says it in words. */
export function ProgressBar({ label, value, max = 100, detail }: { label: string; value: number; max?: number; detail?: string }) {
  return (
    <label className="block">
      <span className="flex flex-wrap justify-between gap-x-4"><span>{label}</span>{detail && <span className="tabular text-muted">{detail}</span>}</span>
      <progress className="progress-bar mt-2" value={value} max={max} />
    </label>
  )
}
