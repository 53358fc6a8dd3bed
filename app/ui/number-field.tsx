import { Minus, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useText } from '~/i18n'
import { FieldFrame, type FieldWords } from './field'

type NumberFieldProps = FieldWords & {
  name?: string
  id?: string
  defaultValue?: number
  min?: number
  max?: number
  step?: number
  required?: boolean
  /** after the number, e.g. 'phút' */
  unit?: string
  onChange?: (value: number) => void
}

/** A whole number with two buttons for thumbs. A text box underneath: the wheel never changes it. */
export function NumberField({ label, hint, error, name, id, defaultValue = 0, min = 0, max = 9_999, step = 1, required, unit, onChange }: NumberFieldProps) {
  const t = useText()
  const own = useId()
  const fieldId = id ?? own
  const [text, setText] = useState(String(defaultValue))
  const value = Number.parseInt(text, 10) || 0
  const put = (next: number) => {
    const bounded = Math.min(max, Math.max(min, next))
    setText(String(bounded))
    onChange?.(bounded)
  }
  const stepper = 'grid size-12 shrink-0 place-items-center rounded-md border border-line bg-sheet hover:border-edge hover:bg-well active:scale-95 disabled:text-muted'
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} required={required}>
      <div className="flex items-center gap-2">
        <button type="button" className={stepper} disabled={value <= min} onClick={() => put(value - step)} aria-label={`${t.common.decrease}: ${label}`}><Minus aria-hidden className="size-5" /></button>
        <input id={fieldId} name={name} type="text" inputMode="numeric" pattern="[0-9]*" autoComplete="off" required={required}
          aria-invalid={error ? true : undefined} aria-describedby={[hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(' ') || undefined}
          className="field-box tabular max-w-24 text-center" value={text} onChange={(event) => setText(event.target.value.replace(/\D/g, ''))} onBlur={() => put(value)} />
        <button type="button" className={stepper} disabled={value >= max} onClick={() => put(value + step)} aria-label={`${t.common.increase}: ${label}`}><Plus aria-hidden className="size-5" /></button>
        {unit && <span className="pl-1 text-muted">{unit}</span>}
      </div>
    </FieldFrame>
  )
}
