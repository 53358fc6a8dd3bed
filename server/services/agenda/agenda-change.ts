import { placeItems } from '~/domain/agenda/tree'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findUnit } from '~db/queries/units'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { happen, seatIn, type Room } from '../live/room'

/** Preparing unit and presenter have to be there. */
export async function checkNamed(tx: Tx, room: Room, input: { preparingUnitId: string | null; presenterSeatId: string | null }): Promise<Decision> {
  if (input.preparingUnitId !== null && !(await findUnit(tx, input.preparingUnitId))) return refuse('bad-input', { field: 'preparingUnitId' })
  if (input.presenterSeatId !== null && seatIn(room, input.presenterSeatId) === null) return refuse('bad-input', { field: 'presenterSeatId' })
  return allow()
}

/** Level of an item, from 1; null when it is not there. */
export function depthOf(room: Room, itemId: string): number | null {
  return placeItems(room.facts.items).find((item) => item.id === itemId)?.depth ?? null
}

/** Keeps the record of a change; once people know the agenda, their screens are told to load it again. */
export async function agendaChanged(tx: Tx, ctx: ActorCtx, room: Room, detail: Record<string, unknown>) {
  await audit(tx, ctx, 'agenda-changed', room.meeting.id, detail)
  tx.tell({ kind: 'rights', userId: null, meetingId: room.meeting.id })
  if (room.meeting.state !== 'draft') await happen(tx, ctx, room, [{ type: 'agenda-changed', payload: {} }])
}

export const defaultNeutralTitle = 'Nội dung họp kín'
