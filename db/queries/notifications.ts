import type { Queries } from '#types'
import { notifications } from '../schema'

export async function insertNotifications(q: Queries, rows: (typeof notifications.$inferInsert)[]) {
  if (rows.length > 0) await q.insert(notifications).values(rows)
}
