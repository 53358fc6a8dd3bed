import { and, asc, count, desc, inArray } from 'drizzle-orm'
import type { Queries, Statement } from '#types'
import type { Tx } from '../client'
import { auditLog } from '../schema'
import { placeholders } from './placeholders'

export type AuditRow = typeof auditLog.$inferSelect

export async function newestAudit(q: Queries) {
  const [row] = await q.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1)
  return row ?? null
}

const insertOneAudit: Statement = (q) => q.insert(auditLog).values(placeholders(auditLog))

export async function insertAudit(tx: Tx, row: AuditRow) {
  await tx.repeat(insertOneAudit, row)
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
