import { allow, type Decision } from '~/domain/kernel/result'
import { allForViewer } from '~/domain/live/audience'
import type { RoomView } from '~/domain/live/room-view'
import { listEvents } from '~db/queries/events'
import { papersOfRoom } from '~db/queries/live'
import { ballotsOfSeat, listVotes } from '~db/queries/voting'
import type { ActorCtx } from '../../context'
import { presentRoom } from '../../present/room'
import { viewerOf } from '../../rooms/viewer'
import { meetingFor } from '../meetings/access'

/**
 * The room of a meeting as one person's screen starts with it; `screen` is the hall's big screen.
 * Refuses like `meetingFor` ('read-meeting', 'show-big-screen').
 */
export async function readRoom(ctx: ActorCtx, meetingId: string, as: 'person' | 'screen'): Promise<Decision<RoomView>> {
  const q = ctx.db.read
  const access = await meetingFor(q, ctx, meetingId, as === 'screen' ? 'show-big-screen' : 'read-meeting')
  if (!access.ok) return access
  const seat = access.value.subject.seatOfActor
  const viewer = viewerOf(seat, as)
  const events = allForViewer(await listEvents(q, meetingId), viewer, false)
  return allow(presentRoom({
    access: access.value, actor: ctx.actor, as, viewer, events, now: ctx.now(),
    papers: await papersOfRoom(q, meetingId),
    votes: await listVotes(q, meetingId),
    ballots: seat && as === 'person' ? await ballotsOfSeat(q, meetingId, seat.id) : [],
  }))
}
