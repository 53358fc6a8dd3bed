import type { ExportChoice } from '~/domain/annotations/export-choice'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '../../context'
import { audit } from '../kernel/audit'
import { versionFor } from '../documents/paper-access'
import { layerAccess } from './layer-access'
import type { OpinionsFormat } from './write-opinions'

/**
 * Xuất ý kiến: the opinions of the chosen layers and people as a file; it goes into the security record. Refuses like
 * `versionFor`, `forbidden` (`export-marks`), not-found for a layer that is not this person's, bad-input without a layer,
 * annotations/export-busy.
 */
export async function exportOpinions(ctx: ActorCtx, versionId: string, choice: ExportChoice, format: OpinionsFormat): Promise<Decision<{ fileName: string; bytes: Uint8Array }>> {
  if (choice.layers.length === 0) return refuse('bad-input', { field: 'layer' })
  const paper = await versionFor(ctx.db.read, ctx, versionId, 'export-marks')
  if (!paper.ok) return paper
  for (const layer of choice.layers) {
    const access = await layerAccess(ctx.db.read, ctx, versionId, layer)
    if (!access.ok) return access
  }
  const written = await ctx.readings.opinions(ctx.actor, versionId, choice, format)
  if (!written.ok) return written
  await ctx.db.write((tx) => audit(tx, ctx, 'opinions-exported', versionId, { format, layers: choice.layers, people: choice.people ?? [] }))
  return allow({ fileName: opinionsName(paper.value.document.title, format), bytes: written.value })
}

const opinionsName = (title: string, format: OpinionsFormat) => `Ý kiến - ${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(0, 120)}.${format}`
