import type { Millis, UserId } from '../kernel/ids'
import type { Audience } from '../meetings/events'
import type { Seat, SeatRole } from '../meetings/types'
import { refuse, type Refusal } from '../kernel/result'
import type { PaperReaders } from './paper'

/** Where a moment lies to a paper's window. */
export type ReadingTime = 'before' | 'open' | 'over'
/** From `opensAt` on and until just before `closesAt`, UTC ms; null is no limit. */
export type ReadingWindow = { opensAt: Millis | null; closesAt: Millis | null }
/** A participant as a paper's readers are told apart. `role` is null for whoever has no seat. */
export type Reader = { userId: UserId; role: SeatRole | null; groupIds: readonly string[] }

/** R1 Whoever is named reads, alone or in a group; `all` is everybody seated, guests only where they are let in; `members` leaves guests out. */
export function isAddressed(readers: PaperReaders, { userId, role, groupIds }: Reader): boolean {
  if (readers.userIds.includes(userId) || groupIds.some((id) => readers.groupIds.includes(id))) return true
  if (role === null || readers.kind === 'named') return false
  return role !== 'guest' || (readers.kind === 'all' && readers.guests)
}

/** R2 What the hall's screen shows everybody in the hall sees, so it shows only what everybody may read. */
export function isForEverybody(readers: PaperReaders): boolean {
  return readers.kind === 'all' && readers.guests
}

/** R3 A window opens at its first millisecond and is over at its last. */
export function readingTime({ opensAt, closesAt }: ReadingWindow, now: Millis): ReadingTime {
  if (closesAt !== null && now >= closesAt) return 'over'
  return opensAt !== null && now < opensAt ? 'before' : 'open'
}

/** R4 To somebody who reads it within the window: when that is. */
export function outsideWindow({ opensAt, closesAt }: ReadingWindow, now: Millis): Refusal | null {
  const time = readingTime({ opensAt, closesAt }, now)
  if (time === 'before') return refuse('documents/not-open-yet', { at: opensAt ?? now })
  return time === 'over' ? refuse('documents/reading-over', { at: closesAt ?? now }) : null
}

type Addressees = { seats: readonly Seat[]; groups: readonly { id: string; seatIds: readonly string[] }[] }

/**
 * R9 Who hears of a paper in the meeting: whoever may read it, whatever the window. `inside`: its item or the room is
 * closed. Chair and secretary always hear; others who read from outside of the seats learn it from the lists.
 */
export function audienceOf(readers: PaperReaders, { seats, groups }: Addressees, inside: boolean): Audience {
  const noneNamed = readers.groupIds.length === 0 && readers.userIds.length === 0
  if (readers.kind !== 'named' && (inside || noneNamed)) return { kind: inside || !isForEverybody(readers) ? 'members' : 'all' }
  if (isForEverybody(readers)) return { kind: 'all' }
  const hears = ({ id, role, occupant }: Seat) => {
    if (role === 'chair' || role === 'secretary') return true
    if (!occupant || (inside && role === 'guest')) return false
    return isAddressed(readers, { userId: occupant.id, role, groupIds: groups.flatMap((group) => (group.seatIds.includes(id) ? group.id : [])) })
  }
  return { kind: 'named', seatIds: seats.filter(hears).map((seat) => seat.id) }
}
