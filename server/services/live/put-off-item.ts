import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { openVotes } from '~/domain/live/state'
import type { ActorCtx, Tx } from '../../context'
import { endedSpeech, openedDoors } from './finish-item'
import { happen, roomFor, stampOf } from './room'

/** Chuyển phiên sau, with the reason. Refuses: not in session, not on the agenda, already done, a vote on it under way. */
export async function putOffItem(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'put-off-item'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { live } = room.value
  const item = live.items[input.itemId]
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  if (!item) return refuse('not-found')
  if (item.state !== 'waiting' && item.state !== 'open') return refuse('agenda/item-not-open')
  const vote = openVotes(live).find((open) => open.itemId === input.itemId)
  if (vote) return refuse('meetings/vote-in-progress', { voteId: vote.id })

  const { itemId, reason } = input
  const ended = await happen(tx, ctx, room.value, [...endedSpeech(room.value, itemId), { type: 'item-put-off', payload: { itemId, reason } }], stamp.value)
  await happen(tx, ctx, ended, openedDoors(ended), stamp.value)
  return allow()
}
