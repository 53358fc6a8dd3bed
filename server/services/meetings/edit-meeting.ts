import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { MeetingInput } from '~/domain/meetings/inputs'
import { followSitting, updateMeeting } from '~db/queries/meetings'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { notify } from '../notifications/notify'
import { meetingFor } from './access'
import { checkFacts } from './create-meeting'

/**
 * Changes title, type, body, place and times. `revision` is the one that the editor saw: somebody else's change in
 * between is `stale`, and nothing is overwritten. Invited people are told of a new place or time.
 */
export async function editMeeting(tx: Tx, ctx: ActorCtx, meetingId: string, input: MeetingInput & { revision: number }): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  const { meeting, facts } = access.value
  if (meeting.revision !== input.revision) return refuse('stale')
  const checked = await checkFacts(tx, input)
  if (!checked.ok) return checked

  const { title, typeId, bodyId, place, startsAt, endsAt } = input
  if (!(await updateMeeting(tx, meetingId, input.revision, { title, searchTitle: foldForSearch(title), typeId, bodyId, place, startsAt, endsAt }))) return refuse('stale')
  await followSitting(tx, meetingId, { startsAt, endsAt, place })
  await audit(tx, ctx, 'meeting-changed', meetingId, { title, startsAt, endsAt, place })
  const moved = meeting.startsAt !== startsAt || meeting.endsAt !== endsAt || meeting.place !== place
  if (moved && meeting.state === 'invited') await notify(tx, ctx, facts.seats.map((seat) => seat.occupant?.id ?? null), { kind: 'meeting-changed', meetingId, payload: { title } })
  return allow()
}
