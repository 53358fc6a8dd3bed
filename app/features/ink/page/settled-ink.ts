import { useEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { PageUnits } from '~/domain/annotations/drawing'
import type { Mark } from '~/domain/annotations/mark'
import { SettledPicture } from './settled-picture'
import { toSettle } from './settling'

const none: ReadonlySet<Mark> = new Set()

/**
 * The older marks of a full page as one picture: thousands of shapes would be gone through at every change and every
 * repaint. The ref is for the picture's place; `taken` are the marks that are to be seen in it and need no shapes.
 */
export function useSettledInk(marks: readonly Mark[], units: PageUnits): { place: RefObject<HTMLDivElement>; taken: ReadonlySet<Mark> } {
  const place = useRef<HTMLDivElement>(null)
  const picture = useRef<SettledPicture | null>(null)
  const [taken, setTaken] = useState(none)
  const { width, height } = units
  useEffect(() => {
    if (!place.current) return
    // a mark's shape goes in the frame in which the picture has it
    const made = new SettledPicture(place.current, (shown) => flushSync(() => setTaken(new Set(shown))))
    picture.current = made
    return () => made.close()
  }, [])
  useEffect(() => {
    const element = place.current
    if (!element) return
    const want = () => picture.current?.want(toSettle(marks, taken), { width, height })
    want()
    const watch = new ResizeObserver(want)
    watch.observe(element)
    return () => watch.disconnect()
  }, [marks, taken, width, height])
  return { place, taken }
}
