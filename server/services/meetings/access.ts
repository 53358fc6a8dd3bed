import { preparingUnits } from '~/domain/agenda/preparing'
import { can, type MeetingAction, type MeetingSubject, type PaperSubject } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { AgendaItem, MeetingFacts } from '~/domain/meetings/types'
import { findMeetingFacts, type BodyRow, type MeetingGroup, type MeetingRow, type MeetingTypeRow } from '~db/queries/meetings'
import type { Queries } from '#types'
import type { Ctx, SignedIn } from '../../context'

/** What a paper's own row tells of it. */
export type PaperFacts = Omit<PaperSubject, 'inClosedItem' | 'preparingUnitIds'>

/**
 * A meeting as the asking person meets it: its rows and facts, and what `can` wants to know. `groups` are the secretary's,
 * `noteGroups` those that participants made for their notes, which nobody outside of them hears of, and `endedNoteGroups`.
 */
export type Access = { meeting: MeetingRow; type: MeetingTypeRow; body: BodyRow; facts: MeetingFacts; groups: MeetingGroup[]; noteGroups: MeetingGroup[]; endedNoteGroups: MeetingGroup[]; subject: MeetingSubject }

/**
 * Loads a meeting for an action and asks `can`. Refuses with `not-signed-in`, and with `not-found` for a meeting that
 * is not there and for one that this person may not even read: nobody learns which exist. A reader without the right
 * gets `forbidden`. Pass the write's `tx` or `db.read`. For actions on a paper name the paper: closed items hide theirs.
 */
export async function meetingFor(q: Queries, ctx: Pick<Ctx, 'actor'>, meetingId: string, action: MeetingAction, paper?: PaperFacts): Promise<Decision<Access>> {
  if (!ctx.actor) return refuse('not-signed-in')
  const found = await findMeetingFacts(q, meetingId)
  return found ? judgeAccess(ctx.actor, found, action, paper) : refuse('not-found')
}

/** The same question about a meeting that is loaded already. */
export function judgeAccess(actor: SignedIn, found: Omit<Access, 'subject'>, action: MeetingAction, paper?: PaperFacts): Decision<Access> {
  const subject = { ...subjectOf(actor.userId, found), ...(paper && { paper: inItem(found.facts, paper) }) }
  if (can(actor, action, subject)) return allow({ ...found, subject })
  const mayKnow = can(actor, 'read-meeting', subject) || can(actor, 'show-big-screen', subject)
  return refuse(mayKnow ? 'forbidden' : 'not-found')
}

/** The meeting as this person stands to it, before any question of rights; null when there is none. */
export async function meetingOf(q: Queries, userId: string, meetingId: string): Promise<Access | null> {
  const found = await findMeetingFacts(q, meetingId)
  return found && { ...found, subject: subjectOf(userId, found) }
}

/** A paper with what its item adds: who prepares it, and whether it is closed. */
export function inItem(facts: MeetingFacts, paper: PaperFacts): PaperSubject {
  return { ...paper, preparingUnitIds: preparingUnits(facts, paper.itemId), inClosedItem: isClosed(facts.items, paper.itemId) }
}

/** An item is closed when it or an item above it is. An item that is not there counts as closed. */
export function isClosed(items: AgendaItem[], itemId: string): boolean {
  const item = items.find((candidate) => candidate.id === itemId)
  if (!item) return true
  return item.closed || (item.parentId !== null && isClosed(items, item.parentId))
}

function subjectOf(userId: string, { meeting, type, facts, groups }: Omit<Access, 'subject'>): MeetingSubject {
  const seat = facts.seats.find((candidate) => candidate.occupant?.id === userId) ?? null
  const current = facts.items.find((item) => item.id === meeting.currentItemId)
  return {
    id: meeting.id,
    state: meeting.state,
    createdBy: meeting.createdBy,
    seatOfActor: seat && { id: seat.id, role: seat.role, votes: seat.votes },
    groupIdsOfActor: groups.flatMap((group) => (seat && group.seatIds.includes(seat.id) ? group.id : [])),
    currentChairSeatId: meeting.chairSeatId,
    allowSecretaryToChair: type.secretaryMayChair,
    preparingUnitIds: preparingUnits(facts),
    calledSeatIds: current?.presenterSeatId ? [current.presenterSeatId] : [],
  }
}
