import { decideNewVersion, noteOf } from '~/domain/documents/new-version'
import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { allow, type Decision } from '~/domain/kernel/result'
import { isAddressedTo } from '~/domain/live/audience'
import { carryPlaces, findNewestVersion, updateDocument } from '~db/queries/documents'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { carryLock } from '../annotations/lock-marks'
import { audit } from '../kernel/audit'
import { appendEvent } from '../meetings/append-event'
import { notify } from '../notifications/notify'
import type { AddedPaper } from './add-paper'
import { insertFile, type CheckedFile } from './insert-file'
import { paperAudience, paperFor, type PaperAccess } from './paper-access'

/** Whether this person may put another text in a paper's place. Refuses like `addVersion`. */
export function mayAddVersion(q: Queries, ctx: ActorCtx, documentId: string): Promise<Decision<PaperAccess>> {
  return paperFor(q, ctx, documentId, 'upload-paper')
}

/**
 * Lays a checked file on a paper as its next version; the earlier ones stay as they are. Members who
 * may read it are told, rooms by an event, and where each was goes with him to the same page. The same bytes as the newest
 * version, as after an answer that got lost, are that version. Refuses not-found, forbidden (`upload-paper`),
 * documents/recalled, documents/state-secret {level, in}, bad-input {field: note}.
 */
export async function addVersion(tx: Tx, ctx: ActorCtx, documentId: string, file: CheckedFile): Promise<Decision<AddedPaper>> {
  const access = await mayAddVersion(tx, ctx, documentId)
  if (!access.ok) return access
  const { document, meeting } = access.value
  const names = decideSecrecyOfNames([file.fileName])
  if (!names.ok) return names
  const note = noteOf(file.note ?? '')
  if (!note.ok) return note
  const newest = await findNewestVersion(tx, documentId)
  if (newest && newest.fileHash === file.hash) return allow({ documentId, versionId: newest.id })
  const state = decideNewVersion(document.state)
  if (!state.ok) return state

  const versionId = await insertFile(tx, ctx, documentId, (newest?.number ?? 0) + 1, { ...file, note: note.value })
  if (newest) {
    await carryPlaces(tx, newest.id, { id: versionId, pageCount: file.sizes.length })
    await carryLock(tx, ctx, newest.id, versionId)
  }
  await audit(tx, ctx, 'paper-replaced', documentId, { meetingId: meeting.id, versionId, fileHash: file.hash, sizeBytes: file.sizeBytes })
  if (state.value !== document.state) await updateDocument(tx, documentId, { state: state.value })
  if (state.value === 'approved') await tell(tx, ctx, access.value, versionId, newest?.id)
  return allow({ documentId, versionId })
}

/** Those who may read it hear of it, in their rooms and among their notices; by a notice nobody hears of a meeting that he is not invited to yet. */
async function tell(tx: Tx, ctx: ActorCtx, access: PaperAccess, versionId: string, replaces: string | undefined) {
  const { document, meeting } = access
  tx.tell({ kind: 'paper', documentId: document.id })
  const audience = paperAudience(access, document)
  await appendEvent(tx, ctx, meeting.id, {
    type: 'paper-replaced', payload: { documentId: document.id, itemId: document.itemId, versionId, replaces, title: document.title }, audience,
  })
  if (meeting.state === 'draft') return
  const readers = access.facts.seats.flatMap(({ id, role, occupant }) => (isAddressedTo(audience, { role, seatId: id }) ? occupant?.id ?? null : []))
  await notify(tx, ctx, readers, { kind: 'paper-replaced', meetingId: meeting.id, payload: { title: meeting.title, document: document.title, versionId } })
}
