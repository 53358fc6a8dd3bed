import * as z from 'zod'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { decideEdit } from '~/domain/minutes/paper-steps'
import { insertRevision, updatePaper } from '~db/queries/papers'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { paperFor } from './paper-access'

export const savePaperSchema = z.object({
  /** the revision that the editor stands on */
  revision: z.number().int().min(1),
  subject: z.string().trim().min(1).max(2_000),
  body: z.array(z.object({
    style: z.enum(['paragraph', 'part', 'item', 'point', 'dash']),
    text: z.string().max(20_000).transform((text) => text.normalize('NFC')),
  })).min(1).max(2_000),
  recipients: z.array(z.string().trim().min(1).max(300)).max(50),
})
export type SavePaper = z.infer<typeof savePaperSchema>

/**
 * Keeps an edited draft as a new revision; the earlier texts stay. Refuses minutes/changed-meanwhile when somebody
 * saved first (what was typed stays in the editor), minutes/locked, minutes/not-your-step. A repeated save, whose first
 * answer was lost on the way, gets that answer again.
 */
export async function savePaper(tx: Tx, ctx: ActorCtx, paperId: string, input: SavePaper): Promise<Decision<{ revision: number }>> {
  const found = await paperFor(tx, ctx, paperId)
  if (!found.ok) return found
  const decision = decideEdit(found.value.facts, found.value)
  if (!decision.ok) return decision
  const revision = input.revision + 1
  const { subject, body, recipients } = input
  if (!await updatePaper(tx, paperId, input.revision, { subject, body, recipients, revision })) {
    const { paper } = found.value
    return paper.revision === revision && sameText(paper, input) ? allow({ revision }) : refuse('minutes/changed-meanwhile')
  }
  await insertRevision(tx, { id: ctx.newId(), paperId, revision, subject, body, savedBy: ctx.actor.userId, savedAt: ctx.now() })
  await audit(tx, ctx, 'official-paper-saved', paperId, { revision })
  return allow({ revision })
}

const textOf = ({ subject, body, recipients }: Omit<SavePaper, 'revision'>) => JSON.stringify([subject, body.map(({ style, text }) => [style, text]), recipients])
const sameText = (saved: Omit<SavePaper, 'revision'>, sent: SavePaper) => textOf(saved) === textOf(sent)
