import { setImmediate as othersTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Queries } from '#types'
import { findMarkDoc, findMarkSegment, insertMarkClients, insertMarkDoc, insertMarkUpdates, listMarkClients, listMarkUpdates, type MarkDocRow } from '~db/queries/annotations'
import type { App, SignedIn, Tx } from '../context'
import { audit } from '../services/kernel/audit'
import type { MarkPlace } from './mark-channel'
import { growthToCompact } from './mark-segments'

/** A document as it was committed. `lastSeq`: the number of its last change; null while it has no row of its own. */
export type StoredMarks = { docId: string; locked: boolean; lastSeq: number | null; clients: Map<number, string>; doc: Y.Doc }
/** A Yjs client id that comes into a document, and whose it is from then on (U2). */
export type NewClient = { clientId: number; userId: string }
/**
 * One update that fits, and what else its commit has to keep. `newClients` are others' than the actor's where the server
 * writes in their names. `alongside` belongs to the same commit, or neither is.
 */
export type Accepted = { actor: SignedIn; update: Uint8Array; newClients: NewClient[]; removed: string[]; alongside?: (tx: Tx) => Promise<unknown> }

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
  if (!row) return { docId: app.newId(), locked: false, lastSeq: null, clients: new Map(), doc }
  const clients = await listMarkClients(app.db.read, row.id)
  let lastSeq = 0
  for await (const { updates, upTo } of committed(app.db.read, row)) {
    doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
    lastSeq = upTo
    await othersTurn()
  }
  return { docId: row.id, locked: row.locked, lastSeq, clients, doc }
}

/** Whether a document is locked now; null before it has a row. */
export async function readMarkLock(app: ReadingApp, { versionId, layer }: MarkPlace): Promise<{ docId: string; locked: boolean } | null> {
  const row = await findMarkDoc(app.db.read, versionId, layer)
  return row && { docId: row.id, locked: row.locked }
}

/** All that was committed, in its order, up to the change with this number. */
async function* committed(q: Queries, { id, epoch }: MarkDocRow): AsyncGenerator<{ updates: Uint8Array[]; upTo: number }> {
  let seq = 0
  for (let segment = await findMarkSegment(q, id, epoch, seq); segment; segment = await findMarkSegment(q, id, epoch, seq)) {
    seq = segment.lastSeq
    yield { updates: [segment.update], upTo: seq }
  }
  for (let rows = await listMarkUpdates(q, id, seq, atOnce); rows.length > 0; rows = await listMarkUpdates(q, id, seq, atOnce)) {
    seq = rows.at(-1)?.seq ?? seq
    yield { updates: rows.map(({ update }) => update), upTo: seq }
  }
}

/**
 * Commits updates together, numbered in their order. Marks of others that a secretary has taken away are in the audit log.
 * Where the document has gone on elsewhere, the numbers are taken and nothing is kept: it throws, and is to be read anew.
 */
export async function commitMarks(app: MarkApp, place: MarkPlace, stored: StoredMarks, accepted: Accepted[]) {
  const { docId } = stored
  const at = app.now()
  const before = stored.lastSeq ?? 0
  const changes = accepted.filter(({ update }) => update.length > 0).map(({ actor, update }, index) => ({ id: app.newId(), docId, seq: before + 1 + index, userId: actor.userId, update: Buffer.from(update), at }))
  const clients = accepted.flatMap(({ newClients }) => newClients.map((client) => ({ docId, ...client })))
  const lastSeq = before + changes.length
  await app.db.write(async (tx) => {
    if (stored.lastSeq === null) await insertMarkDoc(tx, { id: docId, ...place })
    if (changes.length > 0) {
      await insertMarkUpdates(tx, changes)
      tx.tell({ kind: 'marks', versionId: place.versionId })
    }
    if (Math.floor(lastSeq / growthToCompact) > Math.floor(before / growthToCompact)) tx.tell({ kind: 'marks-grown', docId })
    if (clients.length > 0) await insertMarkClients(tx, clients)
    for (const { actor, removed, alongside } of accepted) {
      await alongside?.(tx)
      if (removed.length > 0) await audit(tx, { now: app.now, actor }, 'mark-removed', place.versionId, { layer: place.layer, count: removed.length, keys: removed })
    }
  })
  stored.lastSeq = lastSeq
}
