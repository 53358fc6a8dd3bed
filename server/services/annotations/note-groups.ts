import { decideNewGroup, decideOneMoreGroup, keepsGroup } from '~/domain/annotations/note-groups'
import { oneLine } from '~/domain/kernel/line'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Seat } from '~/domain/meetings/types'
import type { MeetingGroup } from '~db/queries/meetings'
import * as queries from '~db/queries/readings'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from '../meetings/access'

/**
 * N11 Makes a group of participants for their notes, or changes one that this person keeps: its name, who is in it. Whoever
 * does is always in it. Whoever is taken out loses its layer at once. Refuses like `keptGroup`, `not-found` for a group that
 * has ended or is not this person's, `bad-input` {field} without a name, or with seats that are not here or of guests, and like
 * `decideNewGroup` a new one.
 */
export async function saveNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId, name, seatIds }: CommandInput<'save-note-group'>): Promise<Decision<{ groupId: string }>> {
  const found = await keptGroup(tx, ctx, meetingId, groupId)
  if (!found.ok) return found
  const { facts, noteGroups, endedNoteGroups, subject, standing: known } = found.value
  if (groupId !== null && !known) return refuse('not-found')
  const wanted = oneLine(name)
  if (wanted === '') return refuse('bad-input', { field: 'name' })
  const insiders = facts.seats.filter(({ role }) => role !== 'guest')
  if (!seatIds.every((seatId) => insiders.some(({ id }) => id === seatId))) return refuse('bad-input', { field: 'seatIds' })
  const oneMore = known ? allow() : decideNewGroup(noteGroups, endedNoteGroups, ctx.actor.userId)
  if (!oneMore.ok) return oneMore

  const id = groupId ?? ctx.newId()
  const members = [...new Set([...(subject.seatOfActor ? [subject.seatOfActor.id] : []), ...seatIds])]
  if (known) await queries.renameGroup(tx, id, wanted)
  else await queries.insertGroup(tx, { id, meetingId, name: wanted, madeBy: ctx.actor.userId })
  await queries.setGroupSeats(tx, id, members)
  await audit(tx, ctx, 'note-group-changed', meetingId, { groupId: id, seatIds: members })
  tellMembers(tx, meetingId, facts.seats, [...members, ...(known?.seatIds ?? [])])
  return allow({ groupId: id })
}

/**
 * Ends a group that this person keeps: nobody has its layer any more; its notes stay in the record, until it is brought back.
 * Refuses like `saveNoteGroup`.
 */
export async function endNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId }: CommandInput<'end-note-group'>): Promise<Decision> {
  const found = await keptGroup(tx, ctx, meetingId, groupId)
  if (!found.ok) return found
  const { facts, standing } = found.value
  if (!standing) return refuse('not-found')
  await queries.endGroup(tx, groupId, ctx.now())
  await audit(tx, ctx, 'note-group-changed', meetingId, { endedGroupId: groupId })
  tellMembers(tx, meetingId, facts.seats, standing.seatIds)
  return allow()
}

/**
 * Brings back a group that this person keeps and that has ended, as its maker from now on: its members have its layer again,
 * with every note that was in it. Refuses like `saveNoteGroup`, and like `decideOneMoreGroup`.
 */
export async function reopenNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId }: CommandInput<'reopen-note-group'>): Promise<Decision> {
  const found = await keptGroup(tx, ctx, meetingId, groupId)
  if (!found.ok) return found
  const { facts, noteGroups, standing, ended } = found.value
  if (standing) return allow()
  if (!ended) return refuse('not-found')
  const oneMore = decideOneMoreGroup(noteGroups, ctx.actor.userId)
  if (!oneMore.ok) return oneMore
  await queries.reopenGroup(tx, groupId, ctx.actor.userId)
  await audit(tx, ctx, 'note-group-changed', meetingId, { reopenedGroupId: groupId })
  tellMembers(tx, meetingId, facts.seats, ended.seatIds)
  return allow()
}

/** The meeting, and the group if it stands or has ended and is this person's to keep. Refuses like `meetingFor` ('make-note-group'). */
async function keptGroup(tx: Tx, ctx: ActorCtx, meetingId: string, groupId: string | null) {
  const access = await meetingFor(tx, ctx, meetingId, 'make-note-group')
  if (!access.ok) return access
  const { facts, noteGroups, endedNoteGroups } = access.value
  const kept = (groups: readonly MeetingGroup[]) => groups.find((group) => group.id === groupId && keepsGroup(group, facts.seats, ctx.actor.userId))
  return allow({ ...access.value, standing: kept(noteGroups), ended: kept(endedNoteGroups) })
}

/** Their screens ask again which layers they have; nobody else hears that there is a group. */
function tellMembers(tx: Tx, meetingId: string, seats: readonly Seat[], seatIds: readonly string[]) {
  for (const { id, occupant } of seats) if (occupant && seatIds.includes(id)) tx.tell({ kind: 'rights', userId: occupant.id, meetingId })
}
