import { readMarkKey } from '~/domain/annotations/mark'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Audience } from '~/domain/meetings/events'
import type { MeetingFacts } from '~/domain/meetings/types'
import type { ActorCtx, Tx } from '../../context'
import type { MarksAtHand } from '../../rooms/mark-channel'
import { versionFor } from '../documents/paper-access'
import type { KeepAnswer } from '../kernel/run-once'
import { appendEvent } from '../meetings/append-event'
import { meetingFor } from '../meetings/access'
import { notify } from '../notifications/notify'

/**
 * N14 Takes all marks of one person out of the room layer of a version, in the turns of whoever has it open. In the same
 * commit are the audit log with their keys, the event for the person and those who run and record, and his notice.
 * Answers how many; none is no event. Refuses like `meetingFor` and `versionFor` ('clear-marks').
 */
export async function clearMarks(ctx: ActorCtx, meetingId: string, { versionId, userId }: CommandInput<'clear-marks'>, keep: KeepAnswer<{ count: number }>): Promise<Decision<{ count: number }>> {
  const allowed = await meetingFor(ctx.db.read, ctx, meetingId, 'clear-marks')
  if (!allowed.ok) return allowed
  const access = await versionFor(ctx.db.read, ctx, versionId, 'clear-marks')
  if (!access.ok) return access
  const { document, meeting, facts } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')

  let count = 0
  const clear = (marks: MarksAtHand) => {
    const keys = [...marks.keys()].filter((key) => readMarkKey(key)?.authorId === userId)
    count = keys.length
    for (const key of keys) marks.delete(key)
  }
  const tell = async (tx: Tx) => {
    await keep(tx, { count })
    if (count === 0) return
    await appendEvent(tx, ctx, meetingId, { type: 'marks-cleared', payload: { documentId: document.id, versionId, title: document.title, userId, count }, audience: audienceOf(facts, userId) })
    await notify(tx, ctx, [userId], { kind: 'marks-cleared', meetingId, payload: { title: meeting.title, document: document.title, count: String(count), versionId } })
  }
  const changed = await ctx.marks.change({ versionId, layer: 'room' }, ctx.actor, clear, tell)
  return changed.ok ? allow({ count }) : changed
}

/** The person himself, and those who run and record the meeting. */
function audienceOf({ seats }: MeetingFacts, userId: string): Audience {
  return { kind: 'named', seatIds: seats.filter(({ role, occupant }) => role === 'chair' || role === 'secretary' || occupant?.id === userId).map(({ id }) => id) }
}
