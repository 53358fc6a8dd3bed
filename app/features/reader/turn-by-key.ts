import type { KeyboardEvent } from 'react'
import type { ReadingWindow } from './use-reading-window'

const steps: Readonly<Record<string, 'next' | 'previous'>> = { ArrowRight: 'next', ArrowLeft: 'previous' }
/** Where the whole page is seen there is nothing to scroll: these keys turn it too. */
const pageSteps: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  ...steps, ArrowDown: 'next', ArrowUp: 'previous', PageDown: 'next', PageUp: 'previous', ' ': 'next', Home: 'first', End: 'last',
}

/** Pages by keys while the paper has the focus; on a page that is larger than the window they scroll as everywhere. */
export function turnByKey(event: KeyboardEvent, { fit, zoom, sight, laid, turnTo, scroller }: ReadingWindow) {
  if (event.target !== scroller.current || zoom > 1 || event.ctrlKey || event.metaKey || event.altKey) return
  const step = (fit === 'page' ? pageSteps : steps)[event.key]
  if (!step) return
  event.preventDefault()
  const back = event.key === ' ' && event.shiftKey
  turnTo({ next: back ? sight.current - 1 : sight.currentLast + 1, previous: sight.current - 1, first: 1, last: laid.length }[step])
}
