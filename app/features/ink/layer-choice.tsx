import { Layers, Lock } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import type { InkSession } from './ink-session'
import { useLayerNames } from './layer-names'
import { LayersSheet } from './layers-sheet'
import { useLocker } from './locker'

/** "Ghi vào": the layers that can be written on now. */
export function LayerChoice({ session }: { session: InkSession }) {
  const t = useText()
  const { layer, groups, lockedBy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const nameOf = useLayerNames(groups)
  const lockerName = useLocker()
  return (
    <fieldset className="flex max-h-36 flex-wrap gap-1 overflow-y-auto overscroll-contain">
      {lockedBy !== null && <p role="status" className="inline-flex min-h-touch basis-full items-center gap-2 px-3 font-medium"><Lock aria-hidden className="size-5 shrink-0" />{t.marks.layersOf.locked(lockerName(lockedBy))}</p>}
      <legend className="sr-only">{t.marks.layer}</legend>
      {session.writable.map((name) => (
        <label key={name} className="inline-flex min-h-touch max-w-full items-center rounded-md px-3 leading-tight font-medium text-balance hover:bg-well has-checked:bg-green-tint has-checked:text-green has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
          <input type="radio" name="mark-layer" className="sr-only" checked={layer === name} onChange={() => session.choose({ layer: name })} />
          {nameOf(name)}
        </label>
      ))}
    </fieldset>
  )
}

/** Opens "Lớp ghi chú", and says so where something is put out of sight: what is missing is not lost. */
export function LayersButton({ session }: { session: InkSession }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { hidden } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const isHiding = hidden.layers.length + hidden.people.length > 0
  return (
    <>
      <BarButton icon={Layers} aria-haspopup="dialog" aria-pressed={isHiding} onClick={() => setOpen(true)}>{isHiding ? t.marks.layersOf.someHidden : t.marks.layersOf.open}</BarButton>
      <LayersSheet session={session} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
