import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Size } from '../../reader/page-space'

/** What of the page is shown, in pixels from the whole page's corner: the reader may have cut the margins away. */
export type ShownPart = { left: number; top: number; right: number; bottom: number }

/** Measures what is shown of the page whenever its size has changed. The ref goes to its upper left corner. */
export function useShownPart({ width, height }: Size): [RefObject<HTMLSpanElement>, ShownPart] {
  const corner = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState<ShownPart>({ left: 0, top: 0, right: width, bottom: height })
  // after the whole page has been laid around what is shown of it
  useEffect(() => {
    const origin = corner.current?.getBoundingClientRect()
    const sheet = corner.current?.closest('section')?.getBoundingClientRect()
    if (!origin || !sheet) return
    setShown({ left: sheet.left - origin.left, top: sheet.top - origin.top, right: sheet.right - origin.left, bottom: sheet.bottom - origin.top })
  }, [width, height])
  return [corner, shown]
}

/** The nearest to a place that lies between two others; the first of these where there is no room. */
export const within = (value: number, from: number, to: number) => Math.min(Math.max(from, value), Math.max(from, to))
