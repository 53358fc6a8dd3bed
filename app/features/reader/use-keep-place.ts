import { useCallback, useEffect, useRef } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'

const restMs = 700

/**
 * Tells the server where this person is: when the page has come to rest, and when the tab is left or hidden. A place that
 * cannot be told is told with the next one; reading goes on either way.
 */
export function useKeepPlace(versionId: string): (place: ReadingPlace) => void {
  const untold = useRef<ReadingPlace | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const tell = useCallback(() => {
    const place = untold.current
    if (!place) return
    untold.current = null
    fetch(`/api/versions/${versionId}/place`, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(place) })
      .catch(() => { untold.current ??= place })
  }, [versionId])

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && tell()
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', tell)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', tell)
      clearTimeout(timer.current)
      tell()
    }
  }, [tell])

  return useCallback((place) => {
    untold.current = place
    clearTimeout(timer.current)
    timer.current = setTimeout(tell, restMs)
  }, [tell])
}
