import type { MeetingAction } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { VoteFacts } from '~/domain/voting/vote'
import * as queries from '~db/queries/voting'
import type { ActorCtx, Tx } from '../../context'
import { roomFor, type Room } from '../live/room'

export type VoteInRoom = { room: Room; row: queries.VoteRow; facts: VoteFacts }

/** Loads a vote of this meeting for an action. Refuses like `roomFor`, and `not-found`. */
export async function voteIn(tx: Tx, ctx: ActorCtx, meetingId: string, voteId: string, action: MeetingAction): Promise<Decision<VoteInRoom>> {
  const room = await roomFor(tx, ctx, meetingId, action)
  if (!room.ok) return room
  const row = await queries.findVote(tx, meetingId, voteId)
  if (!row) return refuse('not-found')
  const facts: VoteFacts = { id: row.id, state: row.state, secret: row.secret, issuedSeatIds: await queries.issuedSeatIds(tx, voteId), closedAt: row.closedAt }
  return allow({ room: room.value, row, facts })
}
