import { X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useText } from '~/i18n'
import type { Size, Spot } from '../reader/page-space'
import { within, type ShownPart } from './shown-part'

const cardWidthPx = 340
const gapPx = 26
/** what lies over the paper at the foot and at the head of the window */
const controlsPx = 80
const barPx = 70

/** The focus goes into the card when it opens, stays in it when a form there is put away, and goes back when it closes. */
function useFocusInside(card: RefObject<HTMLElement>) {
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    if (!element.contains(document.activeElement)) element.focus({ preventScroll: true })
    // what had the focus is gone: browsers leave it to nobody
    const watching = new MutationObserver(() => { if (document.activeElement === document.body) element.focus({ preventScroll: true }) })
    watching.observe(element, { childList: true, subtree: true })
    return () => {
      watching.disconnect()
      if (element.contains(document.activeElement) && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [card, before])
}

/** A small card by a point of the page, wholly on what is shown of it, that Escape and its button put away. */
export function PageCard({ at, size, shown, label, onClose, children }: { at: Spot; size: Size; shown: ShownPart; label: string; onClose: () => void; children: ReactNode }) {
  const t = useText()
  const card = useRef<HTMLDivElement>(null)
  useFocusInside(card)
  const { x, y } = at
  const { width, height } = size
  useLayoutEffect(() => {
    const cardWidth = Math.min(cardWidthPx, shown.right - shown.left - 16)
    const left = within(x * width - cardWidth / 2, shown.left + 8, shown.right - cardWidth - 8)
    const element = card.current
    const page = element?.parentElement?.getBoundingClientRect()
    if (!element || !page) return
    Object.assign(element.style, { left: `${left}px`, width: `${cardWidth}px` })
    const needed = gapPx + element.offsetHeight
    const at = page.top + y * height
    const above = at + needed > innerHeight - controlsPx && at - needed > barPx || y * height + needed > shown.bottom
    Object.assign(element.style, { top: above ? 'auto' : `${y * height + gapPx}px`, bottom: above ? `${(1 - y) * height + gapPx}px` : 'auto' })
  }, [x, y, width, height, shown])
  return (
    <div ref={card} role="dialog" tabIndex={-1} aria-label={label} onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="pointer-events-auto absolute z-10 rounded-md bg-sheet p-4 text-ink shadow-sheet outline-none">
      <button type="button" onClick={onClose} aria-label={t.common.close} className="absolute top-1 right-1 grid size-touch place-items-center rounded-md hover:bg-well"><X aria-hidden className="size-5" /></button>
      <div className="-m-1 max-h-[min(24rem,56dvh)] overflow-y-auto overscroll-contain p-1">{children}</div>
    </div>
  )
}
