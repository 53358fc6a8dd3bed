import * as z from 'zod/mini'
import { noteUnsent } from '../../offline/line-store'
import { keep, readKept } from '../../reader/kept'
import { localPrefix } from './forget-local-marks'

/**
 * A document of marks with changes that the server has not confirmed: on this device, of one person. `title`: of its paper.
 * `notSaved`: the server had them and could not save. `notKept`: this device could not write them down. `shutOut`: this person may not read the paper any more.
 */
export type WaitingMarks = { meetingId: string; versionId: string; layer: string; count: number; title: string; notSaved: boolean; notKept: boolean; shutOut: boolean }

const keyOf = (userId: string) => `${localPrefix}unsent/${userId}`
const waitingSchema = z.object({
  meetingId: z.string(), versionId: z.string(), layer: z.string(), count: z.int().check(z.gte(1)),
  title: z._default(z.string(), ''), notSaved: z._default(z.boolean(), false), notKept: z._default(z.boolean(), false), shutOut: z._default(z.boolean(), false), // not in what was kept before
})
const keptSchema = z.record(z.string(), waitingSchema)
const listeners = new Set<() => void>()
/** where the browser keeps nothing, this tab still knows */
const inThisTab = new Map<string, Record<string, WaitingMarks>>()
const nameOf = ({ versionId, layer }: Pick<WaitingMarks, 'versionId' | 'layer'>) => `${versionId}/${layer}`

/** What of this person's waits, of whatever paper; every tab of the browser sees the same. */
export function waitingMarks(userId: string): WaitingMarks[] {
  const kept = z.safeParse(keptSchema, readKept(keyOf(userId)))
  return Object.values({ ...inThisTab.get(userId), ...(kept.success ? kept.data : {}) })
}

/** So many changes of a document wait now; none any more at 0. Whether its paper may be read stays as it was known. */
export function noteWaiting(userId: string, marks: Omit<WaitingMarks, 'shutOut'>) {
  const known = waitingMarks(userId)
  const before = known.find((one) => nameOf(one) === nameOf(marks))
  write(userId, [...known.filter((one) => one !== before), ...(marks.count > 0 ? [{ ...marks, shutOut: before?.shutOut ?? false }] : [])])
}

/** Whether this person may read the paper of these marks, as the server has just said it. */
export function noteShutOut(userId: string, versionId: string, shutOut: boolean) {
  write(userId, waitingMarks(userId).map((one) => (one.versionId === versionId ? { ...one, shutOut } : one)))
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

function write(userId: string, waiting: readonly WaitingMarks[]) {
  const now = Object.fromEntries(waiting.map((one) => [nameOf(one), one]))
  inThisTab.set(userId, now)
  keep(keyOf(userId), now)
  tell(userId)
}

function tell(userId: string) {
  const waiting = waitingMarks(userId)
  const sendable = waiting.filter(({ shutOut }) => !shutOut)
  const closed = waiting.filter(({ shutOut }) => shutOut)
  const isOnePaper = new Set(closed.map(({ versionId }) => versionId)).size === 1
  noteUnsent({
    userId, count: sum(sendable), meetingId: sendable[0]?.meetingId ?? null, notSaved: sendable.some(({ notSaved }) => notSaved), notKept: sendable.some(({ notKept }) => notKept),
    shutOut: sum(closed), shutOutOn: isOnePaper ? closed[0]?.title ?? '' : '',
  })
  for (const listener of listeners) listener()
}

const sum = (waiting: readonly WaitingMarks[]) => waiting.reduce((all, { count }) => all + count, 0)
