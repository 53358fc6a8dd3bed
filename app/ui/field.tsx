import { ChevronDown, Eye, EyeOff } from 'lucide-react'
import { forwardRef, useId, useState, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'
import { useText } from '~/i18n'
import { classNames } from './class-names'

export type FieldWords = {
  label: string
  /** what to enter, before it is entered */
  hint?: ReactNode
  /** what is wrong, after it was entered */
  error?: string | null
}

/** Props that tie a control to its hint and error; `id` is also where FormErrors jumps to. */
function useFieldIds(id: string | undefined, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  const own = useId()
  const fieldId = id ?? own
  const described = [hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(' ')
  return { id: fieldId, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined }
}

export function FieldFrame({ id, label, hint, error, required, children }: FieldWords & { id: string; required?: boolean; children: ReactNode }) {
  const t = useText()
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}{required && <span className="font-normal text-muted"> ({t.common.required})</span>}
      </label>
      {hint && <p id={`${id}-hint`} className="text-muted">{hint}</p>}
      {children}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error?: string | null }) {
  return error ? <p id={id} className="font-medium text-live">{error}</p> : null
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> & FieldWords

export const TextField = forwardRef<HTMLInputElement, InputProps>(function TextField({ label, hint, error, className, ...rest }, ref) {
  const ids = useFieldIds(rest.id, { hint, error })
  return (
    <FieldFrame id={ids.id} label={label} hint={hint} error={error} required={rest.required}>
      <input ref={ref} className={classNames('field-box', className)} {...rest} {...ids} />
    </FieldFrame>
  )
})

/** A password that can be looked at: typing with Vietnamese input methods goes wrong unseen. */
export function PasswordField({ label, hint, error, ...rest }: InputProps) {
  const t = useText()
  const [shown, setShown] = useState(false)
  const ids = useFieldIds(rest.id, { hint, error })
  const Icon = shown ? EyeOff : Eye
  return (
    <FieldFrame id={ids.id} label={label} hint={hint} error={error} required={rest.required}>
      <div className="grid gap-1">
        <input autoComplete="current-password" autoCapitalize="none" spellCheck={false} {...rest} {...ids} type={shown ? 'text' : 'password'} className="field-box" />
        <button type="button" onClick={() => setShown(!shown)} aria-controls={ids.id} className="inline-flex min-h-touch items-center gap-2 justify-self-start rounded-md px-2 text-green hover:bg-green-tint">
          <Icon className="size-5" aria-hidden />{shown ? t.common.hidePassword : t.common.showPassword}
        </button>
      </div>
    </FieldFrame>
  )
}

export const TextArea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement> & FieldWords>(function TextArea(
  { label, hint, error, className, rows = 4, ...rest }, ref,
) {
  const ids = useFieldIds(rest.id, { hint, error })
  return (
    <FieldFrame id={ids.id} label={label} hint={hint} error={error} required={rest.required}>
      <textarea ref={ref} rows={rows} className={classNames('field-box resize-y', className)} {...rest} {...ids} />
    </FieldFrame>
  )
})

/** The device's own list: it suits touch, glasses and screen readers, and costs no script. */
export const SelectField = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement> & FieldWords & { options?: readonly { value: string; label: string }[] }>(function SelectField(
  { label, hint, error, options, className, children, ...rest }, ref,
) {
  const ids = useFieldIds(rest.id, { hint, error })
  return (
    <FieldFrame id={ids.id} label={label} hint={hint} error={error} required={rest.required}>
      <span className="relative block">
        <select ref={ref} className={classNames('field-box appearance-none pr-12', className)} {...rest} {...ids}>
          {options?.map(({ value, label: word }) => <option key={value} value={value}>{word}</option>)}
          {children}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-4 size-5 -translate-y-1/2 text-muted" />
      </span>
    </FieldFrame>
  )
})
