import { allow, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { decideClose } from '~/domain/meetings/life'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { draftPapers } from '../minutes/draft-papers'
import { endCurrentItem } from './open-item'
import { happen, roomFor, stampOf, underWay } from './room'

/**
 * Bế mạc: ends speech, item, closed doors and sitting, and drafts the papers from what happened.
 * Refuses while a vote is open or paused.
 */
export async function closeMeeting(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'close-meeting'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'run-meeting')
  if (!room.ok) return room
  const stamp = stampOf(room.value, ctx, input.occurredAt)
  if (!stamp.ok) return stamp
  const { facts, meeting, live } = room.value
  const decision = decideClose(facts, underWay(room.value))
  if (!decision.ok) return decision

  const at = stamp.value.occurredAt ?? ctx.now()
  const sittingId = live.sittingId ?? facts.sittings[0]?.id ?? ''
  const ended = await happen(tx, ctx, room.value, endCurrentItem(room.value, null), stamp.value)
  await happen(tx, ctx, ended, [{ type: 'meeting-closed', payload: { sittingId } }], stamp.value)
  await queries.closeSitting(tx, sittingId, at)
  await queries.endChairPeriods(tx, meeting.id, at)
  await queries.withdrawRequests(tx, meeting.id, 'all')
  await draftPapers(tx, ctx, meeting.id)
  return allow()
}
