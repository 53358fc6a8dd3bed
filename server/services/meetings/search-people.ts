import { can } from '~/domain/identity/can'
import { inTreeOrder, unitAndBelow } from '~/domain/identity/unit-tree'
import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { PersonLine } from '~/domain/meetings/view'
import { listBodies } from '~db/queries/bodies'
import { listMeetingTypes } from '~db/queries/meeting-types'
import { listUnits } from '~db/queries/units'
import { listUsers } from '~db/queries/users'
import type { ActorCtx } from '../../context'

const SHOWN = 60

/**
 * People of the house for choosing one: by name or position without diacritics, within a unit and those below it.
 * The directory is open to whoever may make meetings; screens are refused.
 */
export async function searchPeople(ctx: ActorCtx, asked: { search: string; unitId: string | null }): Promise<Decision<PersonLine[]>> {
  if (!can(ctx.actor, 'create-meeting')) return refuse('forbidden')
  const unitIds = asked.unitId ? [...unitAndBelow(await listUnits(ctx.db.read), asked.unitId)] : null
  const rows = await listUsers(ctx.db.read, { folded: foldForSearch(asked.search), unitIds }, SHOWN, 0)
  return allow(rows.filter(({ user }) => user.disabledAt === null && !user.isScreen).map(({ user, unitName }) => (
    { id: user.id, honorific: user.honorific, fullName: user.fullName, position: user.position, unitName }
  )))
}

export type MeetingChoices = {
  types: { id: string; name: string; noun: string; chairWord: string }[]
  bodies: { id: string; name: string }[]
  units: { id: string; name: string; depth: number }[]
}

/** What the forms of a meeting let one choose from. */
export async function readMeetingChoices(ctx: ActorCtx): Promise<MeetingChoices> {
  const q = ctx.db.read
  return {
    types: (await listMeetingTypes(q)).map(({ id, name, noun, chairWord }) => ({ id, name, noun, chairWord })),
    bodies: (await listBodies(q)).map(({ id, name }) => ({ id, name })),
    units: inTreeOrder(await listUnits(q)).map(({ id, name, depth }) => ({ id, name, depth })),
  }
}
