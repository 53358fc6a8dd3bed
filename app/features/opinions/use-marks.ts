import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { InkSession } from '../ink/ink-session'

/** A number that grows with every change of any mark, at most once a frame: strokes come in bursts. */
export function useMarksVersion(session: InkSession): number {
  const version = useRef(0)
  const subscribe = useCallback((listener: () => void) => {
    let frame: number | null = null
    const stop = session.subscribeMarks(() => {
      frame ??= requestAnimationFrame(() => {
        frame = null
        version.current += 1
        listener()
      })
    })
    return () => {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [session])
  return useSyncExternalStore(subscribe, () => version.current, () => 0)
}
