import { decideOneMoreGroup } from '~/domain/annotations/note-groups'
import { oneLine } from '~/domain/kernel/line'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Seat } from '~/domain/meetings/types'
import * as queries from '~db/queries/readings'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from '../meetings/access'

/**
 * N11 Makes a group of participants for their notes, or changes an own one: its name, who is in it. The maker is always in
 * it. Whoever is taken out loses its layer at once. Refuses like `meetingFor` ('make-note-group'), `not-found` for
 * a group that is not this person's, `bad-input` {field} without a name, or with seats that are not here or of guests, and
 * like `decideOneMoreGroup` a new one.
 */
export async function saveNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId, name, seatIds }: CommandInput<'save-note-group'>): Promise<Decision<{ groupId: string }>> {
  const access = await meetingFor(tx, ctx, meetingId, 'make-note-group')
  if (!access.ok) return access
  const { facts, noteGroups, subject } = access.value
  const known = noteGroups.find((group) => group.id === groupId && group.madeBy === ctx.actor.userId)
  if (groupId !== null && !known) return refuse('not-found')
  const wanted = oneLine(name)
  if (wanted === '') return refuse('bad-input', { field: 'name' })
  const insiders = facts.seats.filter(({ role }) => role !== 'guest')
  if (!seatIds.every((seatId) => insiders.some(({ id }) => id === seatId))) return refuse('bad-input', { field: 'seatIds' })
  const oneMore = known ? allow() : decideOneMoreGroup(noteGroups, ctx.actor.userId)
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

/** Ends an own group: nobody has its layer any more; its notes stay in the record, until it is brought back. Refuses like `saveNoteGroup`. */
export async function endNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId }: CommandInput<'end-note-group'>): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'make-note-group')
  if (!access.ok) return access
  const { facts, noteGroups } = access.value
  const known = noteGroups.find((group) => group.id === groupId && group.madeBy === ctx.actor.userId)
  if (!known) return refuse('not-found')
  await queries.endGroup(tx, groupId, ctx.now())
  await audit(tx, ctx, 'note-group-changed', meetingId, { endedGroupId: groupId })
  tellMembers(tx, meetingId, facts.seats, known.seatIds)
  return allow()
}

/** Brings back an own group that has ended: its members have its layer again, with every note that was in it. Refuses like `saveNoteGroup` a new one. */
export async function reopenNoteGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId }: CommandInput<'reopen-note-group'>): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'make-note-group')
  if (!access.ok) return access
  const { facts, noteGroups, endedNoteGroups } = access.value
  const own = (group: { id: string; madeBy: string | null }) => group.id === groupId && group.madeBy === ctx.actor.userId
  if (noteGroups.some(own)) return allow()
  const ended = endedNoteGroups.find(own)
  if (!ended) return refuse('not-found')
  const oneMore = decideOneMoreGroup(noteGroups, ctx.actor.userId)
  if (!oneMore.ok) return oneMore
  await queries.endGroup(tx, groupId, null)
  await audit(tx, ctx, 'note-group-changed', meetingId, { reopenedGroupId: groupId })
  tellMembers(tx, meetingId, facts.seats, ended.seatIds)
  return allow()
}

/** Their screens ask again which layers they have; nobody else hears that there is a group. */
function tellMembers(tx: Tx, meetingId: string, seats: readonly Seat[], seatIds: readonly string[]) {
  for (const { id, occupant } of seats) if (occupant && seatIds.includes(id)) tx.tell({ kind: 'rights', userId: occupant.id, meetingId })
}
