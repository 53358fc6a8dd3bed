import type { LucideIcon } from 'lucide-react'
import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field'

type BoxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode; hint?: ReactNode }

export function Checkbox({ label, hint, className, ...rest }: BoxProps) {
  return (
    <label className={classNames('flex min-h-touch items-start gap-3 rounded-md py-2 has-disabled:text-muted', className)}>
      <input type="checkbox" className="mt-0.5 size-6 shrink-0 accent-green" {...rest} />
      <span>{label}{hint && <span className="block text-muted">{hint}</span>}</span>
    </label>
  )
}

/** Something that is on or off from the moment it is pressed. */
export function Switch({ label, hint, className, ...rest }: BoxProps) {
  return (
    <label className={classNames('flex min-h-touch items-center justify-between gap-4 py-1', className)}>
      <span>{label}{hint && <span className="block text-muted">{hint}</span>}</span>
      <input type="checkbox" role="switch" className="peer sr-only" {...rest} />
      <span aria-hidden className="relative h-8 w-14 shrink-0 rounded-full border border-edge bg-well transition-colors after:absolute after:top-1 after:left-1 after:size-5.5 after:rounded-full after:bg-edge after:transition-transform peer-checked:border-green peer-checked:bg-green peer-checked:after:translate-x-6 peer-checked:after:bg-on-green peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus" />
    </label>
  )
}

export type CardChoice = { value: string; label: string; hint?: ReactNode; icon?: LucideIcon; disabled?: boolean }

/**
 * A few choices as cards, all alike until one is chosen: no colour may lead a hand.
 * `across` sets them side by side from a tablet on; with 'always' on a phone too.
 */
export function RadioCards({ legend, hideLegend, name, choices, value, defaultValue, onChange, error, across = false }: {
  legend: string; hideLegend?: boolean; name: string; choices: readonly CardChoice[]
  value?: string | null; defaultValue?: string; onChange?: (value: string) => void; error?: string | null; across?: boolean | 'always'
}) {
  const errorId = useId()
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-2 font-medium'}>{legend}</legend>
      <div className={classNames('grid gap-3', across === 'always' ? 'auto-cols-fr grid-flow-col' : across && 'md:auto-cols-fr md:grid-flow-col')}>
        {choices.map(({ value: own, label, hint, icon: Icon, disabled }) => (
          <label key={own} className={classNames(
            'flex min-h-16 items-center gap-3 rounded-md border border-line bg-sheet px-5 py-3 text-lg font-semibold transition-colors hover:border-edge',
            'has-checked:border-ink has-checked:bg-well has-checked:inset-ring-2 has-checked:inset-ring-ink has-disabled:text-muted',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus', across === 'always' ? 'justify-center text-center' : across && 'md:justify-center')}>
            <input type="radio" name={name} value={own} disabled={disabled} className="sr-only"
              {...(value === undefined ? { defaultChecked: own === defaultValue } : { checked: own === value })} onChange={() => onChange?.(own)} />
            {Icon && <Icon className="size-6 shrink-0" aria-hidden />}
            <span>{label}{hint && <span className="block text-base font-normal text-muted">{hint}</span>}</span>
          </label>
        ))}
      </div>
      <FieldError id={errorId} error={error} />
    </fieldset>
  )
}
