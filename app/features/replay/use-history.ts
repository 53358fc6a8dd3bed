import { useEffect, useRef, useState } from 'react'
import type { MarkHistoryPart } from '~/domain/annotations/history'
import { LayerReplay } from './layer-replay'

export type LoadedHistory = { history: LayerReplay; loaded: number; total: number | null; nameOf(userId: string): string; failed: boolean; again(): void }
type Loading = { history: LayerReplay; loaded: number; total: number | null; people: Record<string, string>; failed: boolean }

const begun = (): Loading => ({ history: new LayerReplay(), loaded: 0, total: null, people: {}, failed: false })

/** Fetches how a layer came about, part after part; what has come can be looked at. */
export function useHistory(versionId: string, layer: string): LoadedHistory {
  const [state, setState] = useState<Loading>(begun)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(state)
  useEffect(() => {
    const stopped = new AbortController()
    const load = async () => {
      let { loaded, total } = latest.current
      while (total === null || loaded < total) {
        const part = await fetchPart(versionId, layer, loaded, stopped.signal)
        const { history, people } = latest.current
        history.add(part.changes.map(({ by, at, update }) => ({ by, at, update: bytesOf(update) })))
        loaded = part.changes.at(-1)?.seq ?? part.total
        total = part.total
        latest.current = { history, loaded, total, people: { ...people, ...part.people }, failed: false }
        setState(latest.current)
      }
    }
    load().catch(() => { if (!stopped.signal.aborted) setState({ ...latest.current, failed: true }) })
    return () => stopped.abort()
  }, [versionId, layer, attempt])
  return { ...state, nameOf: (userId) => state.people[userId] ?? '', again: () => setAttempt((count) => count + 1) }
}

async function fetchPart(versionId: string, layer: string, after: number, signal: AbortSignal): Promise<MarkHistoryPart> {
  const response = await fetch(`/api/versions/${versionId}/mark-history?${new URLSearchParams({ layer, after: String(after) })}`, { signal })
  if (!response.ok) throw new Error(`mark history: ${response.status}`)
  return (await response.json()) as MarkHistoryPart
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
