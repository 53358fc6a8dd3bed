import { foldForSearch } from '~/domain/kernel/fold'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listItemDocuments, updateDocument } from '~db/queries/documents'
import { markIndexed } from '~db/queries/search'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { paperFor } from './paper-access'

/** Gives a paper another title on the agenda. Refuses not-found, forbidden (`upload-paper`), documents/recalled, bad-input. */
export async function renamePaper(tx: Tx, ctx: ActorCtx, documentId: string, title: string): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const wanted = title.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (wanted === '' || wanted.length > 200) return refuse('bad-input', { field: 'title' })
  await updateDocument(tx, documentId, { title: wanted, searchTitle: foldForSearch(wanted) })
  await markIndexed(tx, documentId, null)
  tx.tell({ kind: 'indexing' })
  await audit(tx, ctx, 'paper-changed', documentId, { title: wanted })
  return allow()
}

/** Moves a paper to `index` (from 0) among the papers of its item. Refuses not-found, forbidden (`upload-paper`), documents/recalled. */
export async function movePaper(tx: Tx, ctx: ActorCtx, documentId: string, index: number): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const others = (await listItemDocuments(tx, access.value.document.itemId)).filter((row) => row.recalledAt === null && row.id !== documentId)
  const ordered = others.toSpliced(Math.max(0, index), 0, access.value.document)
  for (const [position, row] of ordered.entries()) if (row.position !== position) await updateDocument(tx, row.id, { position })
  await audit(tx, ctx, 'paper-changed', documentId, { position: ordered.findIndex((row) => row.id === documentId) })
  return allow()
}
