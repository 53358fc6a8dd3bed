import { can } from '~/domain/identity/can'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { MeetingInput } from '~/domain/meetings/inputs'
import { factsOfRole } from '~/domain/meetings/seating'
import type { SeatRole } from '~/domain/meetings/types'
import { findBody } from '~db/queries/bodies'
import { listMeetingTypes } from '~db/queries/meeting-types'
import { insertMeeting } from '~db/queries/meetings'
import { insertSeats, listSeatable } from '~db/queries/seats'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

export type NewMeeting = MeetingInput & { chairUserId: string | null; secretaryUserId: string | null }

/**
 * Sets up a meeting in preparation with its first sitting, and the seats of chair and secretary where they are named.
 * Refuses an end before the start, a type, body or person that is not there, and one person on both seats.
 */
export async function createMeeting(tx: Tx, ctx: ActorCtx, input: NewMeeting): Promise<Decision<{ meetingId: string }>> {
  if (!can(ctx.actor, 'create-meeting')) return refuse('forbidden')
  const checked = await checkFacts(tx, input)
  if (!checked.ok) return checked
  const named: [SeatRole, string][] = []
  if (input.chairUserId) named.push(['chair', input.chairUserId])
  if (input.secretaryUserId) named.push(['secretary', input.secretaryUserId])
  if (input.chairUserId !== null && input.chairUserId === input.secretaryUserId) return refuse('meetings/already-seated', { field: 'secretaryUserId' })
  const people = new Map((await listSeatable(tx, named.map(([, userId]) => userId))).map((person) => [person.id, person]))
  if (people.size !== named.length) return refuse('bad-input', { field: 'chairUserId' })

  const meetingId = ctx.newId()
  const { title, typeId, bodyId, place, startsAt, endsAt } = input
  await insertMeeting(tx,
    { id: meetingId, title, searchTitle: foldForSearch(title), typeId, bodyId, place, startsAt, endsAt, state: 'draft', createdBy: ctx.actor.userId, createdAt: ctx.now() },
    { id: ctx.newId(), meetingId, ordinal: 1, startsAt, endsAt, place })
  await insertSeats(tx, named.map(([role, userId]) => ({
    id: ctx.newId(), meetingId, userId, occupantUserId: userId, protocolOrder: people.get(userId)?.protocolOrder, ...factsOfRole(role),
  })))
  await audit(tx, ctx, 'meeting-created', meetingId, { title, startsAt })
  return allow({ meetingId })
}

/** What holds for the facts of every meeting. */
export async function checkFacts(q: Queries, input: MeetingInput): Promise<Decision> {
  if (input.endsAt <= input.startsAt) return refuse('meetings/ends-before-start', { field: 'ends' })
  if (!(await listMeetingTypes(q)).some((type) => type.id === input.typeId)) return refuse('bad-input', { field: 'typeId' })
  if (!(await findBody(q, input.bodyId))) return refuse('bad-input', { field: 'bodyId' })
  return allow()
}
