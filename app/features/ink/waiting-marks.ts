import * as z from 'zod/mini'
import { noteUnsent } from '../offline/line-store'
import { keep, readKept } from '../reader/kept'
import { localPrefix } from './forget-local-marks'

/** A document of marks with changes that the server has not confirmed: on this device, of one person. */
export type WaitingMarks = { meetingId: string; versionId: string; layer: string; count: number }

const keyOf = (userId: string) => `${localPrefix}unsent/${userId}`
const keptSchema = z.record(z.string(), z.object({ meetingId: z.string(), versionId: z.string(), layer: z.string(), count: z.int().check(z.gte(1)) }))
const listeners = new Set<() => void>()
/** where the browser keeps nothing, this tab still knows */
const inThisTab = new Map<string, Record<string, WaitingMarks>>()

/** What of this person's waits, of whatever paper; every tab of the browser sees the same. */
export function waitingMarks(userId: string): WaitingMarks[] {
  const kept = z.safeParse(keptSchema, readKept(keyOf(userId)))
  return Object.values({ ...inThisTab.get(userId), ...(kept.success ? kept.data : {}) })
}

/** So many changes of a document wait now; none any more at 0. */
export function noteWaiting(userId: string, marks: WaitingMarks) {
  const name = `${marks.versionId}/${marks.layer}`
  const others = waitingMarks(userId).filter((one) => `${one.versionId}/${one.layer}` !== name)
  const now = Object.fromEntries([...others, ...(marks.count > 0 ? [marks] : [])].map((one) => [`${one.versionId}/${one.layer}`, one]))
  inThisTab.set(userId, now)
  keep(keyOf(userId), now)
  tell(userId)
}

/** Follows what waits, here and in other tabs, and has it counted on the screen; returns the way to stop. */
export function watchWaiting(userId: string, listener: () => void = () => undefined): () => void {
  const heard = () => listener()
  const fromOtherTab = ({ key }: StorageEvent) => {
    if (key !== null && key !== keyOf(userId)) return
    inThisTab.delete(userId)
    tell(userId)
  }
  listeners.add(heard)
  window.addEventListener('storage', fromOtherTab)
  tell(userId)
  return () => {
    listeners.delete(heard)
    window.removeEventListener('storage', fromOtherTab)
  }
}

function tell(userId: string) {
  const waiting = waitingMarks(userId)
  noteUnsent({ count: waiting.reduce((sum, { count }) => sum + count, 0), meetingId: waiting[0]?.meetingId ?? null })
  for (const listener of listeners) listener()
}
