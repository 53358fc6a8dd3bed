import { setImmediate as othersTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Queries } from '#types'
import { findMarkDoc, findMarkSegment, insertMarkClients, insertMarkDoc, insertMarkUpdates, lastMarkSeq, listMarkClients, listMarkUpdates, type MarkDocRow, type MarkUpdateRow } from '~db/queries/annotations'
import type { App, SignedIn, Tx } from '../context'
import { audit } from '../services/kernel/audit'
import type { MarkPlace } from './mark-channel'
import { segmentLength } from './mark-segments'

/** A document as it was committed. */
export type StoredMarks = { docId: string; epoch: number; locked: boolean; clients: Map<number, string>; doc: Y.Doc }
/**
 * One update that fits, and what else its commit has to keep. `authorId`: whose its new client ids are, which is another
 * than the actor's where the server writes in somebody's name. `alongside` belongs to the same commit, or neither is.
 */
export type Accepted = { actor: SignedIn; authorId: string; update: Uint8Array; newClients: number[]; removed: string[]; alongside?: (tx: Tx) => Promise<unknown> }

/** What documents of marks need of the process. */
export type MarkApp = Pick<App, 'db' | 'bus' | 'log' | 'now' | 'newId'>
/** Reading alone: a worker that can only read does it too. */
type ReadingApp = Pick<App, 'newId'> & { db: Pick<App['db'], 'read'> }

/** So many updates are read and applied before others have their turn. */
const atOnce = 200

/**
 * Reads a document: its segments, then the updates that are in none yet, a portion at a time so that a long one holds up
 * nobody. One that has no mark yet has no row: reading never writes.
 */
export async function loadMarks(app: ReadingApp, { versionId, layer }: MarkPlace): Promise<StoredMarks> {
  const doc = new Y.Doc()
  const row = await findMarkDoc(app.db.read, versionId, layer)
  if (!row) return { docId: app.newId(), epoch: 1, locked: false, clients: new Map(), doc }
  const clients = await listMarkClients(app.db.read, row.id)
  for await (const updates of committed(app.db.read, row)) {
    doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
    await othersTurn()
  }
  return { docId: row.id, epoch: row.epoch, locked: row.locked, clients, doc }
}

/** Whether a document is locked now; null before it has a row. */
export async function readMarkLock(app: ReadingApp, { versionId, layer }: MarkPlace): Promise<{ docId: string; locked: boolean } | null> {
  const row = await findMarkDoc(app.db.read, versionId, layer)
  return row && { docId: row.id, locked: row.locked }
}

/** All that was committed, in its order. */
async function* committed(q: Queries, { id, epoch }: MarkDocRow): AsyncGenerator<Uint8Array[]> {
  let seq = 0
  for (let segment = await findMarkSegment(q, id, epoch, seq); segment; segment = await findMarkSegment(q, id, epoch, seq)) {
    seq = segment.lastSeq
    yield [segment.update]
  }
  for (let rows = await listMarkUpdates(q, id, seq, atOnce); rows.length > 0; rows = await listMarkUpdates(q, id, seq, atOnce)) {
    seq = rows.at(-1)?.seq ?? seq
    yield rows.map(({ update }) => update)
  }
}

/** Commits updates together, numbered in their order. Marks of others that a secretary has taken away are in the audit log. */
export async function commitMarks(app: MarkApp, place: MarkPlace, { docId }: StoredMarks, accepted: Accepted[]) {
  const at = app.now()
  const changes = accepted.filter(({ update }) => update.length > 0).map(({ actor, update }) => ({ id: app.newId(), docId, userId: actor.userId, update: Buffer.from(update), at }))
  const clients = accepted.flatMap(({ authorId, newClients }) => newClients.map((clientId) => ({ docId, clientId, userId: authorId })))
  await app.db.write(async (tx) => {
    await insertMarkDoc(tx, { id: docId, ...place })
    if (changes.length > 0) {
      await appendChanges(tx, docId, changes)
      tx.tell({ kind: 'marks', versionId: place.versionId })
    }
    if (clients.length > 0) await insertMarkClients(tx, clients)
    for (const { actor, removed, alongside } of accepted) {
      await alongside?.(tx)
      if (removed.length > 0) await audit(tx, { now: app.now, actor }, 'mark-removed', place.versionId, { layer: place.layer, count: removed.length, keys: removed })
    }
  })
}

async function appendChanges(tx: Tx, docId: string, changes: Omit<MarkUpdateRow, 'seq'>[]) {
  const before = await lastMarkSeq(tx, docId)
  const last = before + changes.length
  await insertMarkUpdates(tx, changes.map((change, index) => ({ ...change, seq: before + 1 + index })))
  if (Math.floor(last / segmentLength) > Math.floor(before / segmentLength)) tx.tell({ kind: 'marks-grown', docId })
}
