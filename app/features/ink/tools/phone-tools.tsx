import { Check, Hand, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import type { InkSession } from '../ink-session'
import type { ToolsProps } from './ink-tools'
import { layerless, LayersButton, LayerSelect, LockedLine } from '../layers/layer-choice'
import { SentLine } from './sent-line'
import { isDrawing, widthOf } from './tool-choice'
import { toolGroupOf, toolGroups } from './tool-groups'
import { ColourDot, ToolOptions, WidthName } from './tool-options'

const buttonClass = 'min-w-touch shrink-0 px-0.5'

/**
 * The tools of a phone, and of a tablet with a list beside the paper: two rows at the paper's foot, in the place of the reader's controls. The first is scrolled by the thumb; the
 * second says what the tool is set to and where it writes. More of it comes out above and goes when the page is touched.
 */
export function PhoneTools({ session, onLayers }: ToolsProps) {
  const t = useText()
  const plate = useRef<HTMLElement>(null)
  const { tool, byHand, canUndo, canRedo, hint } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const [optionsOut, setOptionsOut] = useState(false)
  useGoingAway(plate, optionsOut, setOptionsOut)
  useEffect(() => { plate.current?.querySelector('[data-group][aria-pressed=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }) }, [tool])
  return (
    <section ref={plate} aria-label={t.marks.tools} data-phone-tools data-mark-tools className="pointer-events-auto visible absolute -inset-x-2 -bottom-3 z-20 md:-inset-x-4 md:-bottom-4 rounded-t-xl bg-sheet pb-[env(safe-area-inset-bottom)] text-ink shadow-sheet">
      {optionsOut && (
        <div className="absolute inset-x-2 bottom-full mb-2 grid gap-1 rounded-xl bg-sheet p-2 shadow-float" data-options>
          <ToolOptions session={session} spread />
        </div>
      )}
      <p role="status" className="px-4 pt-2 leading-snug empty:hidden">{hint ? t.marks.words.hints[hint] : tool === 'note' && t.marks.hand.hints.note}</p>
      <LockedLine session={session} />
      <SentLine session={session} brief />
      <div className="flex items-stretch gap-1 p-1">
        <div className="flex min-w-0 flex-1 gap-1 scroll-pr-4 overflow-x-auto overscroll-x-contain pr-4 [mask-image:linear-gradient(to_right,#000_calc(100%-1rem),transparent)] [scrollbar-width:none]">
          <BarButton icon={Hand} className={buttonClass} aria-pressed={byHand} onClick={() => session.choose({ byHand: !byHand })}>{t.marks.byHand}</BarButton>
          {toolGroups.map(({ name, icon, tools }) => {
            const chosen = tools.includes(tool)
            return <BarButton key={name} icon={icon} className={buttonClass} data-group aria-pressed={chosen} onClick={() => (chosen ? setOptionsOut(!optionsOut) : session.choose({ tool: tools[0] }))}>{t.marks.toolNames[name]}</BarButton>
          })}
          <BarButton icon={Redo2} className={buttonClass} disabled={!canRedo} onClick={() => session.edits.redo()}>{t.marks.redo}</BarButton>
          <LayersButton session={session} onPress={onLayers} className={buttonClass} />
        </div>
        <BarButton icon={Check} className={buttonClass} onClick={() => session.choose({ open: false })}>{t.marks.done}</BarButton>
      </div>
      <div className="flex items-center gap-1 border-t border-line p-1 pb-1.5 in-data-[text=large]:flex-wrap">
        <ChosenOptions session={session} isOut={optionsOut} onPress={() => setOptionsOut(!optionsOut)} />
        {!layerless.includes(tool) && <LayerSelect session={session} className="min-w-0 flex-1 in-data-[text=large]:order-last in-data-[text=large]:basis-full" />}
        <BarButton icon={Undo2} className={classNames(buttonClass, 'ml-auto')} disabled={!canUndo} onClick={() => session.edits.undo()}>{t.marks.undo}</BarButton>
      </div>
    </section>
  )
}

/** What the tool in hand is set to, which opens the rest; or, where nothing can be set, what to do with it, which for a note stands above. */
function ChosenOptions({ session, isOut, onPress }: { session: InkSession; isOut: boolean; onPress: () => void }) {
  const t = useText()
  const state = useSyncExternalStore(session.subscribe, session.get, session.get)
  const { tool, stamp } = state
  const { hints, kinds } = t.marks.hand
  if (tool === 'note') return null
  if (tool in hints) return <p className="min-w-32 flex-1 px-3 leading-tight text-pretty text-muted">{hints[tool as keyof typeof hints]}</p>
  const several = (toolGroupOf(tool)?.tools.length ?? 0) > 1
  return (
    <button type="button" aria-expanded={isOut} onClick={onPress} className="inline-flex min-h-touch shrink-0 items-center gap-1.5 rounded-md border border-edge px-2 font-medium whitespace-nowrap hover:bg-well aria-expanded:bg-green-tint aria-expanded:text-green">
      <ColourDot colour={session.colourOf(tool)} />
      <span className="sr-only">{t.marks.hand.options}: </span>
      {tool === 'stamp' && t.marks.stamps[stamp]}
      {several && kinds[tool as keyof typeof kinds]}
      {!several && isDrawing(tool) && <WidthName tool={tool} width={widthOf(state, tool)} />}
    </button>
  )
}

/** The options go when something else is touched: the page, to draw on it. */
function useGoingAway(plate: React.RefObject<HTMLElement>, out: boolean, setOut: (out: boolean) => void) {
  useEffect(() => {
    if (!out) return
    const away = ({ target }: Event) => { if (target instanceof Node && !plate.current?.contains(target)) setOut(false) }
    const escape = ({ key }: KeyboardEvent) => { if (key === 'Escape') setOut(false) }
    window.addEventListener('pointerdown', away, { capture: true })
    window.addEventListener('keydown', escape)
    return () => {
      window.removeEventListener('pointerdown', away, { capture: true })
      window.removeEventListener('keydown', escape)
    }
  }, [plate, out, setOut])
}
