import { useSyncExternalStore } from 'react'
import { groupOf, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import { useText } from '~/i18n'
import type { InkSession } from './ink-session'

/** "Ghi chú riêng", "Ghi chú chung", "Nhóm: Tổ biên tập": the name of a layer as the screen says it. */
export function useLayerNames(groups: readonly NoteGroup[]): (layer: LayerName) => string {
  const t = useText()
  return (layer) => {
    if (layer === 'room' || layer === 'private') return t.marks.layers[layer]
    return t.marks.layersOf.group(groups.find(({ id }) => id === groupOf(layer))?.name ?? '')
  }
}

/** "Ghi vào": the layers that can be written on now. */
export function LayerChoice({ session }: { session: InkSession }) {
  const t = useText()
  const { layer, groups } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const nameOf = useLayerNames(groups)
  return (
    <fieldset className="flex max-h-36 flex-wrap gap-1 overflow-y-auto overscroll-contain">
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
