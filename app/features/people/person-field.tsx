import { UserRoundSearch } from 'lucide-react'
import { useId, useState } from 'react'
import type { PersonLine } from '~/domain/meetings/view'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { FieldError } from '~/ui/field'
import { PeopleSheet, type UnitChoice } from './people-sheet'
import { PersonText } from './person-text'

type PersonFieldProps = {
  label: string
  /** the form gets the person's id under this name, or nothing */
  name: string
  units?: readonly UnitChoice[]
  taken?: ReadonlySet<string>
  error?: string | null
  defaultPerson?: PersonLine | null
  onChange?: (person: PersonLine | null) => void
}

/** One person in a form. */
export function PersonField({ label, name, units, taken, error, defaultPerson = null, onChange }: PersonFieldProps) {
  const t = useText()
  const errorId = useId()
  const [person, setPerson] = useState<PersonLine | null>(defaultPerson)
  const [isOpen, setOpen] = useState(false)
  const put = (next: PersonLine | null) => { setPerson(next); onChange?.(next) }
  return (
    <div role="group" aria-label={label} aria-describedby={error ? errorId : undefined} className="grid gap-1.5">
      <p className="font-medium">{label}</p>
      <div className={`flex flex-wrap items-center justify-between gap-3 rounded-md border bg-sheet py-2 pr-2 pl-4 ${error ? 'border-live' : 'border-edge'}`}>
        {person ? <PersonText person={person} /> : <span className="text-muted">{t.meetings.nobodyChosen}</span>}
        <span className="flex flex-wrap">
          {person && <Button look="quiet" onClick={() => put(null)}>{t.meetings.clearPerson}</Button>}
          <Button look="quiet" icon={UserRoundSearch} onClick={() => setOpen(true)}>{person ? t.meetings.changePerson : t.meetings.choosePerson}</Button>
        </span>
      </div>
      <FieldError id={errorId} error={error} />
      <input type="hidden" name={name} value={person?.id ?? ''} />
      <PeopleSheet isOpen={isOpen} onClose={() => setOpen(false)} title={label} units={units} taken={taken} onChoose={put} />
    </div>
  )
}
