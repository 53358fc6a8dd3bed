import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { can } from '~/domain/identity/can'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { paperAudience, paperSubject } from '../documents/paper-access'
import { inItem } from '../meetings/access'
import { happen, roomFor } from './room'

/** Begins to show a paper to the room; whoever follows sees the same page. Refuses: no such paper here, not in the room. */
export async function startPresenting(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'start-presenting'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'present')
  if (!room.ok) return room
  const { live, ownSeat, subject, facts } = room.value
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  if (!ownSeat) return refuse('live/no-seat')
  const paper = await queries.findPaper(tx, meetingId, input.versionId)
  if (!paper || paper.recalledAt !== null) return refuse('not-found')
  const shown = inItem(facts, paperSubject(paper, ctx.now()))
  if (!can(ctx.actor, 'read-paper', { ...subject, paper: shown }) || shown.state !== 'approved') return refuse('not-found')
  if (live.presenting?.seatId === ownSeat.id && live.presenting.versionId === input.versionId) return allow()

  await happen(tx, ctx, room.value, [{ type: 'presenting-started', payload: { seatId: ownSeat.id, versionId: input.versionId }, audience: paperAudience(room.value, paper, live.doorsClosed) }])
  return allow()
}

/** Shows nothing any more: the presenter himself, or whoever runs the meeting. Refuses: nobody presents. */
export async function stopPresenting(tx: Tx, ctx: ActorCtx, meetingId: string, _input: CommandInput<'stop-presenting'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'ask-floor')
  if (!room.ok) return room
  const { live, ownSeat, subject } = room.value
  const presenting = live.presenting
  if (!presenting || presenting.versionId === null) return refuse('live/nobody-presenting')
  if (presenting.seatId !== ownSeat?.id && !can(ctx.actor, 'run-meeting', subject)) return refuse('forbidden')

  await happen(tx, ctx, room.value, [{ type: 'presenting-started', payload: { seatId: presenting.seatId, versionId: null } }])
  return allow()
}
