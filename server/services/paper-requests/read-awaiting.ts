import type { Awaiting } from '~/domain/meetings/view'
import { listMeetingsArranged, listSubmitted } from '~db/queries/paper-requests'
import type { ActorCtx } from '../../context'
import { readUnitWork } from './read-requests'

/** What waits for this person on a paper's way to the members: to decide for a meeting, to approve for the unit, to hand in; the overdue first. */
export async function readPapersToPrepare(ctx: ActorCtx): Promise<Awaiting[]> {
  const work = await readUnitWork(ctx)
  const open = work.meetings.flatMap(({ title, requests }) => requests.flatMap(({ id, what, itemTitle, dueAt, isLate, standing }): (Awaiting & { kind: 'request' })[] => {
    const isOwnTurn = standing === 'missing' || standing === 'draft' || standing === 'sent-back'
    return id !== null && dueAt !== null && isOwnTurn ? [{ kind: 'request', requestId: id, what, itemTitle, meetingTitle: title, dueAt, isLate, isSentBack: standing === 'sent-back' }] : []
  }))
  const forHead = work.meetings.flatMap(({ requests }) => requests.flatMap(({ papers }) => papers.filter((paper) => paper.may.approveForUnit))).length
  return [
    ...await toApprove(ctx),
    ...(forHead > 0 ? [{ kind: 'for-head' as const, count: forHead }] : []),
    ...open.sort((one, other) => one.dueAt - other.dueAt),
  ]
}

/** One entry for each meeting that this person makes and that has papers waiting. */
async function toApprove(ctx: ActorCtx): Promise<Awaiting[]> {
  const meetings = await listMeetingsArranged(ctx.db.read, ctx.actor.userId)
  const submitted = await listSubmitted(ctx.db.read, meetings.map((meeting) => meeting.id))
  return meetings.flatMap(({ id, title }): Awaiting[] => {
    const count = submitted.filter((paper) => paper.meetingId === id).length
    return count > 0 ? [{ kind: 'to-approve', meetingId: id, meetingTitle: title, count }] : []
  })
}
