import { Highlighter, MessageSquarePlus, Strikethrough, Underline } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import type { TextKind } from '~/domain/annotations/mark'
import { markedText } from '~/domain/annotations/text-boxes'
import { useText } from '~/i18n'
import { BarButton } from '~/ui/button'
import { useToast } from '~/ui/toast'
import type { InkSession } from '../ink-session'
import { useLayerNames } from '../layers/layer-names'
import { markKeys } from './mark-keys'
import { freeSpot } from './note-spot'
import { pageInSight } from './page-in-sight'
import { readSelectedWords, useSelectedWords, type SelectedWords } from './selected-words'
import { toolOfText } from '../tools/tool-choice'

const gapPx = 10
const edgePx = 8

/** Words that were selected as in any text can be marked and commented on at once; the same by keys. */
export function SelectionBar({ session }: { session: InkSession }) {
  const t = useText()
  const { versionId } = session.options
  const selected = useSelectedWords(versionId)
  const { layer, groups, draft } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const layerName = useLayerNames(groups)
  useMarkKeys(session)
  if (!selected || draft || !session.mayWrite) return null
  return (
    <Floating end={selected.end} label={t.marks.words.selected}>
      <div className="flex justify-between">
        <BarButton icon={Highlighter} onClick={() => markSelected(session, 'text-highlight', selected)}>{t.marks.words.highlight}</BarButton>
        <BarButton icon={Underline} onClick={() => markSelected(session, 'underline', selected)}>{t.marks.words.underline}</BarButton>
        <BarButton icon={Strikethrough} onClick={() => markSelected(session, 'strike', selected)}>{t.marks.words.strike}</BarButton>
        <BarButton icon={MessageSquarePlus} onClick={() => commentOn(session, selected)}>{t.marks.words.comment}</BarButton>
      </div>
      <p className="px-2 text-muted">{t.marks.words.writeTo(layerName(layer))}</p>
    </Floating>
  )
}

/** Below the end of the selection, because browsers put their own menu above it; above where there is no room. */
function Floating({ end, label, children }: { end: DOMRect; label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const { offsetWidth, offsetHeight } = element
    const below = end.bottom + gapPx
    const top = below + offsetHeight + edgePx <= innerHeight ? below : end.top - gapPx - offsetHeight
    const left = Math.min(Math.max(edgePx, end.right - offsetWidth / 2), innerWidth - offsetWidth - edgePx)
    Object.assign(element.style, { left: `${left}px`, top: `${Math.max(edgePx, top)}px` })
  }, [end])
  return (
    // pressed, it takes the selection away in some browsers before the press counts
    <div ref={bar} role="toolbar" aria-label={label} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}
      className="pointer-events-auto visible fixed z-30 max-w-[calc(100vw-1rem)] rounded-lg bg-sheet p-1 text-ink shadow-float">
      {children}
    </div>
  )
}

function markSelected(session: InkSession, kind: TextKind, { pages }: SelectedWords) {
  const { layer } = session.get()
  const colour = session.colourOf(toolOfText(kind))
  for (const { page, lines } of pages) session.edits.put(layer, { kind, page, colour, madeAt: Date.now(), ...markedText(lines.map(({ words }) => words)) })
  getSelection()?.removeAllRanges()
}

/** T4 The note goes to where the words end, and is about them: over several pages about those on the last one. */
function commentOn(session: InkSession, { pages }: SelectedWords) {
  const last = pages.at(-1)
  const [, top, right, bottom] = last?.lines.at(-1)?.box ?? []
  getSelection()?.removeAllRanges()
  if (!last || top === undefined || right === undefined || bottom === undefined) return
  const about = markedText(last.lines.map(({ words }) => words))
  session.choose({ draft: { page: last.page, x: right, y: (top + bottom) / 2, ...(about.quote !== '' && { about }) } })
}

/** Runs the keys of `markKeys` while nothing is being typed and no sheet is open. */
function useMarkKeys(session: InkSession) {
  const t = useText()
  const say = useToast()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]')) return
      const does = markKeys.find(({ code }) => code === event.code)?.does
      const page = pageInSight()
      if (!does || page === null) return
      event.preventDefault()
      const selected = readSelectedWords(session.options.versionId)
      if (does === 'list') return void document.querySelector<HTMLElement>(`[data-page-notes="${page}"]`)?.querySelector<HTMLElement>('[tabindex="0"], button')?.focus()
      if (!session.mayWrite) return
      if (does === 'note') return selected ? commentOn(session, selected) : session.choose({ draft: { page, ...freeSpot(session.marksOn(page)) } })
      if (!selected) return say(t.marks.words.nothingSelected)
      markSelected(session, does, selected)
      say(t.marks.words.marked(t.opinions.markKinds[does]))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [session, say, t])
}
