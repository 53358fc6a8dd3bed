import { useSyncExternalStore } from 'react'

/** Marks that this person has written here and that have not been sent; `meetingId`: where some of them belong. */
export type Unsent = { count: number; meetingId: string | null }

const nothingUnsent: Unsent = { count: 0, meetingId: null }
let since: number | null = null
let unsent = nothingUnsent
const listeners = new Set<() => void>()

/** The line was lost at this time by the device's clock, or is there (null). */
export function noteLine(lostAt: number | null) {
  since = lostAt
  for (const listener of listeners) listener()
}

export function noteUnsent(now: Unsent) {
  if (now.count === unsent.count && now.meetingId === unsent.meetingId) return
  unsent = now
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

/** Of all papers, as far as this page has learnt of it by now. */
export function useUnsentMarks(): Unsent {
  return useSyncExternalStore(subscribe, () => unsent, () => nothingUnsent)
}
