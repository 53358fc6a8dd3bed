import { and, asc, eq, gt, max, sql } from 'drizzle-orm'
import type { Queries, Statement } from '#types'
import type { Tx } from '../client'
import { markClients, markDocs, markMentions, markSegments, markUpdates } from '../schema'

export type MarkDocRow = typeof markDocs.$inferSelect
type MarkUpdateRow = typeof markUpdates.$inferSelect
export type MarkSegmentRow = typeof markSegments.$inferSelect

/** The document of one layer of a version, or null before its first mark. */
export async function findMarkDoc(q: Queries, versionId: string, layer: string): Promise<MarkDocRow | null> {
  const [row] = await q.select().from(markDocs).where(and(eq(markDocs.versionId, versionId), eq(markDocs.layer, layer))).limit(1)
  return row ?? null
}

/** Locks or unlocks a document, which may have no mark yet. */
export async function setMarkLock(q: Queries, row: Pick<MarkDocRow, 'id' | 'versionId' | 'layer' | 'locked'>) {
  await q.insert(markDocs).values(row).onConflictDoUpdate({ target: [markDocs.versionId, markDocs.layer], set: { locked: row.locked } })
}

/** Does nothing when it is there. */
export async function insertMarkDoc(q: Queries, row: typeof markDocs.$inferInsert) {
  await q.insert(markDocs).values(row).onConflictDoNothing()
}

/** The document with this id, or null. */
export async function findMarkDocById(q: Queries, docId: string): Promise<MarkDocRow | null> {
  const [row] = await q.select().from(markDocs).where(eq(markDocs.id, docId)).limit(1)
  return row ?? null
}

/** Changes after the one numbered `after`, in the order of commit, at most so many. */
export async function listMarkUpdates(q: Queries, docId: string, after: number, limit: number): Promise<Omit<MarkUpdateRow, 'id' | 'docId'>[]> {
  const { seq, userId, at, update } = markUpdates
  return q.select({ seq, userId, at, update }).from(markUpdates).where(and(eq(markUpdates.docId, docId), gt(markUpdates.seq, after))).orderBy(asc(markUpdates.seq)).limit(limit)
}

/** The number of a document's last change; 0 before the first. */
export async function lastMarkSeq(q: Queries, docId: string): Promise<number> {
  const [row] = await q.select({ last: max(markUpdates.seq) }).from(markUpdates).where(eq(markUpdates.docId, docId))
  return row?.last ?? 0
}

const insertMarkUpdate: Statement = (q) => q.insert(markUpdates).values({
  id: sql.placeholder('id'), docId: sql.placeholder('docId'), seq: sql.placeholder('seq'), userId: sql.placeholder('userId'), at: sql.placeholder('at'), update: sql.placeholder('update'),
})

/** Keeps changes, numbered already. Throws where a number of the document is taken. */
export async function insertMarkUpdates(tx: Tx, rows: MarkUpdateRow[]) {
  for (const row of rows) await tx.repeat(insertMarkUpdate, row)
}

/** The segment after the change numbered `after`, made in this epoch. */
export async function findMarkSegment(q: Queries, docId: string, epoch: number, after: number): Promise<MarkSegmentRow | null> {
  const [row] = await q.select().from(markSegments).where(and(eq(markSegments.docId, docId), eq(markSegments.epoch, epoch), eq(markSegments.firstSeq, after + 1))).limit(1)
  return row ?? null
}

/** Up to which change a document's segments go; 0 when there are none. */
export async function lastSegmentSeq(q: Queries, docId: string, epoch: number): Promise<number> {
  const [row] = await q.select({ last: max(markSegments.lastSeq) }).from(markSegments).where(and(eq(markSegments.docId, docId), eq(markSegments.epoch, epoch)))
  return row?.last ?? 0
}

/** Does nothing when there is one that begins there. */
export async function insertMarkSegment(q: Queries, row: MarkSegmentRow) {
  await q.insert(markSegments).values(row).onConflictDoNothing()
}

/** Which person each Yjs client id of a document belongs to. */
export async function listMarkClients(q: Queries, docId: string): Promise<Map<number, string>> {
  const rows = await q.select().from(markClients).where(eq(markClients.docId, docId))
  return new Map(rows.map((row) => [row.clientId, row.userId]))
}

const insertMarkClient: Statement = (q) => q.insert(markClients).values({ docId: sql.placeholder('docId'), clientId: sql.placeholder('clientId'), userId: sql.placeholder('userId') })

/** Notes whose each new Yjs client id is, however many there are. Throws where one is somebody's already (U2). */
export async function insertMarkClients(tx: Tx, rows: (typeof markClients.$inferInsert)[]) {
  for (const row of rows) await tx.repeat(insertMarkClient, row)
}

/** Notes who is told that a mark names them; answers those who had not been told before. */
export async function insertMarkMentions(q: Queries, docId: string, markKey: string, userIds: readonly string[], at: number): Promise<string[]> {
  if (userIds.length === 0) return []
  const rows = await q.insert(markMentions).values(userIds.map((userId) => ({ docId, markKey, userId, at }))).onConflictDoNothing().returning({ userId: markMentions.userId })
  return rows.map(({ userId }) => userId)
}
