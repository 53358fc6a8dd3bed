import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findBody, listBodies } from '~db/queries/bodies'
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
