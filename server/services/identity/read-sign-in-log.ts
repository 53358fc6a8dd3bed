import { deviceName, type DeviceName } from '~/domain/identity/device-name'
import { allow, type Decision } from '~/domain/kernel/result'
import { countAuditOf, listAuditOf } from '~db/queries/audit'
import { peopleById } from '~db/queries/meetings'
import { listUserIds } from '~db/queries/users'
import type { ActorCtx } from '../../context'
import { administeredUnits } from './read-users'

export const LOG_LINES_PER_PAGE = 50
const actions = ['sign-in', 'sign-in-failed', 'sign-out']

export type LogLine = {
  seq: number
  at: number
  kind: 'sign-in' | 'wrong-password' | 'disabled' | 'sign-out'
  /** null: no account has the name that was typed */
  person: { fullName: string; position: string; unitName: string } | null
  device: DeviceName
  address: string
}

/** A page (from 1) of who signed in, tried to and signed out, newest first; a unit administrator sees his own units. */
export async function readSignInLog(ctx: ActorCtx, asked: { page: number }): Promise<Decision<{ lines: LogLine[]; page: number; pages: number }>> {
  const administered = await administeredUnits(ctx)
  if (!administered.ok) return administered
  const { ids } = administered.value
  const subjects = ids === null ? null : await listUserIds(ctx.db.read, ids)
  const total = await countAuditOf(ctx.db.read, actions, subjects)
  const pages = Math.max(1, Math.ceil(total / LOG_LINES_PER_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(asked.page)), pages)
  const rows = await listAuditOf(ctx.db.read, actions, subjects, LOG_LINES_PER_PAGE, (page - 1) * LOG_LINES_PER_PAGE)
  const people = await peopleById(ctx.db.read, rows.map((row) => row.subject))
  return allow({
    page, pages,
    lines: rows.map(({ seq, at, action, subject, detail }) => {
      const person = people.get(subject)
      return {
        seq, at,
        kind: action === 'sign-in-failed' ? (detail.reason === 'disabled' ? 'disabled' : 'wrong-password') : action === 'sign-in' ? 'sign-in' : 'sign-out',
        person: person ? { fullName: person.fullName, position: person.position, unitName: person.unitName } : null,
        device: deviceName(String(detail.device ?? '')),
        address: String(detail.address ?? ''),
      }
    }),
  })
}
