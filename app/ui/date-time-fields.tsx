import { CalendarDays } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useText } from '~/i18n'
import { parseClockText, parseDateText, showDateText } from './date-time-text'
import { FieldError } from './field'

type PartProps = { name: string; defaultValue?: string; required?: boolean; onChange?: (value: string) => void }

/**
 * A day, typed as 20/11/2026 or picked from the device's calendar. The form gets '2026-11-20', or the text as typed when it is no day.
 * Not a bare date input: that writes 11/20/2026 wherever the browser's own language is English.
 */
export function DateField({ name, defaultValue = '', required, onChange }: PartProps) {
  const t = useText()
  const errorId = useId()
  const calendar = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(showDateText(defaultValue))
  const [touched, setTouched] = useState(false)
  const iso = parseDateText(text)
  const wrong = touched && text !== '' && iso === null
  const put = (next: string) => { setText(next); onChange?.(parseDateText(next) ?? next) }
  const leave = () => { setTouched(true); if (iso) setText(showDateText(iso)) }
  return (
    <div className="grid gap-1.5">
      <span className="relative block">
        <input type="text" inputMode="numeric" autoComplete="off" placeholder={t.common.dateShape} aria-label={t.common.date} required={required} value={text}
          aria-invalid={wrong || undefined} aria-describedby={wrong ? errorId : undefined} className="field-box tabular pr-12 max-sm:pl-2.5" onChange={(event) => put(event.target.value)} onBlur={leave} />
        <button type="button" aria-label={t.common.openCalendar} onClick={() => calendar.current?.showPicker()} className="absolute inset-y-0.5 right-0.5 grid w-12 place-items-center rounded-md text-muted hover:bg-well hover:text-ink">
          <CalendarDays aria-hidden className="size-5" />
        </button>
        {/* only its picker is used; it lies under the button so that the calendar opens there */}
        <input ref={calendar} type="date" tabIndex={-1} aria-hidden value={iso ?? ''} onChange={(event) => put(showDateText(event.target.value))} className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0" />
      </span>
      <FieldError id={errorId} error={wrong ? t.common.dateForm : null} />
      <input type="hidden" name={name} value={iso ?? text} />
    </div>
  )
}

/** A time of day in 24 hours, typed as 08:30, 8h30 or 830. The form gets '08:30', or the text as typed when no clock shows it. */
export function TimeField({ name, defaultValue = '', required, onChange, error }: PartProps & { error?: string | null }) {
  const t = useText()
  const errorId = useId()
  const [text, setText] = useState(defaultValue)
  const [touched, setTouched] = useState(false)
  const clock = parseClockText(text)
  const wrong = touched && text !== '' && clock === null
  const told = wrong ? t.common.timeForm : error
  const put = (next: string) => { setText(next); onChange?.(parseClockText(next) ?? next) }
  const leave = () => { setTouched(true); if (clock) setText(clock) }
  return (
    <div className="grid gap-1.5">
      <input type="text" autoComplete="off" placeholder={t.common.timeShape} aria-label={t.common.time} required={required} value={text}
        aria-invalid={told ? true : undefined} aria-describedby={told ? errorId : undefined} className="field-box tabular" onChange={(event) => put(event.target.value)} onBlur={leave} />
      <FieldError id={errorId} error={told} />
      <input type="hidden" name={name} value={clock ?? text} />
    </div>
  )
}

/** A time of day with its name. */
export function ClockField({ legend, ...field }: Parameters<typeof TimeField>[0] & { legend: string }) {
  return <fieldset><legend className="mb-1.5 font-medium">{legend}</legend><TimeField {...field} /></fieldset>
}

type DateTimeFieldsProps = {
  legend: string
  /** the form gets `${name}Date` = '2026-11-20' and `${name}Time` = '08:30', Vietnamese time */
  name: string
  defaultDate?: string
  defaultTime?: string
  error?: string | null
  required?: boolean
}

/** A moment: a day and a time of day. */
export function DateTimeFields({ legend, name, defaultDate, defaultTime, error, required }: DateTimeFieldsProps) {
  const t = useText()
  const errorId = useId()
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 font-medium">{legend}{required && <span className="font-normal text-muted"> ({t.common.required})</span>}</legend>
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] max-sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)] items-start gap-3">
        <DateField name={`${name}Date`} defaultValue={defaultDate} required={required} />
        <TimeField name={`${name}Time`} defaultValue={defaultTime} required={required} />
      </div>
      <FieldError id={errorId} error={error} />
    </fieldset>
  )
}
