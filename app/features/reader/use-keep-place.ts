import { useCallback, useEffect, useRef } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'
import { forgetUntold, keepUntold } from './untold-place'

const restMs = 700

/**
 * Tells the server where this person is: when the page has come to rest, and when the tab is left or hidden. A place that
 * cannot be told is kept on this device and told when the line is back, or at the next opening.
 */
export function useKeepPlace(versionId: string): (place: ReadingPlace) => void {
  const untold = useRef<ReadingPlace | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const tell = useCallback(() => {
    const place = untold.current
    if (!place) return
    untold.current = null
    tellPlace(versionId, place).then(() => forgetUntold(versionId)).catch(() => {
      // a newer place may have come meanwhile: that one counts
      untold.current ??= place
      keepUntold(versionId, untold.current)
    })
  }, [versionId])

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && tell()
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', tell)
    window.addEventListener('online', tell)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', tell)
      window.removeEventListener('online', tell)
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

/** Rejects when the line or the server is away; a place that the server refuses is of no use later either. */
async function tellPlace(versionId: string, place: ReadingPlace) {
  const answer = await fetch(`/api/versions/${versionId}/place`, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(place) })
  if (answer.status >= 500) throw new Error(`place not kept: ${answer.status}`)
}
