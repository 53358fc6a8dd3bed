import { purgedBefore } from '~/domain/documents/own-papers'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listFileHashes, loosenFiles } from '~db/queries/files'
import { deletePaperRows, findOwnPaper, listOwnPapersDeletedBy } from '~db/queries/own-papers'
import { deletePortions } from '~db/queries/search'
import type { ActorCtx, App, Ctx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/** So many in one write, so that nobody waits for it. */
const atOnce = 20

/** Takes an own paper that was deleted away for good; its bytes go with the next sweep. Refuses not-found. */
export async function purgeOwnPaper(tx: Tx, ctx: ActorCtx, { documentId }: { documentId: string }): Promise<Decision> {
  if (!(await findOwnPaper(tx, ctx.actor.userId, documentId, 'deleted'))) return refuse('not-found')
  await purge(tx, ctx, documentId)
  return allow()
}

/** … everybody's that were deleted longer ago than they are kept. */
export async function purgeDeleted({ db, now }: Pick<App, 'db' | 'now'>) {
  for (let found = atOnce; found === atOnce;) {
    found = await db.write(async (tx) => {
      const gone = await listOwnPapersDeletedBy(tx, purgedBefore(now()), atOnce)
      for (const documentId of gone) await purge(tx, { now, actor: null }, documentId)
      return gone.length
    })
  }
}

async function purge(tx: Tx, ctx: Pick<Ctx, 'now' | 'actor'>, documentId: string) {
  await loosenFiles(tx, await listFileHashes(tx, documentId), ctx.now())
  await deletePortions(tx, documentId)
  await deletePaperRows(tx, documentId)
  await audit(tx, ctx, 'paper-purged', documentId, { own: true })
}
