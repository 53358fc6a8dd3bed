import { useState, useSyncExternalStore } from 'react'
import { inkColour, inkColours } from '~/domain/annotations/colour'
import { stampNames } from '~/domain/annotations/mark'
import { useText } from '~/i18n'
import { ChoiceChips } from './choice-chips'
import type { InkSession } from '../ink-session'
import { isDrawing, widthNames, widthOf, type DrawingTool, type Tool, type Width } from './tool-choice'
import { toolGroupOf } from './tool-groups'

/** What the chosen tool needs: which kind, which word, what colour, how wide. `spread`: the palette is out. */
export function ToolOptions({ session, spread = false }: { session: InkSession; spread?: boolean }) {
  const t = useText()
  const state = useSyncExternalStore(session.subscribe, session.get, session.get)
  const { tool, stamp } = state
  const kinds = toolGroupOf(tool)?.tools ?? []
  const { hints, kinds: kindNames } = t.marks.hand
  return (
    <>
      {kinds.length > 1 && <ChoiceChips label={t.marks.hand.kind} names={kinds} chosen={tool} onChoose={(kind) => session.choose({ tool: kind })} textOf={(kind) => (kind in kindNames ? kindNames[kind as keyof typeof kindNames] : kind)} />}
      {tool === 'stamp' && <ChoiceChips label={t.marks.hand.stamp} names={stampNames} chosen={stamp} onChoose={(word) => session.choose({ stamp: word })} textOf={(word) => t.marks.stamps[word]} />}
      {isDrawing(tool) && <ChoiceChips label={t.marks.hand.width} names={widthNames} chosen={widthOf(state, tool)} onChoose={(width) => session.choose({ widths: { ...state.widths, [tool]: width } })} textOf={(width) => <WidthName tool={tool} width={width} />} />}
      {tool in hints ? <p className="px-3 text-muted">{hints[tool as keyof typeof hints]}</p> : <ColourChoice key={tool} session={session} tool={tool} spread={spread} />}
    </>
  )
}

const linesPx: Record<Width, number> = { thin: 1.5, middle: 3, broad: 5 }

/** A line of this width, and its name. */
export function WidthName({ tool, width }: { tool: DrawingTool; width: Width }) {
  const t = useText()
  return (
    <>
      <svg viewBox="0 0 18 12" className="h-3 w-4.5" aria-hidden>
        <line x1="3" x2="15" y1="6" y2="6" stroke="currentColor" strokeWidth={linesPx[width] * (tool === 'highlighter' ? 1.6 : 1)} strokeLinecap={tool === 'highlighter' ? 'butt' : 'round'} />
      </svg>
      {t.marks.hand.widths[width]}
    </>
  )
}

/** The palette comes out when it is asked for, or is out. */
function ColourChoice({ session, tool, spread }: { session: InkSession; tool: Tool; spread: boolean }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const colour = session.colourOf(tool)
  const names = t.marks.hand.colours.map((name, index) => (index === session.colour ? t.marks.hand.ownColour(name) : name))
  const choose = (chosen: number) => {
    session.choose({ colours: { ...session.get().colours, [tool]: chosen } })
    setOpen(false)
  }
  return (
    <>
      {!spread && (
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="inline-flex min-h-touch items-center gap-2 rounded-md px-2 font-medium hover:bg-well aria-expanded:bg-well sm:px-3">
          <ColourDot colour={colour} />{t.marks.hand.colour}<span className="sr-only">{names[colour]}</span>
        </button>
      )}
      {(open || spread) && (
        <div role="group" aria-label={t.marks.hand.colour} className={spread ? 'grid grid-cols-5 justify-items-center border-t border-line pt-1' : 'order-first flex w-full flex-wrap border-b border-line pb-1'}>
          {inkColours.map((value, index) => (
            <button key={value} type="button" aria-pressed={index === colour} aria-label={names[index]} onClick={() => choose(index)} className="grid size-touch place-items-center rounded-md hover:bg-well aria-pressed:bg-green-tint">
              <ColourDot colour={index} />
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** `colour`: an index into the palette. */
export function ColourDot({ colour }: { colour: number }) {
  return <svg viewBox="0 0 20 20" className="size-6" aria-hidden><circle cx="10" cy="10" r="9" fill={inkColour(colour)} stroke="#fff" /></svg>
}
