import { and, asc, count, desc, inArray } from 'drizzle-orm'
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

/** A page of the record, newest first: only these actions, and only these subjects unless null. */
export async function listAuditOf(q: Queries, actions: string[], subjects: string[] | null, limit: number, offset: number) {
  return await q.select().from(auditLog)
    .where(and(inArray(auditLog.action, actions), subjects ? inArray(auditLog.subject, subjects) : undefined))
    .orderBy(desc(auditLog.seq)).limit(limit).offset(offset)
}

export async function countAuditOf(q: Queries, actions: string[], subjects: string[] | null) {
  const [row] = await q.select({ total: count() }).from(auditLog)
    .where(and(inArray(auditLog.action, actions), subjects ? inArray(auditLog.subject, subjects) : undefined))
  return row?.total ?? 0
}
