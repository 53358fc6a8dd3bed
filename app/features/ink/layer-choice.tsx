import { Layers, Lock } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import type { LayerName } from '~/domain/annotations/layer'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import type { InkSession } from './ink-session'
import { useLayerNames } from './layer-names'
import { LayersSheet } from './layers-sheet'
import { useLocker } from './locker'

/** "Ghi vào": the layers that can be written on now. Two stand side by side; more would hide the page. */
export function LayerChoice({ session }: { session: InkSession }) {
  const t = useText()
  const { layer, groups, lockedBy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const nameOf = useLayerNames(groups)
  const lockerName = useLocker()
  return (
    <>
      {lockedBy !== null && <p role="status" className="inline-flex min-h-touch items-center gap-2 px-2 font-medium"><Lock aria-hidden className="size-5 shrink-0" />{t.marks.layersOf.locked(lockerName(lockedBy))}</p>}
      {session.writable.length > 2
        ? <LayerSelect names={session.writable} chosen={layer} nameOf={nameOf} onChoose={(name) => session.choose({ layer: name })} />
        : <LayerRadios names={session.writable} chosen={layer} nameOf={nameOf} onChoose={(name) => session.choose({ layer: name })} />}
    </>
  )
}

type Choice = { names: readonly LayerName[]; chosen: LayerName; nameOf: (name: LayerName) => string; onChoose: (name: LayerName) => void }

function LayerRadios({ names, chosen, nameOf, onChoose }: Choice) {
  const t = useText()
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t.marks.layer}</legend>
      {names.map((name) => (
        <label key={name} className="inline-flex min-h-touch items-center rounded-md px-3 font-medium hover:bg-well has-checked:bg-green-tint has-checked:text-green has-focus-visible:outline-3 has-focus-visible:outline-focus">
          <input type="radio" name="mark-layer" className="sr-only" checked={chosen === name} onChange={() => onChoose(name)} />
          {nameOf(name)}
        </label>
      ))}
    </fieldset>
  )
}

function LayerSelect({ names, chosen, nameOf, onChoose }: Choice) {
  const t = useText()
  return (
    <label className="flex min-w-0 max-w-full items-center gap-2 px-2 font-medium">
      <span className="shrink-0">{t.marks.layer}</span>
      <select value={chosen} onChange={(event) => { for (const name of names) if (name === event.target.value) onChoose(name) }}
        className="min-h-touch min-w-0 max-w-72 truncate rounded-md border border-edge bg-sheet px-3 font-medium text-green">
        {names.map((name) => <option key={name} value={name}>{nameOf(name)}</option>)}
      </select>
    </label>
  )
}

/** Opens "Hiển thị ghi chú", and says so where something is put out of sight: what is missing is not lost. */
export function LayersButton({ session }: { session: InkSession }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { hidden } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const isHiding = hidden.layers.length + hidden.people.length > 0
  return (
    <>
      <BarButton icon={Layers} aria-haspopup="dialog" aria-pressed={isHiding} onClick={() => setOpen(true)}>{isHiding ? t.marks.layersOf.someHidden : t.marks.layersOf.button}</BarButton>
      <LayersSheet session={session} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
