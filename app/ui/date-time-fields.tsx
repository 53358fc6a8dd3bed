import { useId } from 'react'
import { useText } from '~/i18n'
import { FieldError } from './field'

type DateTimeFieldsProps = {
  legend: string
  /** the form gets `${name}Date` = '2026-11-20' and `${name}Time` = '08:30', Vietnamese time */
  name: string
  defaultDate?: string
  defaultTime?: string
  error?: string | null
  required?: boolean
}

/** A day and a time of day in the device's own pickers. */
export function DateTimeFields({ legend, name, defaultDate, defaultTime, error, required }: DateTimeFieldsProps) {
  const t = useText()
  const errorId = useId()
  const told = { 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? errorId : undefined, required }
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3">
        <label><span className="sr-only">{t.common.date}</span><input type="date" name={`${name}Date`} defaultValue={defaultDate} className="field-box tabular" {...told} /></label>
        <label><span className="sr-only">{t.common.time}</span><input type="time" name={`${name}Time`} defaultValue={defaultTime} className="field-box tabular" {...told} /></label>
      </div>
      <FieldError id={errorId} error={error} />
    </fieldset>
  )
}
