import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findBody, listBodies } from '~db/queries/bodies'
import { listUnits } from '~db/queries/units'
import { listUsers } from '~db/queries/users'
import type { ActorCtx } from '../../context'

/** All issuing bodies, for administering them. */
export async function readBodies(ctx: ActorCtx) {
  if (!can(ctx.actor, 'administer-bodies')) return refuse('forbidden')
  return allow(await listBodies(ctx.db.read))
}

/** One issuing body with its signer blocks and number series. */
export async function readBody(ctx: ActorCtx, bodyId: string): Promise<Decision<NonNullable<Awaited<ReturnType<typeof findBody>>>>> {
  if (!can(ctx.actor, 'administer-bodies')) return refuse('forbidden')
  const found = await findBody(ctx.db.read, bodyId)
  return found ? allow(found) : refuse('not-found')
}

/** Who may head a body or sign for it, in protocol order, and the units that it may belong to. */
export async function readBodyChoices(ctx: ActorCtx) {
  if (!can(ctx.actor, 'administer-bodies')) return refuse('forbidden')
  const people = await listUsers(ctx.db.read, { folded: '', unitIds: null }, 2_000, 0)
  return allow({
    units: await listUnits(ctx.db.read),
    people: people.filter(({ user }) => user.disabledAt === null && !user.isScreen)
      .map(({ user }) => ({ value: user.id, label: [user.fullName, user.position].filter(Boolean).join(', ') })),
  })
}
