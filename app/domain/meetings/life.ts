import { workingDaysBetween, type WorkCalendar } from '../kernel/calendar'
import type { Millis, VoteId, ItemId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import { vnDay } from '../kernel/time'
import type { MeetingFacts, MeetingState } from './types'

/** What is under way in the room when somebody wants to end or interrupt the meeting. */
export type UnderWay = { openVoteIds: readonly VoteId[]; openItemId: ItemId | null }

type Step = 'invite' | 'open' | 'break' | 'resume' | 'close' | 'postpone' | 'cancel'

/** M1 From which states a step may be taken. */
const allowedFrom: Record<Step, readonly MeetingState[]> = {
  invite: ['draft', 'invited', 'postponed'],
  open: ['draft', 'invited'],
  break: ['in-session'],
  resume: ['on-break'],
  close: ['in-session', 'on-break'],
  postpone: ['draft', 'invited'],
  cancel: ['draft', 'invited', 'postponed'],
}

function decideState(state: MeetingState, step: Step): Decision {
  return allowedFrom[step].includes(state) ? allow() : refuse('meetings/wrong-state', { state })
}

/** M2 A meeting needs a chair, a secretary, members and an agenda before anybody is asked to come. */
function decideComplete({ seats, items }: MeetingFacts): Decision {
  if (!seats.some((seat) => seat.role === 'chair')) return refuse('meetings/no-chair')
  if (!seats.some((seat) => seat.role === 'secretary')) return refuse('meetings/no-secretary')
  if (!seats.some((seat) => seat.role === 'member')) return refuse('meetings/no-members')
  if (items.length === 0) return refuse('meetings/no-agenda')
  return allow()
}

/** M5 An open or paused vote is closed before the meeting stops for anything. */
function decideNoVote(underWay: UnderWay): Decision {
  const voteId = underWay.openVoteIds[0]
  return voteId === undefined ? allow() : refuse('meetings/vote-in-progress', { voteId })
}

/** Sends the invitations, also again after a change or a postponement. Refuses an incomplete meeting. */
export function decideInvite(meeting: MeetingFacts): Decision {
  const state = decideState(meeting.state, 'invite')
  return state.ok ? decideComplete(meeting) : state
}

/** M3 Opening is allowed without an invitation: an extraordinary meeting is one. See `inviteWarnings`. */
export function decideOpen(meeting: MeetingFacts): Decision {
  const state = decideState(meeting.state, 'open')
  return state.ok ? decideComplete(meeting) : state
}

/** Interrupts the meeting; the item under discussion goes on afterwards. Refuses while a vote is open. */
export function decideBreak(meeting: MeetingFacts, underWay: UnderWay): Decision {
  const state = decideState(meeting.state, 'break')
  return state.ok ? decideNoVote(underWay) : state
}

export function decideResume(meeting: MeetingFacts): Decision {
  return decideState(meeting.state, 'resume')
}

/**
 * M6 Closes the meeting. The item under discussion is returned so that the same act ends it.
 * Refuses while a vote is open or paused.
 */
export function decideClose(meeting: MeetingFacts, underWay: UnderWay): Decision<{ endsItemId: ItemId | null }> {
  const state = decideState(meeting.state, 'close')
  if (!state.ok) return state
  const noVote = decideNoVote(underWay)
  return noVote.ok ? allow({ endsItemId: underWay.openItemId }) : noVote
}

/** M7 Postponing and cancelling need a reason; invited people read it. */
export function decidePostpone(meeting: MeetingFacts, reason: string): Decision<{ reason: string }> {
  return decideWithReason(meeting.state, 'postpone', reason)
}

/** M7 A meeting that has begun is closed, not cancelled. */
export function decideCancel(meeting: MeetingFacts, reason: string): Decision<{ reason: string }> {
  return decideWithReason(meeting.state, 'cancel', reason)
}

function decideWithReason(current: MeetingState, step: Step, reason: string): Decision<{ reason: string }> {
  const state = decideState(current, step)
  if (!state.ok) return state
  const given = reason.trim()
  return given === '' ? refuse('meetings/reason-needed') : allow({ reason: given })
}

export type InviteWarning =
  | { code: 'not-invited' }
  | { code: 'short-notice'; workingDays: number; wanted: number }

/** Working days between invitation and meeting: QĐ 45/2018/QĐ-TTg, a setting with this default. */
export const inviteNoticeWorkingDays = 3

/**
 * M4 What the chair is told, without being stopped: nobody was invited, or less than `wanted`
 * working days lie between the invitation and the first sitting. Extraordinary meetings are exempt.
 * `invitedAt` null = not yet; `now` is then taken as the day of inviting.
 */
export function inviteWarnings(
  facts: { startsAt: Millis; invitedAt: Millis | null; now: Millis; extraordinary: boolean },
  calendar: WorkCalendar,
  wanted = inviteNoticeWorkingDays,
): InviteWarning[] {
  const warnings: InviteWarning[] = facts.invitedAt === null ? [{ code: 'not-invited' }] : []
  if (facts.extraordinary) return warnings
  const workingDays = workingDaysBetween(vnDay(facts.invitedAt ?? facts.now), vnDay(facts.startsAt), calendar)
  return workingDays < wanted ? [...warnings, { code: 'short-notice', workingDays, wanted }] : warnings
}
