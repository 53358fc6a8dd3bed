import { useSyncExternalStore } from 'react'

let since: number | null = null
const listeners = new Set<() => void>()

/** The line was lost at this time by the device's clock, or is there (null). */
export function noteLine(lostAt: number | null) {
  since = lostAt
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** Since when the line is cut, after real loss only; null while it carries. */
export function useLineLostAt(): number | null {
  return useSyncExternalStore(subscribe, () => since, () => null)
}
