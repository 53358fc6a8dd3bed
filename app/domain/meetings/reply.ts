import { allow, refuse, type Decision } from '../kernel/result'
import type { ReplyInput } from './inputs'
import type { MeetingState, Seat } from './types'

export type Reply = { reply: 'accepted' | 'declined' | 'deputy'; replyReason: string; proposedDeputyUserId: string | null }

/**
 * M10 An invitation is answered while the meeting is coming, as often as plans change. A deputy is only proposed:
 * he sits there after the chair's consent (QĐ 45/2018/QĐ-TTg). Refuses a deputy who has a seat already.
 */
export function decideReply(state: MeetingState, seats: readonly Seat[], input: ReplyInput): Decision<Reply> {
  if (state !== 'invited') return refuse('meetings/wrong-state', { state })
  if (input.reply === 'accepted') return allow({ reply: 'accepted', replyReason: '', proposedDeputyUserId: null })
  if (input.reply === 'declined') return allow({ reply: 'declined', replyReason: input.reason, proposedDeputyUserId: null })
  if (seats.some((seat) => seat.occupant?.id === input.deputyUserId)) return refuse('meetings/already-seated')
  return allow({ reply: 'deputy', replyReason: input.reason, proposedDeputyUserId: input.deputyUserId })
}
