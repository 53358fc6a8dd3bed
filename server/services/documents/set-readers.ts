import type { ReadersInput } from '~/domain/documents/reading-inputs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listItemDocuments, updateDocument, type MeetingDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { paperFor } from './paper-access'

/** Who of the meeting may be chosen, and what is chosen now. */
export type ReadersChoice = {
  now: Omit<ReadersInput, 'wholeItem'>
  groups: { id: string; name: string; people: number }[]
  people: { userId: string; fullName: string; position: string; role: string }[]
}

/** What the sheet "Ai được đọc" shows. Refuses not-found, forbidden (`approve-paper`), documents/recalled. */
export async function readersChoice(ctx: ActorCtx, documentId: string): Promise<Decision<ReadersChoice>> {
  const access = await paperFor(ctx.db.read, ctx, documentId, 'approve-paper')
  if (!access.ok) return access
  const { document: { readers, opensAt, closesAt, mayDownload }, groups, facts } = access.value
  return allow({
    now: { readers, opensAt, closesAt, mayDownload },
    groups: groups.map(({ id, name, seatIds }) => ({ id, name, people: seatIds.length })),
    people: facts.seats.flatMap(({ role, occupant }) => (occupant ? { userId: occupant.id, fullName: occupant.fullName, position: occupant.position, role } : [])),
  })
}

/**
 * Lays a paper before others, for a time, or all papers of its item alike. Open readers are asked for their right again.
 * Groups and persons who are not in the meeting are left out. Refuses not-found, forbidden (`approve-paper`: who makes the
 * meeting), documents/recalled, bad-input {field} for a window that ends before it begins.
 */
export async function setReaders(tx: Tx, ctx: ActorCtx, documentId: string, { readers, opensAt, closesAt, mayDownload, wholeItem }: ReadersInput): Promise<Decision> {
  const access = await paperFor(tx, ctx, documentId, 'approve-paper')
  if (!access.ok) return access
  const { meeting, groups, facts, document } = access.value
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) return refuse('bad-input', { field: 'closesAt' })
  const known = {
    ...readers,
    groupIds: readers.groupIds.filter((id) => groups.some((group) => group.id === id)),
    userIds: readers.userIds.filter((id) => facts.seats.some((seat) => seat.occupant?.id === id)),
  }
  const papers: MeetingDocument[] = wholeItem ? (await listItemDocuments(tx, document.itemId)).filter((row) => row.recalledAt === null) : [document]
  for (const paper of papers) {
    await updateDocument(tx, paper.id, { readers: known, opensAt, closesAt, mayDownload })
    await audit(tx, ctx, 'paper-changed', paper.id, { readers: known, opensAt, closesAt, mayDownload })
    tx.tell({ kind: 'paper', documentId: paper.id })
  }
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
  return allow()
}
