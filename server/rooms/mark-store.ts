import * as Y from 'yjs'
import { findMarkDoc, insertMarkClients, insertMarkDoc, insertMarkUpdates, listMarkClients, listMarkUpdates } from '~db/queries/annotations'
import type { App, SignedIn } from '../context'
import { audit } from '../services/kernel/audit'

/** Which document: one per (version, layer). */
export type MarkPlace = { versionId: string; layer: string }
/** A document as it was committed. */
export type StoredMarks = { docId: string; epoch: number; locked: boolean; clients: Map<number, string>; doc: Y.Doc }
/** One update that fits, and what else its commit has to keep. */
export type Accepted = { actor: SignedIn; update: Uint8Array; newClients: number[]; removed: string[] }

type StoreApp = Pick<App, 'db' | 'now' | 'newId'>
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
export async function commitMarks(app: StoreApp, place: MarkPlace, { docId }: StoredMarks, accepted: Accepted[]) {
  const at = app.now()
  const rows = accepted.map(({ actor, update }) => ({ id: app.newId(), docId, userId: actor.userId, update: Buffer.from(update), at }))
  const clients = accepted.flatMap(({ actor, newClients }) => newClients.map((clientId) => ({ docId, clientId, userId: actor.userId })))
  await app.db.write(async (tx) => {
    await insertMarkDoc(tx, { id: docId, ...place })
    await insertMarkUpdates(tx, rows)
    if (clients.length > 0) await insertMarkClients(tx, clients)
    for (const { actor, removed } of accepted) {
      if (removed.length > 0) await audit(tx, { now: app.now, actor }, 'mark-removed', place.versionId, { layer: place.layer, keys: removed })
    }
  })
}
