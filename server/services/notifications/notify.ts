import type { NotificationKind } from '~/domain/notices/kinds'
import { insertNotifications } from '~db/queries/notifications'
import type { Ctx, Tx } from '../../context'

export type { NotificationKind }

export type Notice = { kind: NotificationKind; meetingId: string; payload: Record<string, string> }

/** Tells people of something, each once, and never the one who did it. */
export async function notify(tx: Tx, ctx: Pick<Ctx, 'now' | 'newId' | 'actor'>, userIds: (string | null)[], notice: Notice) {
  const told = [...new Set(userIds)].filter((userId): userId is string => userId !== null && userId !== ctx.actor?.userId)
  await insertNotifications(tx, told.map((userId) => ({ id: ctx.newId(), userId, ...notice, createdAt: ctx.now() })))
  for (const userId of told) tx.tell({ kind: 'notified', userId })
}
