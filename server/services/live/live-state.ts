import { initialLive, withAgenda, type LiveState } from '~/domain/live/state'
import { reduceAll } from '~/domain/live/reduce'
import type { MeetingFacts } from '~/domain/meetings/types'
import { listEvents } from '~db/queries/events'
import type { Database } from '~db/client'
import type { Queries } from '#types'
import type { Ctx } from '../../context'

/** Committed states of running meetings, so that a command reads only the events after them. */
const committedStates = new WeakMap<Database, Map<string, LiveState>>()
const keptMeetings = 50

function keptOf(db: Database): Map<string, LiveState> {
  const known = committedStates.get(db) ?? new Map<string, LiveState>()
  committedStates.set(db, known)
  return known
}

/**
 * The meeting as it stands for the queries `q`: inside a write that includes what the write has appended so far.
 * Only `rememberCommitted` fills the base, because a group commit may still fail as a whole.
 */
export async function liveStateOf(q: Queries, ctx: Pick<Ctx, 'db'>, facts: MeetingFacts): Promise<LiveState> {
  const kept = keptOf(ctx.db).get(facts.id)
  // until the opening, chair and participants change in the rows without an event
  const base = withAgenda(kept && kept.openedAt !== null ? kept : initialLive(facts), facts.items)
  return reduceAll(base, await listEvents(q, facts.id, base.seq))
}

/** Keeps a state that was reduced from committed events only (the room's). */
export function rememberCommitted(ctx: Pick<Ctx, 'db'>, state: LiveState) {
  const kept = keptOf(ctx.db)
  kept.delete(state.meetingId)
  kept.set(state.meetingId, state)
  const oldest = kept.keys().next().value
  if (kept.size > keptMeetings && oldest !== undefined) kept.delete(oldest)
}
