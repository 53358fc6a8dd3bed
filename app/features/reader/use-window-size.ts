import { useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { pageRims } from './page-layout'
import type { Fit, Size } from './page-space'

/** Pixels of paper grey around the pages on wide screens, as in reader.css. */
export const rimPx = () => (matchMedia('(min-width: 48rem)').matches ? 24 : 0)

/** The window's inner size without scroll bars, and the room in it for pages. Null until the browser has measured it. */
export function useWindowSize(scroller: RefObject<HTMLElement>, fit: Fit): { window: Size; room: Size } | null {
  const [size, setSize] = useState<Size | null>(null)
  useBrowserLayoutEffect(() => {
    const window = scroller.current
    if (!window) return
    const measure = () => setSize((old) => {
      const { clientWidth: width, clientHeight: height } = window
      return old?.width === width && old.height === height ? old : { width, height }
    })
    measure()
    const observer = new ResizeObserver(() => flushSync(measure)) // before the browser paints the pages where they are not any more
    observer.observe(window)
    return () => observer.disconnect()
  }, [scroller])
  if (!size) return null
  const below = fit === 'page' ? pageRims.above + pageRims.below : 2 * rimPx()
  return { window: size, room: { width: size.width - 2 * rimPx(), height: Math.max(1, size.height - below) } }
}
