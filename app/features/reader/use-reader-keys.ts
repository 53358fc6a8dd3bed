import { useEffect, useRef } from 'react'
import type { ReadingWindow } from './use-reading-window'

/** A key as it is printed on the keyboard, and what it does. */
export type ReaderKey = { key: string; does: string }

type Step = 'next' | 'previous' | 'first' | 'last'
const steps: Readonly<Record<string, Step>> = { ArrowRight: 'next', ArrowLeft: 'previous' }
/** Where the whole page is seen there is nothing to scroll: these keys turn it too. */
const pageSteps: Readonly<Record<string, Step>> = {
  ...steps, ArrowDown: 'next', ArrowUp: 'previous', PageDown: 'next', PageUp: 'previous', ' ': 'next', Home: 'first', End: 'last',
}

/** The keys of the whole window: pages are turned wherever the focus is, unless somebody types or has a sheet before him. */
export function useReaderKeys(view: ReadingWindow, onSearch: () => void) {
  const latest = useRef({ view, onSearch })
  useEffect(() => { latest.current = { view, onSearch } })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
        event.preventDefault()
        latest.current.onSearch()
      } else turnByKey(event, latest.current.view)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** On a page that is larger than the window these keys scroll, as everywhere. */
function turnByKey(event: KeyboardEvent, { fit, zoom, sight, laid, turnTo }: ReadingWindow) {
  const step = (fit === 'page' ? pageSteps : steps)[event.key]
  if (!step || zoom > 1 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key === ' ' && isButton(event.target)) return
  event.preventDefault()
  const back = event.key === ' ' && event.shiftKey
  turnTo({ next: back ? sight.current - 1 : sight.currentLast + 1, previous: sight.current - 1, first: 1, last: laid.length }[step])
}

const isWithin = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null
const isElsewhere = (target: EventTarget | null) => isWithin(target, '[role=dialog], [role=alertdialog]')
const isTyping = (target: EventTarget | null) => isWithin(target, 'input, textarea, select, [contenteditable]')
const isButton = (target: EventTarget | null) => isWithin(target, 'button, a, summary')
