import { Check, Search, UserRoundX } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { PersonLine } from '~/domain/meetings/view'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { Loading } from '~/ui/waiting'
import { PersonText } from './person-text'
import { usePeopleSearch } from './use-people-search'

export type UnitChoice = { id: string; name: string; depth: number }

type PeopleSheetProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  /** who cannot be chosen any more */
  taken?: ReadonlySet<string>
  units?: readonly UnitChoice[]
  /** above the search: what is done with those chosen */
  head?: ReactNode
} & ({ many: true; onChoose: (people: PersonLine[]) => void } | { many?: false; onChoose: (person: PersonLine) => void })

/** Choosing one person or several, found by name without diacritics or by unit. */
export function PeopleSheet(props: PeopleSheetProps) {
  const { isOpen, onClose, title, taken, units, head } = props
  const t = useText()
  const words = t.meetings.seats
  const { search, setSearch, unitId, setUnitId, people } = usePeopleSearch(isOpen)
  const [chosen, setChosen] = useState<PersonLine[]>([])
  const isChosen = (person: PersonLine) => chosen.some((one) => one.id === person.id)
  const free = people?.filter((person) => !taken?.has(person.id)) ?? []
  const close = () => { setChosen([]); onClose() }
  const press = (person: PersonLine) => {
    if (!props.many) { props.onChoose(person); close(); return }
    setChosen(isChosen(person) ? chosen.filter((one) => one.id !== person.id) : [...chosen, person])
  }
  const confirm = () => { if (props.many && chosen.length > 0) { props.onChoose(chosen); close() } }
  return (
    <Sheet isOpen={isOpen} onClose={close} title={title} foot={props.many && <Button look="primary" size="large" wide disabled={chosen.length === 0} onClick={confirm}>{words.addCount(chosen.length)}</Button>}>
      <div className="grid gap-4">
        {head}
        <TextField label={words.search} type="search" autoComplete="off" value={search} onChange={(event) => setSearch(event.target.value)} autoFocus />
        {units && (
          <SelectField label={words.unit} value={unitId} onChange={(event) => setUnitId(event.target.value)}
            options={[{ value: '', label: words.allUnits }, ...units.map((unit) => ({ value: unit.id, label: `${'\u00a0\u00a0\u00a0'.repeat(unit.depth)}${unit.name}` }))]} />
        )}
        {people === null && <Loading />}
        {people?.length === 0 && <EmptyState icon={Search} title={words.none}>{words.noneHint}</EmptyState>}
        {props.many && (unitId !== '' || search !== '') && free.length > 1 && !free.every(isChosen) && (
          <Button onClick={() => setChosen([...chosen, ...free.filter((person) => !isChosen(person))])} icon={Check}>{words.chooseAll(free.length)}</Button>
        )}
        <ul className="divide-y divide-line border-y border-line empty:hidden">
          {people?.map((person) => <li key={person.id}><PersonChoice person={person} taken={taken?.has(person.id) ?? false} chosen={isChosen(person)} many={props.many ?? false} onPress={() => press(person)} /></li>)}
        </ul>
      </div>
    </Sheet>
  )
}

function PersonChoice({ person, taken, chosen, many, onPress }: { person: PersonLine; taken: boolean; chosen: boolean; many: boolean; onPress: () => void }) {
  const words = useText().meetings.seats
  return (
    <button type="button" disabled={taken} aria-pressed={many ? chosen : undefined} onClick={onPress}
      className="flex min-h-16 w-full items-center gap-3 rounded-sm px-2 py-2 text-left hover:bg-well disabled:text-muted aria-pressed:bg-green-tint">
      {many && (
        <span aria-hidden className={`grid size-7 shrink-0 place-items-center rounded-sm border ${chosen ? 'border-green bg-green text-on-green' : 'border-edge'}`}>{chosen && <Check className="size-5" />}</span>
      )}
      <span className="min-w-0 flex-1"><PersonText person={person} /></span>
      {taken && <span className="inline-flex items-center gap-1.5"><UserRoundX aria-hidden className="size-4.5" />{words.seated}</span>}
    </button>
  )
}
