import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { openVotes } from '~/domain/live/state'
import type { NewEvent } from '~/domain/meetings/events'
import type { ActorCtx, Tx } from '../../context'
import { happen, isClosedItem, roomFor, stampOf, type Room } from './room'

/** Đã xong, without opening another. Refuses: not in session, not under discussion, a vote under way. */
export async function finishItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'finish-item'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { live } = room.value
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  if (live.items[input.itemId]?.state !== 'open') return refuse('agenda/item-not-open')
  const vote = openVotes(live)[0]
  if (vote) return refuse('meetings/vote-in-progress', { voteId: vote.id })

  const ended = await happen(tx, ctx, room.value, [...endedSpeech(room.value, input.itemId), { type: 'item-done', payload: input }], stamp.value)
  await happen(tx, ctx, ended, openedDoors(ended), stamp.value)
  return allow()
}

/** The speech on the item that ends, if it is the one under discussion. */
export function endedSpeech({ live }: Room, itemId: string): NewEvent[] {
  return live.floor && live.currentItemId === itemId ? [{ type: 'floor-ended', payload: { speechId: live.floor.speechId } }] : []
}

/** The doors open when nothing closed is under discussion any more. */
export function openedDoors(room: Room): NewEvent[] {
  return room.live.doorsClosed && !isClosedItem(room, room.live.currentItemId) ? [{ type: 'doors-opened', payload: {} }] : []
}
