import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** Puts into the security record that somebody took a paper away, as a copy with his name, with the marks of others, or the original. The right was asked where the file is read. */
export async function noteDownload(tx: Tx, ctx: ActorCtx, versionId: string, what: 'copy' | 'with-marks' | 'with-drawn-marks' | 'original'): Promise<void> {
  await audit(tx, ctx, 'paper-downloaded', versionId, { what })
}
