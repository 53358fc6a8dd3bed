import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '~/i18n'
import { classNames } from './class-names'

type Kind = 'info' | 'done' | 'warn' | 'error'

const faces: Record<Kind, { icon: LucideIcon; face: string }> = {
  info: { icon: Info, face: 'bg-well text-ink' },
  done: { icon: CircleCheck, face: 'bg-green-tint text-green' },
  warn: { icon: TriangleAlert, face: 'bg-amber-tint text-amber' },
  error: { icon: CircleAlert, face: 'bg-live-tint text-live' },
}

/** A sentence that has to be seen. Errors are spoken at once, the rest when there is a pause. */
export function Notice({ kind = 'info', title, children, action }: { kind?: Kind; title?: string; children?: ReactNode; action?: ReactNode }) {
  const { icon: Icon, face } = faces[kind]
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={classNames('flex flex-wrap items-start gap-x-4 gap-y-3 rounded-md p-4', face)}>
      <Icon aria-hidden className="mt-px size-6 shrink-0" />
      <div className="min-w-48 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  )
}

/** What kept a form from being saved, each line leading to its field. */
export function FormErrors({ errors, title }: { errors: readonly { fieldId?: string; message: string }[]; title?: string }) {
  const t = useText()
  if (errors.length === 0) return null
  return (
    <Notice kind="error" title={title ?? t.common.formProblems}>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {errors.map(({ fieldId, message }) => (
          <li key={message}>{fieldId ? <a href={`#${fieldId}`} className="underline underline-offset-2">{message}</a> : message}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** A list with nothing in it: why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-line px-6 py-12 text-center">
      {Icon && <Icon aria-hidden className="mb-2 size-10 text-muted" strokeWidth={1.5} />}
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
