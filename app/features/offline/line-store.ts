import { useSyncExternalStore } from 'react'

/**
 * Marks that this person has written here and that have not been sent; `meetingId`: where some of them belong. `notSaved`: the
 * server has some and could not save them. `notKept`: this
 * device could not write them down. `shutOut`: how many more cannot be sent, because this person may not read their
 * papers any more; `shutOutOn`: the title of the paper where it is one.
 */
export type Unsent = { userId: string | null; count: number; meetingId: string | null; notSaved: boolean; notKept: boolean; shutOut: number; shutOutOn: string }

const nothingUnsent: Unsent = { userId: null, count: 0, meetingId: null, notSaved: false, notKept: false, shutOut: 0, shutOutOn: '' }
let since: number | null = null
let unsent = nothingUnsent
const listeners = new Set<() => void>()

/** The line was lost at this time by the device's clock, or is there (null). */
export function noteLine(lostAt: number | null) {
  since = lostAt
  for (const listener of listeners) listener()
}

export function noteUnsent(now: Unsent) {
  if (Object.entries(now).every(([name, value]) => unsent[name as keyof Unsent] === value)) return
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
