import { refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '../../context'
import { versionFor, type VersionAccess } from '../documents/paper-access'
import { layerAccess } from './layer-access'

/**
 * Whether somebody may take the marks of these layers (documents' names) along. Refuses like `versionFor` ('export-marks'),
 * not-found for a layer that is not this person's, bad-input {field: layers} without one.
 */
export async function exportAccess(ctx: ActorCtx, versionId: string, layers: readonly string[]): Promise<Decision<VersionAccess>> {
  const paper = await versionFor(ctx.db.read, ctx, versionId, 'export-marks')
  if (!paper.ok) return paper
  if (layers.length === 0) return refuse('bad-input', { field: 'layers' })
  for (const layer of layers) {
    const access = await layerAccess(ctx.db.read, ctx, versionId, layer)
    if (!access.ok) return access
  }
  return paper
}
