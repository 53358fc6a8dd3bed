import { and, asc, eq } from 'drizzle-orm'
import type { Queries } from '#types'
import { markClients, markDocs, markUpdates } from '../schema'

export type MarkDocRow = typeof markDocs.$inferSelect
export type NewMarkUpdate = typeof markUpdates.$inferInsert

/** The document of one layer of a version, or null before its first mark. */
export async function findMarkDoc(q: Queries, versionId: string, layer: string): Promise<MarkDocRow | null> {
  const [row] = await q.select().from(markDocs).where(and(eq(markDocs.versionId, versionId), eq(markDocs.layer, layer))).limit(1)
  return row ?? null
}

/** Does nothing when it is there. */
export async function insertMarkDoc(q: Queries, row: typeof markDocs.$inferInsert) {
  await q.insert(markDocs).values(row).onConflictDoNothing()
}

export async function listMarkUpdates(q: Queries, docId: string): Promise<Uint8Array[]> {
  const rows = await q.select({ update: markUpdates.update }).from(markUpdates).where(eq(markUpdates.docId, docId)).orderBy(asc(markUpdates.id))
  return rows.map((row) => row.update)
}

export async function insertMarkUpdates(q: Queries, rows: NewMarkUpdate[]) {
  await q.insert(markUpdates).values(rows)
}

/** Which person each Yjs client id of a document belongs to. */
export async function listMarkClients(q: Queries, docId: string): Promise<Map<number, string>> {
  const rows = await q.select().from(markClients).where(eq(markClients.docId, docId))
  return new Map(rows.map((row) => [row.clientId, row.userId]))
}

export async function insertMarkClients(q: Queries, rows: (typeof markClients.$inferInsert)[]) {
  await q.insert(markClients).values(rows)
}
