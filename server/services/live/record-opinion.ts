import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, seatIn, stampOf } from './room'

/**
 * What somebody said or handed in, as the secretary sums it up. It is for chair and secretary until the minutes are issued.
 * Refuses: not begun, no such seat or item. Returns the opinion's id.
 */
export async function recordOpinion(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'record-opinion'>): Promise<Decision<{ opinionId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { live, facts } = room.value
  if (live.openedAt === null) return refuse('live/not-in-session')
  if (seatIn(room.value, input.seatId) === null) return refuse('live/no-seat')
  if (input.itemId !== null && !facts.items.some((item) => item.id === input.itemId)) return refuse('not-found')

  const opinionId = ctx.newId()
  const { seatId, itemId, kind, text } = input
  await happen(tx, ctx, room.value, [{ type: 'opinion-recorded', payload: { opinionId, seatId, itemId, kind, text }, audience: { kind: 'secretariat' } }], { ...stamp.value, source: { kind: 'secretary' } })
  return allow({ opinionId })
}

/** Puts another text in the place of a recorded opinion; the earlier one stays in the record. Refuses: no such opinion. */
export async function correctOpinion(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'correct-opinion'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const earlier = room.value.live.opinions.find((opinion) => opinion.seq === input.ofSeq)
  if (!earlier) return refuse('not-found')

  const { opinionId, seatId, itemId, kind } = earlier
  await happen(tx, ctx, room.value, [{
    type: 'opinion-recorded', payload: { opinionId, seatId, itemId, kind, text: input.text },
    occurredAt: earlier.at, source: { kind: 'correction', ofSeq: input.ofSeq }, audience: { kind: 'secretariat' },
  }])
  return allow()
}
