import { createHash } from 'node:crypto'
import * as queries from '~db/queries/audit'
import type { Ctx, Tx } from '../../context'

/** Every act that the security record knows. */
export type AuditAction =
  | 'set-up' | 'sign-in' | 'sign-in-failed' | 'sign-out' | 'sessions-ended' | 'password-changed' | 'password-reset'
  | 'user-created' | 'user-changed' | 'user-disabled' | 'user-enabled'
  | 'unit-created' | 'unit-changed' | 'unit-removed' | 'body-changed' | 'settings-changed'
  | 'meeting-created' | 'meeting-changed' | 'meeting-removed' | 'participants-changed' | 'agenda-changed' | 'invitation-answered'
  | 'meeting-event'
  | 'paper-requested' | 'paper-request-changed' | 'paper-request-withdrawn' | 'unit-reminded'
  | 'paper-submitted' | 'paper-approved' | 'paper-sent-back'
  | 'paper-uploaded' | 'paper-changed' | 'paper-replaced' | 'paper-recalled' | 'paper-purged' | 'paper-downloaded' | 'print-set-made' | 'readers-reminded'
  | 'state-secret-refused'
  | 'opinions-exported' | 'mark-removed' | 'mark-refused' | 'mark-reviewed' | 'note-group-changed'
  | 'official-paper-saved' | 'official-paper-step'

/**
 * Appends to the security record within the caller's transaction. Each row's hash covers its content and the
 * hash before it, so a row changed or taken out later shows (`verifyAuditChain`).
 */
export async function audit(tx: Tx, ctx: Pick<Ctx, 'now' | 'actor'>, action: AuditAction, subject: string, detail: Record<string, unknown> = {}) {
  const previous = await queries.newestAudit(tx)
  const row = {
    seq: (previous?.seq ?? 0) + 1,
    at: ctx.now(),
    actorId: ctx.actor?.userId ?? null,
    action,
    subject,
    detail,
    previousHash: previous?.hash ?? '',
  }
  await queries.insertAudit(tx, { ...row, hash: hashOf(row) })
}

/** The first broken row's seq, or null when the chain holds. */
export function verifyAuditChain(rows: queries.AuditRow[]): number | null {
  let previousHash = ''
  let seq = 0
  for (const row of rows) {
    const { hash, ...content } = row
    if (row.seq !== seq + 1 || row.previousHash !== previousHash || hash !== hashOf(content)) return row.seq
    previousHash = hash
    seq = row.seq
  }
  return null
}

function hashOf(row: Omit<queries.AuditRow, 'hash'>) {
  const canonical = JSON.stringify([row.seq, row.at, row.actorId, row.action, row.subject, row.detail, row.previousHash])
  return createHash('sha256').update(canonical).digest('hex')
}
