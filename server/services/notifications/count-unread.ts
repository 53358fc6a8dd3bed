import * as queries from '~db/queries/notifications'
import type { Ctx } from '../../context'

/** How many notices the signed-in person has not read: the number at the bell. Nobody has none. */
export async function countUnread(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<number> {
  return ctx.actor ? queries.countUnread(ctx.db.read, ctx.actor.userId) : 0
}
