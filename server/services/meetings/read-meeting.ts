import { can } from '~/domain/identity/can'
import { allow, type Decision } from '~/domain/kernel/result'
import type { MeetingView } from '~/domain/meetings/view'
import { itemStates } from '~db/queries/agenda'
import { peopleById } from '~db/queries/meetings'
import { listSeatRows, listSites, listUnitsById } from '~db/queries/seats'
import { listVotes } from '~db/queries/voting'
import { presentMeeting } from '../../present/meeting'
import type { ActorCtx } from '../../context'
import { readMissing } from '../paper-requests/read-requests'
import { warningsOf } from './invite'
import { meetingFor } from './access'

/** What a page of a meeting outside the room is for. */
export type PageRight = 'read-meeting' | 'edit-meeting'

/**
 * A meeting outside the room as this person may see it, without its papers (`listPapers`); `right` is what the page needs.
 * Refuses like `meetingFor`.
 */
export async function readMeeting(ctx: ActorCtx, meetingId: string, right: PageRight = 'read-meeting'): Promise<Decision<MeetingView>> {
  const q = ctx.db.read
  const access = await meetingFor(q, ctx, meetingId, right)
  if (!access.ok) return access
  const { meeting, subject } = access.value
  const seatRows = await listSeatRows(q, meetingId)
  const deputies = await peopleById(q, seatRows.map((row) => row.proposedDeputyUserId))
  const units = await listUnitsById(q, [...new Set(seatRows.flatMap((row) => row.unitId ?? []))])
  const mayInvite = can(ctx.actor, 'invite', subject)
  return allow(presentMeeting({
    actor: ctx.actor, access: access.value, seatRows, deputies, unitNames: new Map(units.map((unit) => [unit.id, unit.name])), sites: await listSites(q, meetingId),
    itemStates: await itemStates(q, meetingId), votes: await listVotes(q, meetingId),
    missingPapers: await readMissing(ctx, access.value),
    warnings: mayInvite ? await warningsOf(q, ctx, meeting) : [],
  }))
}
