import type { ExportChoice } from '~/domain/annotations/export-choice'
import { titleInFileName } from '~/domain/documents/paper-name'
import { allow, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '../../context'
import { audit } from '../kernel/audit'
import { exportAccess } from './export-access'
import type { OpinionsFormat } from './write-opinions'

/**
 * Xuất ý kiến: the opinions of the chosen layers and people as a file; it goes into the security record. Refuses like
 * `exportAccess`, and annotations/export-busy.
 */
export async function exportOpinions(ctx: ActorCtx, versionId: string, choice: ExportChoice, format: OpinionsFormat): Promise<Decision<{ fileName: string; bytes: Uint8Array }>> {
  const paper = await exportAccess(ctx, versionId, choice.layers)
  if (!paper.ok) return paper
  const written = await ctx.readings.opinions(ctx.actor, versionId, choice, format)
  if (!written.ok) return written
  await ctx.db.write((tx) => audit(tx, ctx, 'opinions-exported', versionId, { format, layers: choice.layers, people: choice.people ?? [] }))
  return allow({ fileName: opinionsName(paper.value.document.title, format), bytes: written.value })
}

const opinionsName = (title: string, format: OpinionsFormat) => `Ý kiến - ${titleInFileName(title)}.${format}`
