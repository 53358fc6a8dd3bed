import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { foldForSearch } from '~/domain/kernel/fold'
import type { UnitChoice } from '~/features/people/people-sheet'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { TextField } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'

/** Choosing the units that will name who comes. */
export function UnitsSheet({ units, head, onClose, onChoose }: { units: readonly UnitChoice[]; head: ReactNode; onClose: () => void; onChoose: (unitIds: string[]) => void }) {
  const words = useText().meetings.seats
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const folded = foldForSearch(search)
  const found = units.filter((unit) => foldForSearch(unit.name).includes(folded))
  const press = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <Sheet isOpen onClose={onClose} title={words.addUnitsTitle} foot={
      <Button look="primary" size="large" wide disabled={chosen.length === 0} onClick={() => { onChoose(chosen); onClose() }}>{words.addUnits(chosen.length)}</Button>
    }>
      <div className="grid gap-4">
        {head}
        <TextField label={words.searchUnit} type="search" autoComplete="off" value={search} onChange={(event) => setSearch(event.target.value)} autoFocus />
        {found.length === 0 && <EmptyState icon={Search} title={words.none} />}
        <ul className="divide-y divide-line border-y border-line empty:hidden">
          {found.map((unit) => <li key={unit.id}><Checkbox label={unit.name} checked={chosen.includes(unit.id)} onChange={() => press(unit.id)} /></li>)}
        </ul>
      </div>
    </Sheet>
  )
}
