import { choiceSchema, type Choice } from '../meetings/events'
import type { Millis, SeatId, VoteId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import type { Quorum } from '../meetings/quorum'
import type { MeetingState, SeatRole } from '../meetings/types'

export type VoteState = 'prepared' | 'open' | 'paused' | 'closed' | 'declared'
export type VoteFacts = { id: VoteId; state: VoteState; secret: boolean; issuedSeatIds: readonly SeatId[]; closedAt: Millis | null }

/**
 * V4 A vote is opened in session, with a quorum, one at a time.
 * Refuses: not in session, already open (this or another), wrong state, no quorum.
 */
export function decideOpenVote(vote: VoteFacts, room: { meetingState: MeetingState; quorum: Quorum; openVoteIds: readonly VoteId[] }): Decision {
  if (vote.state === 'open' || vote.state === 'paused') return refuse('voting/already-open', { voteId: vote.id })
  if (vote.state !== 'prepared') return refuse('voting/wrong-state', { state: vote.state })
  if (room.meetingState !== 'in-session') return refuse('live/not-in-session')
  const other = room.openVoteIds.find((id) => id !== vote.id)
  if (other !== undefined) return refuse('voting/already-open', { voteId: other })
  if (!room.quorum.reached) return refuse('voting/no-quorum', { present: room.quorum.present, needed: room.quorum.needed })
  return allow()
}

/** `again`: a ballot of this seat was there before. `same`: nothing changes, nothing is written. */
export type Cast = { choice: Choice; again: boolean; same: boolean }

/**
 * V6, V7, V8 One ballot per seat on the roll, changeable until the vote closes; the same choice again is the
 * same ballot (a repeated request). Refuses: unknown choice, guest, not on the roll, not open, paused, closed (with the time).
 */
export function decideCast(vote: VoteFacts, voter: { seatId: SeatId; role: SeatRole; earlier: Choice | null }, choice: string): Decision<Cast> {
  const parsed = choiceSchema.safeParse(choice)
  if (!parsed.success) return refuse('voting/unknown-choice')
  if (voter.role === 'guest') return refuse('voting/guest')
  if (vote.state === 'prepared') return refuse('voting/not-open')
  if (!vote.issuedSeatIds.includes(voter.seatId)) return refuse('voting/not-on-roll')
  if (vote.state === 'closed' || vote.state === 'declared') return refuse('voting/closed', vote.closedAt === null ? {} : { at: vote.closedAt })
  if (vote.state === 'paused') return refuse('voting/paused')
  return allow({ choice: parsed.data, again: voter.earlier !== null, same: voter.earlier === parsed.data })
}

const stepsFrom = { pause: ['open'], resume: ['paused'], close: ['open', 'paused'], declare: ['closed'] } as const

function decideStep(vote: VoteFacts, step: keyof typeof stepsFrom): Decision {
  if (stepsFrom[step].some((state) => state === vote.state)) return allow()
  return vote.state === 'prepared' ? refuse('voting/not-open') : refuse('voting/wrong-state', { state: vote.state })
}

/** V10 prepared → open ⇄ paused → closed → declared; nothing goes back. */
export const decidePauseVote = (vote: VoteFacts): Decision => decideStep(vote, 'pause')

/** V11 A quorum lost in the middle stops voting until it is there again. */
export function decideResumeVote(vote: VoteFacts, quorum: Quorum): Decision {
  const step = decideStep(vote, 'resume')
  if (!step.ok) return step
  return quorum.reached ? step : refuse('voting/no-quorum', { present: quorum.present, needed: quorum.needed })
}

export const decideCloseVote = (vote: VoteFacts): Decision => decideStep(vote, 'close')
/** A closed vote is declared once; its numbers do not change afterwards. */
export const decideDeclare = (vote: VoteFacts): Decision => decideStep(vote, 'declare')
