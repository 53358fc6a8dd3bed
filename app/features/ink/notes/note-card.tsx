import { X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '~/i18n'
import type { Spot } from '../../reader/page-space'
import { cardPlace, sideOf, type Room, type Side } from './card-place'
import { PlacedAt } from '../page/placed-at'

const edgePx = 8
/** the reader's controls, which lie over the paper at its foot */
const controlsPx = 76

type CardProps = { at: Spot; label: string; /** on whose layer it is */ above?: string; onClose: () => void; children: ReactNode }

/** A small card by a point of the page, that Escape and its button put away. It stands beside the pages, which cut off what lies in them, and before what follows the reader. */
export function NoteCard({ at, label, above, onClose, children }: CardProps) {
  const t = useText()
  const pin = useRef<HTMLSpanElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  useFocusInside(card)
  useByPin(pin, card, words)
  return (
    <PlacedAt x={at.x} y={at.y}>
      <span ref={pin} />
      {createPortal(
        <div ref={card} role="dialog" tabIndex={-1} aria-label={label} onKeyDown={(event) => event.key === 'Escape' && onClose()}
          className="fixed z-30 flex w-88 max-w-[calc(100vw-1rem)] flex-col rounded-lg bg-sheet text-ink shadow-sheet outline-none">
          <header className="flex items-center justify-between gap-2 pt-1 pr-1 pl-4">
            <p className="min-w-0 text-muted wrap-anywhere">{above}</p>
            <button type="button" onClick={onClose} aria-label={t.common.close} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well"><X aria-hidden className="size-5" /></button>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4"><div ref={words}>{children}</div></div>
        </div>, document.querySelector('.reading-window')?.parentElement ?? document.body)}
    </PlacedAt>
  )
}

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

/** Keeps the card by its pin while the page is scrolled, on the side that it had room on when it opened, and in the window as its words grow. */
function useByPin(pin: RefObject<HTMLElement>, card: RefObject<HTMLElement>, words: RefObject<HTMLElement>) {
  useLayoutEffect(() => {
    const [point, element, content] = [pin.current, card.current, words.current]
    if (!point || !element || !content) return
    let side: Side | null = null
    const place = () => {
      const room = roomAround(point)
      element.style.maxHeight = `${room.bottom - room.top}px`
      const { left: x, top: y } = point.getBoundingClientRect()
      const size = { width: element.offsetWidth, height: element.offsetHeight }
      side ??= sideOf({ x, y }, size, room)
      const { left, top } = cardPlace(side, { x, y }, size, room)
      Object.assign(element.style, { left: `${left}px`, top: `${top}px` })
    }
    place()
    const watching = new ResizeObserver(place)
    watching.observe(content)
    const over = { capture: true, passive: true }
    window.addEventListener('scroll', place, over)
    window.visualViewport?.addEventListener('resize', place)
    return () => {
      watching.disconnect()
      window.removeEventListener('scroll', place, over)
      window.visualViewport?.removeEventListener('resize', place)
    }
  }, [pin, card, words])
}

/** What of the paper's window nothing lies over: above the tools, or the reader's controls, and the keyboard on the glass. */
function roomAround(point: HTMLElement): Room {
  const { left, top, right, bottom } = (point.closest('.reading-window') ?? document.documentElement).getBoundingClientRect()
  const tools = document.querySelector('[data-mark-tools]')?.getBoundingClientRect().top ?? bottom - controlsPx
  const { offsetTop = 0, height = innerHeight } = window.visualViewport ?? {}
  return { left: left + edgePx, top: Math.max(top, 0) + edgePx, right: right - edgePx, bottom: Math.min(tools, bottom, offsetTop + height) - edgePx }
}
