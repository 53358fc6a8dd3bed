import type { UploadTarget } from '~/domain/documents/upload'
import type { Refusal } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../../context'
import { keepOnPaper } from '../agenda/set-on-paper'
import { audit } from '../kernel/audit'
import type { Access } from '../meetings/access'
import { mayAddPaper } from './add-paper'
import { mayAddVersion } from './add-version'

/**
 * A paper under a state-secret level was tried (documents/state-secret {level}): its item says from then on that papers
 * are handed out in the room (DOMAIN §6). On record are the item and the level, and nothing of the file.
 */
export async function refuseSecret(ctx: ActorCtx, target: UploadTarget, refusal: Refusal): Promise<Refusal> {
  await ctx.db.write(async (tx) => {
    const place = await placeOf(tx, ctx, target)
    await audit(tx, ctx, 'state-secret-refused', place?.access.meeting.id ?? ctx.actor.userId, { itemId: place?.itemId ?? null, level: refusal.params.level })
    if (place) await keepOnPaper(tx, ctx, place.access, place.itemId, true)
  })
  return refusal
}

/** The agenda item that the file was meant for; none for one's own papers, or when the right has ended meanwhile. */
async function placeOf(tx: Tx, ctx: ActorCtx, target: UploadTarget): Promise<{ access: Access; itemId: string } | null> {
  if (target.kind === 'folder') return null
  if (target.kind === 'version') {
    const paper = await mayAddVersion(tx, ctx, target.documentId)
    return paper.ok ? { access: paper.value, itemId: paper.value.document.itemId } : null
  }
  const access = await mayAddPaper(tx, ctx, target.itemId)
  return access.ok ? { access: access.value, itemId: target.itemId } : null
}
