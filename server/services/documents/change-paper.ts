import { inOrder, movedBefore } from '~/domain/documents/paper-order'
import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { foldForSearch } from '~/domain/kernel/fold'
import { oneLine } from '~/domain/kernel/line'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listItemDocuments, updateDocument, type MeetingDocument } from '~db/queries/documents'
import { markIndexed } from '~db/queries/search'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { paperFor } from './paper-access'

/** Gives a paper another title on the agenda. Refuses not-found, forbidden (`upload-paper`), documents/recalled, documents/state-secret {level, in}, bad-input. */
export async function renamePaper(tx: Tx, ctx: ActorCtx, documentId: string, title: string): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const wanted = oneLine(title)
  if (wanted === '' || wanted.length > 200) return refuse('bad-input', { field: 'title' })
  const names = decideSecrecyOfNames([wanted])
  if (!names.ok) return names
  await updateDocument(tx, documentId, { title: wanted, searchTitle: foldForSearch(wanted) })
  await markIndexed(tx, documentId, null)
  tx.tell({ kind: 'indexing' })
  await audit(tx, ctx, 'paper-changed', documentId, { title: wanted })
  return allow()
}

/**
 * Moves a paper before another one of its item, or to the end with null (P11: a group goes as a whole). Refuses not-found,
 * forbidden (`upload-paper`), documents/recalled, bad-input when the other is not there.
 */
export async function movePaper(tx: Tx, ctx: ActorCtx, documentId: string, beforeId: string | null): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const papers = await papersBeside(tx, access.value.document)
  if (beforeId !== null && !papers.some((paper) => paper.id === beforeId)) return refuse('bad-input', { field: 'before' })
  await savePositions(tx, movedBefore(papers, documentId, beforeId))
  await audit(tx, ctx, 'paper-changed', documentId, { before: beforeId })
  return allow()
}

const longestGroup = 80

/** Puts a paper into a group of its item, at its end, or into none with ''; a group of its own stands where it stood. Refuses not-found, forbidden (`upload-paper`), documents/recalled, bad-input. */
export async function groupPaper(tx: Tx, ctx: ActorCtx, documentId: string, sent: string): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'upload-paper')
  if (!access.ok) return access
  const groupName = oneLine(sent)
  if (groupName.length > longestGroup) return refuse('bad-input', { field: 'group' })
  const { document } = access.value
  if (document.groupName === groupName) return allow()
  await updateDocument(tx, documentId, { groupName })
  const papers = await papersBeside(tx, { ...document, groupName })
  const others = papers.filter((paper) => paper.id !== documentId)
  const joins = others.some((paper) => paper.groupName === groupName && groupName !== '')
  await savePositions(tx, inOrder(joins ? [...others, { ...document, groupName }] : papers))
  await audit(tx, ctx, 'paper-changed', documentId, { groupName })
  return allow()
}

/** The papers of the same item that were not recalled, in their order. */
async function papersBeside(tx: Tx, { itemId }: MeetingDocument): Promise<MeetingDocument[]> {
  return (await listItemDocuments(tx, itemId)).filter((row) => row.recalledAt === null)
}

async function savePositions(tx: Tx, ordered: readonly MeetingDocument[]) {
  for (const [position, row] of ordered.entries()) if (row.position !== position) await updateDocument(tx, row.id, { position })
}
