import { useCallback, useEffect, useRef } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'
import { forgetUntold, keepUntold } from './untold-place'

/** a page that was looked at this long counts as seen */
const restMs = 1_000
const mostSeen = 100

/**
 * Tells the server where this person is and which pages were seen, in one word: when the page has come to rest, and when
 * the tab is left or hidden; the first time soon after opening. A place that cannot be told is kept on this device and
 * told when the line is back, or at the next opening.
 */
export function useKeepPlace(versionId: string, initial: ReadingPlace): (place: ReadingPlace) => void {
  const untold = useRef<ReadingPlace | null>(null)
  const seen = useRef(new Set<number>())
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const first = useRef(initial)

  const tell = useCallback(() => {
    const place = untold.current
    if (!place) return
    const pages = [...seen.current].slice(0, mostSeen)
    untold.current = null
    for (const page of pages) seen.current.delete(page)
    tellPlace(versionId, place, pages).then(() => forgetUntold(versionId)).catch(() => {
      // a newer place may have come meanwhile: that one counts
      untold.current ??= place
      for (const page of pages) seen.current.add(page)
      keepUntold(versionId, untold.current)
    })
  }, [versionId])

  const rest = useCallback((place: ReadingPlace) => {
    untold.current = place
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      seen.current.add(place.page)
      tell()
    }, restMs)
  }, [tell])

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && tell()
    rest(first.current)
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
  }, [tell, rest])

  return rest
}

/** Rejects when the line or the server is away; a place that the server refuses is of no use later either. */
async function tellPlace(versionId: string, place: ReadingPlace, seen: readonly number[]) {
  const answer = await fetch(`/api/versions/${versionId}/place`, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...place, seen }) })
  if (answer.status >= 500) throw new Error(`place not kept: ${answer.status}`)
}
