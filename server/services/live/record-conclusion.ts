import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { isDay } from '~/domain/kernel/time'
import type { CommandInput } from '~/domain/live/command-inputs'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, roomFor, stampOf, type Room } from './room'

type Content = Pick<CommandInput<'record-conclusion'>, 'itemId' | 'text' | 'leadUnit' | 'cooperatingUnits' | 'deadline'>

/**
 * Ghi kết luận of the chair: lead unit, cooperating units, deadline (QĐ 45/2018/QĐ-TTg). `itemId` null = of the whole meeting.
 * Refuses: not begun, no such item, a day that is not in the calendar. Returns the conclusion's id.
 */
export async function recordConclusion(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'record-conclusion'>): Promise<Decision<{ conclusionId: string }>> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  if (room.value.live.openedAt === null) return refuse('live/not-in-session')
  const content = contentOf(room.value, input)
  if (!content.ok) return content

  const conclusionId = ctx.newId()
  await queries.insertConclusion(tx, { id: conclusionId, meetingId, ...content.value, recordedAt: ctx.now() })
  await happen(tx, ctx, room.value, [{ type: 'conclusion-recorded', payload: { conclusionId, ...content.value } }], stamp.value)
  return allow({ conclusionId })
}

/** Puts another conclusion in the place of one recorded; the earlier one stays in the record. Refuses: no such conclusion. */
export async function correctConclusion(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'correct-conclusion'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const earlier = room.value.live.conclusions.find((conclusion) => conclusion.seq === input.ofSeq)
  if (!earlier) return refuse('not-found')
  const content = contentOf(room.value, input)
  if (!content.ok) return content

  await queries.changeConclusion(tx, earlier.conclusionId, content.value)
  await happen(tx, ctx, room.value, [{
    type: 'conclusion-recorded', payload: { conclusionId: earlier.conclusionId, ...content.value },
    occurredAt: earlier.at, source: { kind: 'correction', ofSeq: input.ofSeq },
  }])
  return allow()
}

function contentOf(room: Room, { itemId, text, leadUnit, cooperatingUnits, deadline }: Content): Decision<Content> {
  if (itemId !== null && !room.facts.items.some((item) => item.id === itemId)) return refuse('not-found')
  if (deadline !== null && !isDay(deadline)) return refuse('bad-input', { field: 'deadline' })
  return allow({ itemId, text, leadUnit: leadUnit || null, cooperatingUnits: cooperatingUnits.filter((unit) => unit !== ''), deadline })
}
