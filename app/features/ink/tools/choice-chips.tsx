import { useId, type ReactNode } from 'react'
import { classNames } from '~/ui/class-names'

type ChipsProps<Name extends string> = { label: string; names: readonly Name[]; chosen: Name; onChoose: (name: Name) => void; textOf: (name: Name) => ReactNode; className?: string }

/** One of a few, side by side, as quiet as a line of words. */
export function ChoiceChips<Name extends string>({ label, names, chosen, onChoose, textOf, className }: ChipsProps<Name>) {
  const group = useId()
  return (
    <fieldset className={classNames('flex flex-wrap', className)}>
      <legend className="sr-only">{label}</legend>
      {names.map((name) => (
        <label key={name} className="inline-flex min-h-touch min-w-touch items-center justify-center gap-2 rounded-md px-2 sm:px-3 font-medium hover:bg-well has-checked:bg-green-tint has-checked:text-green has-focus-visible:outline-3 has-focus-visible:outline-focus">
          <input type="radio" name={group} className="sr-only" checked={chosen === name} onChange={() => onChoose(name)} />
          {textOf(name)}
        </label>
      ))}
    </fieldset>
  )
}
