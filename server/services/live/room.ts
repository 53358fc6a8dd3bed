import type { MeetingAction } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { reduce } from '~/domain/live/reduce'
import type { LiveState } from '~/domain/live/state'
import type { Audience, EventSource, MeetingEvent, NewEvent } from '~/domain/meetings/events'
import { quorumOf, type Quorum } from '~/domain/meetings/quorum'
import type { Seat } from '~/domain/meetings/types'
import { openVotes, presentSeatIds } from '~/domain/live/state'
import type { UnderWay } from '~/domain/meetings/life'
import type { ActorCtx, Tx } from '../../context'
import { appendEvent } from '../meetings/append-event'
import { isClosed, meetingFor, type Access } from '../meetings/access'
import { liveStateOf } from './live-state'
import { mirrorRows } from './mirror-rows'

/** A meeting in the hands of a verb: who asks, what holds now, and the actor's own seat. */
export type Room = Access & { live: LiveState; ownSeat: Seat | null }
/** When something happened and who says so. */
export type Stamp = { occurredAt?: number; source: EventSource }

/** Loads a meeting with its live state for an action. Refuses like `meetingFor`. */
export async function roomFor(tx: Tx, ctx: ActorCtx, meetingId: string, action: MeetingAction): Promise<Decision<Room>> {
  const access = await meetingFor(tx, ctx, meetingId, action)
  if (!access.ok) return access
  const { facts } = access.value
  const ownSeat = facts.seats.find((seat) => seat.occupant?.id === ctx.actor.userId) ?? null
  return allow({ ...access.value, live: await liveStateOf(tx, ctx, facts), ownSeat })
}

/**
 * The time of what is told. Without `occurredAt` it is now, from a device. The true time of something entered later may
 * be given by the secretary only, and not in the future. Refuses forbidden, bad-input.
 */
export function stampOf(room: Room, ctx: ActorCtx, occurredAt: number | undefined): Decision<Stamp> {
  if (occurredAt === undefined) return allow({ source: { kind: 'device' } })
  if (room.ownSeat?.role !== 'secretary') return refuse('forbidden')
  return occurredAt > ctx.now() ? refuse('bad-input', { field: 'occurredAt' }) : allow({ occurredAt, source: { kind: 'secretary' } })
}

/** Appends events one after the other and keeps the rows in step. Returns the room after them. */
export async function happen(tx: Tx, ctx: ActorCtx, room: Room, events: readonly NewEvent[], stamp: Stamp = { source: { kind: 'device' } }): Promise<Room & { events: MeetingEvent[] }> {
  let live = room.live
  const appended: MeetingEvent[] = []
  for (const event of events) {
    const stamped = { ...stamp, ...event, audience: event.audience ?? audienceOf(room, live, event) }
    const happened = await appendEvent(tx, ctx, room.meeting.id, stamped)
    const next = reduce(live, happened)
    await mirrorRows(tx, live, next, happened.occurredAt)
    appended.push(happened)
    live = next
  }
  return { ...room, live, events: appended }
}

/** What is said behind closed doors, or later about a closed item, is for members (DOMAIN §3). */
function audienceOf(room: Room, live: LiveState, event: NewEvent): Audience {
  const isDoor = event.type === 'doors-closed' || event.type === 'doors-opened' || event.type === 'meeting-closed'
  if (live.doorsClosed && !isDoor) return { kind: 'members' }
  const { payload } = event
  const voteItemId = 'voteId' in payload ? live.votes[payload.voteId]?.itemId : undefined
  const itemId = 'itemId' in payload ? payload.itemId : voteItemId
  return isClosedItem(room, itemId ?? null) ? { kind: 'members' } : { kind: 'all' }
}

/** Closed itself, or part of a closed item; no item at all is not closed. */
export function isClosedItem(room: Pick<Room, 'facts'>, itemId: string | null): boolean {
  return itemId !== null && isClosed(room.facts.items, itemId)
}

export function quorumIn(room: Room): Quorum {
  return quorumOf(room.facts.seats, presentSeatIds(room.live), room.type.quorum)
}

export function underWay(room: Room): UnderWay {
  return { openVoteIds: openVotes(room.live).map((vote) => vote.id), openItemId: room.live.currentItemId }
}

export const seatIn = (room: Room, seatId: string): Seat | null => room.facts.seats.find((seat) => seat.id === seatId) ?? null
