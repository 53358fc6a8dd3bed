import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { LayerName } from '~/domain/annotations/layer'
import { everyOpinion, opinionKinds, type OpinionFilter } from '~/domain/annotations/opinions'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/field'

type FiltersProps = {
  filter: OpinionFilter
  onFilter: (filter: OpinionFilter) => void
  people: readonly { id: string; name: string }[]
  layers: readonly { name: LayerName; label: string }[]
}

/** Words to be looked for, and behind one button whose, of which kind and on which layer. */
export function OpinionFilters({ filter, onFilter, people, layers }: FiltersProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const set = [filter.person, filter.kind, filter.layer].filter((part) => part !== null).length
  const choices = (every: string, options: { value: string; label: string }[]) => [{ value: '', label: every }, ...options]
  return (
    <div role="search" className="grid gap-3">
      <div className="flex gap-2">
        <input type="search" aria-label={t.opinions.search} placeholder={t.opinions.search} value={filter.search} onChange={({ target }) => onFilter({ ...filter, search: target.value })} className="field-box min-w-0 flex-1" />
        <Button icon={ListFilter} className="px-3! whitespace-nowrap" aria-expanded={open} aria-label={t.opinions.filters} onClick={() => setOpen(!open)}>{set > 0 ? t.opinions.filterCount(set) : t.opinions.filter}</Button>
      </div>
      {open && (
        <div className="grid gap-3">
          <SelectField label={t.opinions.person} value={filter.person ?? ''} onChange={({ target }) => onFilter({ ...filter, person: target.value || null })} options={choices(t.opinions.everyPerson, people.map(({ id, name }) => ({ value: id, label: name })))} />
          <SelectField label={t.opinions.kind} value={filter.kind ?? ''} onChange={({ target }) => onFilter({ ...filter, kind: opinionKinds.find((kind) => kind === target.value) ?? null })} options={choices(t.opinions.everyKind, opinionKinds.map((kind) => ({ value: kind, label: t.opinions.kinds[kind] })))} />
          {layers.length > 1 && <SelectField label={t.opinions.layer} value={filter.layer ?? ''} onChange={({ target }) => onFilter({ ...filter, layer: target.value || null })} options={choices(t.opinions.everyLayer, layers.map(({ name, label }) => ({ value: name, label })))} />}
          {set > 0 && <Button look="quiet" className="justify-self-start" onClick={() => onFilter({ ...everyOpinion, search: filter.search })}>{t.opinions.clearFilter}</Button>}
        </div>
      )}
    </div>
  )
}
