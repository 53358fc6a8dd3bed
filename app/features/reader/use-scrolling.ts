import { useEffect, useRef, type RefObject } from 'react'

const lookEveryMs = 80
const restMs = 180

export type Scrolling = {
  /** returns whether a person did it */
  moved(window: HTMLElement): boolean
  looked(window: HTMLElement): void
  rested(): void
}

/** Hears of scrolling once a frame, tells of looks less often, and of rest when it is over. */
export function useScrolling(scroller: RefObject<HTMLElement>, scrolling: Scrolling) {
  const latest = useRef(scrolling)
  useEffect(() => { latest.current = scrolling })
  useEffect(() => {
    const window = scroller.current
    if (!window) return
    let frame = 0
    let rest: ReturnType<typeof setTimeout> | undefined
    let look: ReturnType<typeof setTimeout> | undefined
    const onFrame = () => {
      frame = 0
      if (latest.current.moved(window)) look ??= setTimeout(() => {
        look = undefined
        latest.current.looked(window)
      }, lookEveryMs)
      clearTimeout(rest)
      rest = setTimeout(() => latest.current.rested(), restMs)
    }
    const onScroll = () => { frame ||= requestAnimationFrame(onFrame) }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      window.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
      clearTimeout(rest)
      clearTimeout(look)
    }
  }, [scroller])
}
