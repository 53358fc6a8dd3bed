import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** Puts into the security record that somebody took a copy of a paper away. The right was asked where the file is read. */
export async function noteDownload(tx: Tx, ctx: ActorCtx, versionId: string): Promise<void> {
  await audit(tx, ctx, 'paper-downloaded', versionId)
}
