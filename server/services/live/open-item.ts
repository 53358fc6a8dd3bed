import { ancestorsOf } from '~/domain/agenda/tree'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { openVotes } from '~/domain/live/state'
import type { NewEvent } from '~/domain/meetings/events'
import type { ActorCtx, Tx } from '../../context'
import { happen, isClosedItem, roomFor, stampOf, type Room } from './room'

/**
 * Sang nội dung: ends the item under discussion (unless the other is a part of it) with its speech, and opens another.
 * A closed item closes the doors before anything is said about it, and whatever follows it opens them.
 * Refuses: not in session, no such item, already open, a vote under way.
 */
export async function openItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'open-item'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { facts, live } = room.value
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  if (!facts.items.some((item) => item.id === input.itemId)) return refuse('not-found')
  if (live.currentItemId === input.itemId) return refuse('agenda/item-already-open')
  const vote = openVotes(live)[0]
  if (vote) return refuse('meetings/vote-in-progress', { voteId: vote.id })

  const ended = await happen(tx, ctx, room.value, endCurrentItem(room.value, input.itemId), stamp.value)
  const door: NewEvent[] = isClosedItem(room.value, input.itemId) && !ended.live.doorsClosed ? [{ type: 'doors-closed', payload: {} }] : []
  await happen(tx, ctx, ended, [...door, { type: 'item-opened', payload: { itemId: input.itemId } }], stamp.value)
  if (ended.live.doorsClosed !== live.doorsClosed || door.length > 0) tx.tell({ kind: 'rights', userId: null, meetingId })
  return allow()
}

/**
 * What ends before `nextItemId` is opened (null: nothing follows): the speech, the item unless the next is a part of it,
 * and the closed doors, after everything that was behind them.
 */
export function endCurrentItem(room: Room, nextItemId: string | null): NewEvent[] {
  const { facts, live } = room
  const current = live.currentItemId
  const goesOn = current !== null && nextItemId !== null && ancestorsOf(facts.items, nextItemId).includes(current)
  const speech: NewEvent[] = live.floor ? [{ type: 'floor-ended', payload: { speechId: live.floor.speechId } }] : []
  const item: NewEvent[] = current !== null && !goesOn ? [{ type: 'item-done', payload: { itemId: current } }] : []
  const door: NewEvent[] = live.doorsClosed && !isClosedItem(room, nextItemId) ? [{ type: 'doors-opened', payload: {} }] : []
  return [...(goesOn ? [] : speech), ...item, ...door]
}
