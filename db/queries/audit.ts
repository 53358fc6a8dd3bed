import { asc, desc } from 'drizzle-orm'
import type { Queries } from '#types'
import { auditLog } from '../schema'

export type AuditRow = typeof auditLog.$inferSelect

export async function newestAudit(q: Queries) {
  const [row] = await q.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1)
  return row ?? null
}

export async function insertAudit(q: Queries, row: AuditRow) {
  await q.insert(auditLog).values(row)
}

export async function listAudit(q: Queries) {
  return await q.select().from(auditLog).orderBy(asc(auditLog.seq))
}
