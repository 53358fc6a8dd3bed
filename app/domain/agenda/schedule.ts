import type { ItemId, Millis } from '../kernel/ids'
import type { AgendaItem } from '../meetings/types'
import { childrenOf, placeItems } from './tree'

const minuteMillis = 60_000

export type PlannedTime = { startsAt: Millis; endsAt: Millis }
/** How far an item has come; `spentMillis` leaves breaks out. */
export type ItemProgress = { state: 'waiting' | 'open' | 'done' | 'put-off'; spentMillis: number }

/** S1 Minutes of an item: its own, or the sum of its parts where that is more. */
export function minutesOf(items: readonly AgendaItem[], item: AgendaItem): number {
  const parts = childrenOf(items, item.id).reduce((sum, child) => sum + minutesOf(items, child), 0)
  return Math.max(item.minutes, parts)
}

/** S2 Planned time of every item, one after the other from the start of the sitting; parts run inside their parent. */
export function plannedTimes(items: readonly AgendaItem[], startsAt: Millis): Map<ItemId, PlannedTime> {
  const times = new Map<ItemId, PlannedTime>()
  const walk = (parentId: ItemId | null, from: Millis) => {
    let at = from
    for (const item of childrenOf(items, parentId)) {
      const endsAt = at + minutesOf(items, item) * minuteMillis
      times.set(item.id, { startsAt: at, endsAt })
      walk(item.id, at)
      at = endsAt
    }
  }
  walk(null, startsAt)
  return times
}

/** S3 Milliseconds that the top-level items still need: what is done or put off needs none, an overrun item needs none more. */
export function remainingMillis(items: readonly AgendaItem[], progress: (id: ItemId) => ItemProgress): number {
  const remains = (item: AgendaItem): number => {
    const { state, spentMillis } = progress(item.id)
    if (state === 'done' || state === 'put-off') return 0
    const parts = childrenOf(items, item.id)
    const ofParts = parts.reduce((sum, part) => sum + remains(part), 0)
    const spent = spentMillis + parts.reduce((sum, part) => sum + progress(part.id).spentMillis, 0)
    return Math.max(ofParts, Math.max(0, minutesOf(items, item) * minuteMillis - spent))
  }
  return placeItems(items).filter((item) => item.depth === 1).reduce((sum, item) => sum + remains(item), 0)
}

/** S4 "Dự kiến kết thúc 11:40 · chậm 15 phút": now plus what remains; whole minutes late against the plan, 0 when in time. */
export function expectedEnd(items: readonly AgendaItem[], progress: (id: ItemId) => ItemProgress, now: Millis, plannedEnd: Millis): { endsAt: Millis; minutesLate: number } {
  const endsAt = now + remainingMillis(items, progress)
  return { endsAt, minutesLate: Math.max(0, Math.floor((endsAt - plannedEnd) / minuteMillis)) }
}
