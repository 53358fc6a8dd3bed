import { Check, Hand, Redo2, Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import type { InkSession } from './ink-session'
import { LayerChoice, LayersButton } from './layer-choice'
import { toolGroups } from './tool-groups'
import { ToolOptions } from './tool-options'

/** On a phone two rows hold them all; there "Ghi chú" itself puts the tools away. */
const key = 'max-sm:min-w-touch max-sm:px-1'

/**
 * The tools, at the thumb and over the page, which stays where it is: what to write with, back and forth; below them what
 * the chosen tool needs, on which layer it writes, and whether everything has been sent.
 */
export function InkTools({ session }: { session: InkSession }) {
  const t = useText()
  const { tool, byHand, canUndo, canRedo, hint } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return (
    <section aria-label={t.marks.tools} className="pointer-events-auto absolute right-0 bottom-full mb-2 grid w-224 max-w-full gap-1 rounded-lg bg-sheet p-2 text-ink shadow-float">
      <div className="flex flex-wrap justify-between gap-x-0.5 gap-y-1 sm:justify-end sm:gap-1">
        {toolGroups.map(({ name, icon, tools }) => (
          <BarButton key={name} icon={icon} className={key} aria-pressed={tools.includes(tool)} onClick={() => tools.includes(tool) || session.choose({ tool: tools[0] })}>{t.marks.toolNames[name]}</BarButton>
        ))}
        <BarButton icon={Undo2} className={key} disabled={!canUndo} onClick={() => session.undo()}>{t.marks.undo}</BarButton>
        <BarButton icon={Redo2} className={key} disabled={!canRedo} onClick={() => session.redo()}>{t.marks.redo}</BarButton>
        <BarButton icon={Hand} className={key} aria-pressed={byHand} onClick={() => session.choose({ byHand: !byHand })}>{t.marks.byHand}</BarButton>
        <LayersButton session={session} />
        <BarButton icon={Check} className="max-sm:hidden" onClick={() => session.choose({ open: false })}>{t.marks.done}</BarButton>
      </div>
      <p role="status" className="px-2 empty:hidden">{hint && t.marks.words.hints[hint]}</p>
      <div className="flex min-h-touch flex-wrap items-center border-t border-line pt-1">
        <ToolOptions session={session} />
        <div className="flex grow flex-wrap items-center justify-between">
          <LayerChoice session={session} />
          <SentLine session={session} />
        </div>
      </div>
    </section>
  )
}

function SentLine({ session }: { session: InkSession }) {
  const t = useText()
  const { unsent, notSaved, refusal } = useSyncExternalStore(session.subscribe, session.get, session.get)
  if (refusal) return <p role="alert" className="ml-auto max-w-prose px-2 text-live">{t.refusals[refusal.code as RefusalCode]({})} {refusal.moved > 0 && t.marks.movedToPrivate(refusal.moved)}</p>
  if (notSaved) return <p role="status" className="ml-auto max-w-prose px-2 text-live">{t.marks.notSaved}</p>
  return <p role="status" className="ml-auto px-2 text-muted">{unsent > 0 ? t.marks.unsentExplained(unsent) : t.marks.saved}</p>
}
