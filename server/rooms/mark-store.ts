import * as Y from 'yjs'
import { findMarkDoc, insertMarkClients, insertMarkDoc, insertMarkUpdates, listMarkClients, listMarkUpdates } from '~db/queries/annotations'
import type { App, SignedIn, Tx } from '../context'
import { audit } from '../services/kernel/audit'
import type { MarkPlace } from './mark-channel'

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

/** Reads a document from its updates. One that has no mark yet has no row: reading never writes. */
export async function loadMarks(app: ReadingApp, { versionId, layer }: MarkPlace): Promise<StoredMarks> {
  const doc = new Y.Doc()
  const row = await findMarkDoc(app.db.read, versionId, layer)
  if (!row) return { docId: app.newId(), epoch: 1, locked: false, clients: new Map(), doc }
  const [clients, updates] = [await listMarkClients(app.db.read, row.id), await listMarkUpdates(app.db.read, row.id)]
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  return { docId: row.id, epoch: row.epoch, locked: row.locked, clients, doc }
}

/** Commits updates together. Marks of others that a secretary has taken away are in the audit log. */
export async function commitMarks(app: MarkApp, place: MarkPlace, { docId }: StoredMarks, accepted: Accepted[]) {
  const at = app.now()
  const rows = accepted.filter(({ update }) => update.length > 0).map(({ actor, update }) => ({ id: app.newId(), docId, userId: actor.userId, update: Buffer.from(update), at }))
  const clients = accepted.flatMap(({ authorId, newClients }) => newClients.map((clientId) => ({ docId, clientId, userId: authorId })))
  await app.db.write(async (tx) => {
    await insertMarkDoc(tx, { id: docId, ...place })
    if (rows.length > 0) await insertMarkUpdates(tx, rows)
    if (clients.length > 0) await insertMarkClients(tx, clients)
    for (const { actor, removed, alongside } of accepted) {
      await alongside?.(tx)
      if (removed.length > 0) await audit(tx, { now: app.now, actor }, 'mark-removed', place.versionId, { layer: place.layer, keys: removed })
    }
  })
}
