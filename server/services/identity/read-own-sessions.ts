import { deviceName, type DeviceName } from '~/domain/identity/device-name'
import { listSessions } from '~db/queries/sessions'
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from '../../auth/session'
import type { ActorCtx } from '../../context'

export type OwnSession = { id: string; device: DeviceName; address: string; createdAt: number; lastSeenAt: number; isThis: boolean }

/** Where the asking person is signed in, this one first, then the newest use; sessions past a limit no longer count. */
export async function readOwnSessions(ctx: ActorCtx): Promise<OwnSession[]> {
  const now = ctx.now()
  const rows = await listSessions(ctx.db.read, ctx.actor.userId)
  return rows
    .filter((row) => now - row.lastSeenAt <= IDLE_LIMIT_MS && now - row.createdAt <= ABSOLUTE_LIMIT_MS)
    .map(({ id, device, address, createdAt, lastSeenAt }) => ({ id, device: deviceName(device), address, createdAt, lastSeenAt, isThis: id === ctx.sessionId }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
