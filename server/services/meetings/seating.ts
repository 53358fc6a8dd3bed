import { isPresent, type LiveState } from '~/domain/live/state'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { AddSeatsInput, ChangeSeatInput } from '~/domain/meetings/inputs'
import { changedFacts, decideNewChair, decideRemoval, factsOfRole, isComing } from '~/domain/meetings/seating'
import { clearPresenter } from '~db/queries/agenda'
import { setMeetingNow } from '~db/queries/live'
import { deleteSeat, insertSeats, listSeatable, listSeatRows, listSites, listUnitsById, updateSeat } from '~db/queries/seats'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { roomFor, seatIn, type Room } from '../live/room'
import { notify } from '../notifications/notify'

/**
 * Gives seats to people and units, all in one role. Somebody who has a seat already, a person or unit that is not there,
 * and a second chair at once are refused, and then nobody is added. People added to an invited meeting are invited.
 */
export async function addSeats(tx: Tx, ctx: ActorCtx, meetingId: string, input: AddSeatsInput): Promise<Decision<{ seatIds: string[] }>> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const { facts, meeting } = room.value
  const userIds = [...new Set(input.userIds)]
  const unitIds = [...new Set(input.unitIds)]
  if (userIds.length + unitIds.length === 0) return refuse('bad-input', { field: 'userIds' })
  if (input.role === 'chair' && userIds.length + unitIds.length > 1) return refuse('bad-input', { field: 'role' })
  const people = await listSeatable(tx, userIds)
  const units = await listUnitsById(tx, unitIds)
  if (people.length !== userIds.length || units.length !== unitIds.length) return refuse('not-found')
  const seated = people.find((person) => facts.seats.some((seat) => seat.occupant?.id === person.id))
  if (seated) return refuse('meetings/already-seated', { name: seated.fullName })
  if (input.role === 'chair') {
    const stepped = await stepBack(tx, room.value, null)
    if (!stepped.ok) return stepped
  }

  const rows = [
    ...people.map((person) => ({ userId: person.id, unitId: null, occupantUserId: person.id, protocolOrder: person.protocolOrder })),
    ...units.map((unit) => ({ userId: null, unitId: unit.id, occupantUserId: null, protocolOrder: unit.protocolOrder })),
  ].map((row) => ({ id: ctx.newId(), meetingId, ...row, ...factsOfRole(input.role) }))
  await insertSeats(tx, rows)
  await participantsChanged(tx, ctx, room.value, { added: rows.length, role: input.role })
  if (meeting.state === 'invited') await notify(tx, ctx, userIds, { kind: 'invited', meetingId, payload: { title: meeting.title } })
  return allow({ seatIds: rows.map((row) => row.id) })
}

/** Changes one seat: role, the facts that hang on it, place in the order, site, or whom its unit names. Refuses like the rules M8, M9. */
export async function changeSeat(tx: Tx, ctx: ActorCtx, meetingId: string, input: ChangeSeatInput): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const { facts, meeting } = room.value
  const seat = seatIn(room.value, input.seatId)
  if (!seat) return refuse('not-found')
  if (input.siteId && !(await listSites(tx, meetingId)).some((site) => site.id === input.siteId)) return refuse('not-found')
  if (input.role !== undefined && input.role !== seat.role && (input.role === 'chair' || seat.role === 'chair')) {
    const stepped = input.role === 'chair' ? await stepBack(tx, room.value, seat.id) : decideRemoval(seat, meeting.state, false)
    if (!stepped.ok) return stepped
  }
  if (input.occupantUserId !== undefined) {
    if (seat.unitId === null) return refuse('bad-input', { field: 'occupantUserId' })
    if (facts.seats.some((other) => other.id !== seat.id && other.occupant?.id === input.occupantUserId)) return refuse('meetings/already-seated')
    if (input.occupantUserId !== null && (await listSeatable(tx, [input.occupantUserId])).length === 0) return refuse('not-found')
  }

  const { protocolOrder, siteId, occupantUserId } = input
  const named = Object.fromEntries(Object.entries({ protocolOrder, siteId, occupantUserId }).filter(([, value]) => value !== undefined))
  await updateSeat(tx, seat.id, { ...changedFacts(seat, input), ...named })
  await participantsChanged(tx, ctx, room.value, { ...input })
  return allow()
}

/** Takes a seat off the list. Refuses whoever has taken part, and the chair of an invited meeting. */
export async function removeSeat(tx: Tx, ctx: ActorCtx, meetingId: string, input: { seatId: string }): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'edit-meeting')
  if (!room.ok) return room
  const seat = seatIn(room.value, input.seatId)
  if (!seat) return refuse('not-found')
  const decision = decideRemoval(seat, room.value.meeting.state, hasTakenPart(room.value.live, seat.id))
  if (!decision.ok) return decision
  await clearPresenter(tx, seat.id)
  await deleteSeat(tx, seat.id)
  await participantsChanged(tx, ctx, room.value, { removed: seat.id, person: seat.occupant?.id ?? null, unit: seat.unitId })
  return allow()
}

async function stepBack(tx: Tx, room: Room, seatId: string | null): Promise<Decision> {
  const decision = decideNewChair(room.facts.seats, seatId, room.meeting.state)
  if (!decision.ok) return decision
  if (decision.value.stepsBack) await updateSeat(tx, decision.value.stepsBack.id, factsOfRole('member'))
  return allow()
}

function hasTakenPart(live: LiveState, seatId: string): boolean {
  return isPresent(live, seatId) || (live.attendance[seatId]?.facts.length ?? 0) > 0 || (live.spoken[seatId]?.count ?? 0) > 0
}

/** Until the meeting begins whoever has the chair's seat presides; afterwards that is the room's to say. */
async function participantsChanged(tx: Tx, ctx: ActorCtx, { meeting }: Room, detail: Record<string, unknown>) {
  if (isComing(meeting.state)) {
    const chair = (await listSeatRows(tx, meeting.id)).find((seat) => seat.role === 'chair')
    await setMeetingNow(tx, meeting.id, { state: meeting.state, chairSeatId: chair?.id ?? null, currentItemId: meeting.currentItemId })
  }
  await audit(tx, ctx, 'participants-changed', meeting.id, detail)
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
}
