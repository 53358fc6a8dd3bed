import type { GroupInput } from '~/domain/documents/reading-inputs'
import { oneLine } from '~/domain/kernel/line'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import * as queries from '~db/queries/readings'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from './access'

/** The groups of a meeting that this person arranges; none where he does not. */
export async function readGroups(ctx: ActorCtx, meetingId: string) {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'edit-meeting')
  return access.ok ? access.value.groups.map(({ id, name, seatIds }) => ({ id, name, seatIds })) : []
}

/** Makes or changes a group of participants. Refuses like `meetingFor` ('edit-meeting'), not-found, bad-input {field}. */
export async function saveGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId, name, seatIds }: GroupInput): Promise<Decision<{ groupId: string }>> {
  const access = await meetingFor(tx, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  const wanted = oneLine(name)
  if (wanted === '') return refuse('bad-input', { field: 'name' })
  if (!seatIds.every((seatId) => access.value.facts.seats.some((seat) => seat.id === seatId))) return refuse('bad-input', { field: 'seatIds' })
  if (groupId !== null && !access.value.groups.some((group) => group.id === groupId)) return refuse('not-found')

  const id = groupId ?? ctx.newId()
  if (groupId === null) await queries.insertGroup(tx, { id, meetingId, name: wanted })
  else await queries.renameGroup(tx, id, wanted)
  await queries.setGroupSeats(tx, id, [...new Set(seatIds)])
  await audit(tx, ctx, 'participants-changed', meetingId, { groupId: id, name: wanted, seatIds })
  tx.tell({ kind: 'rights', userId: null, meetingId })
  return allow({ groupId: id })
}

/** Whoever read papers through this group only reads them no more. Refuses like `meetingFor` ('edit-meeting'), not-found. */
export async function removeGroup(tx: Tx, ctx: ActorCtx, meetingId: string, { groupId }: { groupId: string }): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  if (!access.value.groups.some((group) => group.id === groupId)) return refuse('not-found')
  await queries.removeGroup(tx, groupId)
  await audit(tx, ctx, 'participants-changed', meetingId, { removedGroupId: groupId })
  tx.tell({ kind: 'rights', userId: null, meetingId })
  return allow()
}
