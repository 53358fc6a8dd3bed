import { Check, Hand, Redo2, Undo2 } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import type { InkSession } from '../ink-session'
import { LayerChoice, LayersButton } from '../layers/layer-choice'
import { LayersSheet } from '../layers/layers-sheet'
import { PhoneTools } from './phone-tools'
import { SentLine } from './sent-line'
import { toolGroups } from './tool-groups'
import { ToolOptions } from './tool-options'

export type ToolsProps = { session: InkSession; onLayers: () => void }

/** A narrower window of the paper, on a phone or beside a list on a tablet, has room for a phone's tools only. */
const narrowPx = 640

const paperWindow = () => document.querySelector<HTMLElement>('.reading-window')

function watchPaperWindow(listener: () => void) {
  const watching = new ResizeObserver(listener)
  const element = paperWindow()
  if (element) watching.observe(element)
  return () => watching.disconnect()
}

/** The tools, as the paper's window has room for them. A form that is open in their sheet stays when a tablet is turned. */
export function InkTools({ session }: { session: InkSession }) {
  const [layersOut, setLayersOut] = useState(false)
  const isNarrow = useSyncExternalStore(watchPaperWindow, () => (paperWindow()?.offsetWidth ?? innerWidth) < narrowPx, () => false)
  const Tools = isNarrow ? PhoneTools : WideTools
  return (
    <>
      <Tools session={session} onLayers={() => setLayersOut(true)} />
      <LayersSheet session={session} isOpen={layersOut} onClose={() => setLayersOut(false)} />
    </>
  )
}

/**
 * The tools, at the thumb and over the page, which stays where it is: what to write with, back and forth; above them, where
 * there is room to grow, what the chosen tool needs, on which layer it writes, and whether everything has been sent.
 */
function WideTools({ session, onLayers }: ToolsProps) {
  const t = useText()
  const { tool, byHand, canUndo, canRedo, hint } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return (
    <section aria-label={t.marks.tools} data-mark-tools className="pointer-events-auto absolute right-0 bottom-full mb-2 grid w-224 max-w-full gap-1 rounded-lg bg-sheet p-2 text-ink shadow-float">
      <p role="status" className="px-3 pt-1 empty:hidden">{hint && t.marks.words.hints[hint]}</p>
      <div className="flex min-h-touch flex-wrap items-center gap-y-1 border-b border-line pb-1">
        <ToolOptions session={session} />
        <div className="flex grow flex-wrap items-center justify-between gap-x-2">
          <LayerChoice session={session} />
          <SentLine session={session} />
        </div>
      </div>
      <div className="flex flex-wrap gap-1 *:min-w-touch! *:grow *:px-1!">
        {toolGroups.map(({ name, icon, tools }) => (
          <BarButton key={name} icon={icon} aria-pressed={tools.includes(tool)} onClick={() => tools.includes(tool) || session.choose({ tool: tools[0] })}>{t.marks.toolNames[name]}</BarButton>
        ))}
        <BarButton icon={Undo2} disabled={!canUndo} onClick={() => session.edits.undo()}>{t.marks.undo}</BarButton>
        <BarButton icon={Redo2} disabled={!canRedo} onClick={() => session.edits.redo()}>{t.marks.redo}</BarButton>
        <BarButton icon={Hand} aria-pressed={byHand} onClick={() => session.choose({ byHand: !byHand })}>{t.marks.byHand}</BarButton>
        <LayersButton session={session} onPress={onLayers} />
        <BarButton icon={Check} onClick={() => session.choose({ open: false })}>{t.marks.done}</BarButton>
      </div>
    </section>
  )
}
