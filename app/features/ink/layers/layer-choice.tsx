import { ChevronDown, Layers, Lock } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { LayerName } from '~/domain/annotations/layer'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { ChoiceChips } from '../tools/choice-chips'
import type { InkSession } from '../ink-session'
import { useLayerNames } from './layer-names'
import { useLocker } from './locker'
import type { Tool } from '../tools/tool-choice'

/** What is moved or taken away stays on its layer. */
export const layerless: readonly Tool[] = ['eraser', 'lasso']

/** "Ghi vào": the layers that can be written on now. Two stand side by side; more would hide the page. */
export function LayerChoice({ session }: { session: InkSession }) {
  const t = useText()
  const { tool } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return (
    <>
      <LockedLine session={session} />
      {!layerless.includes(tool) && (
        <div className="flex min-w-0 max-w-full items-center gap-1 pl-3">
          <span aria-hidden className="shrink-0 text-muted">{t.marks.layer}</span>
          {session.writable.length > 2 ? <LayerSelect session={session} className="ml-1 w-56" /> : <LayerRadios session={session} />}
        </div>
      )}
    </>
  )
}

/** "Chủ trì đã khóa Ghi chú chung" */
export function LockedLine({ session }: { session: InkSession }) {
  const t = useText()
  const { lockedBy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const lockerName = useLocker()
  return lockedBy !== null && <p role="status" className="inline-flex items-center gap-2 px-2 font-medium max-sm:px-4 max-sm:pt-2 sm:min-h-touch"><Lock aria-hidden className="size-5 shrink-0" />{t.marks.layersOf.locked(lockerName(lockedBy))}</p>
}

function useChoice(session: InkSession) {
  const { layer, groups } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return { names: session.writable, chosen: layer, nameOf: useLayerNames(groups), onChoose: (name: LayerName) => session.choose({ layer: name }) }
}

function LayerRadios({ session }: { session: InkSession }) {
  const t = useText()
  const { names, chosen, nameOf, onChoose } = useChoice(session)
  return <ChoiceChips label={t.marks.layer} names={names} chosen={chosen} onChoose={onChoose} textOf={nameOf} className="gap-1" />
}

/** The same where there is room for the chosen one alone. */
export function LayerSelect({ session, className }: { session: InkSession; className: string }) {
  const t = useText()
  const { names, chosen, nameOf, onChoose } = useChoice(session)
  return (
    <span className={classNames('relative min-w-0', className)}>
      <select aria-label={t.marks.layer} value={chosen} onChange={(event) => { for (const name of names) if (name === event.target.value) onChoose(name) }}
        className="min-h-touch w-full appearance-none truncate rounded-md border border-edge bg-sheet pr-7 pl-2 font-medium text-green sm:pr-10 sm:pl-3">
        {names.map((name) => <option key={name} value={name}>{nameOf(name)}</option>)}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-1.5 size-5 -translate-y-1/2 text-muted sm:right-3" />
    </span>
  )
}

/** Opens "Hiển thị ghi chú", and says so where something is put out of sight: what is missing is not lost. */
export function LayersButton({ session, onPress, className }: { session: InkSession; onPress: () => void; className?: string }) {
  const t = useText()
  const { hidden, unreached, illegible } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const isHiding = hidden.layers.length + hidden.people.length + unreached.length + illegible > 0
  return <BarButton icon={Layers} className={className} aria-haspopup="dialog" aria-pressed={isHiding} onClick={onPress}>{isHiding ? t.marks.layersOf.someHidden : t.marks.layersOf.button}</BarButton>
}
