import { insertNotifications } from '~db/queries/notifications'
import type { Ctx, Tx } from '../../context'

/** What a person is told in the app. The sentence is made on the screen, in the reader's language. */
export type NotificationKind =
  | 'invited' | 'postponed' | 'cancelled'
  | 'paper-to-edit' | 'paper-to-approve' | 'paper-to-sign' | 'paper-to-number' | 'paper-sent-back' | 'paper-issued'

export type Notice = { kind: NotificationKind; meetingId: string; payload: Record<string, string> }

/** Tells people of something, each once, and never the one who did it. */
export async function notify(tx: Tx, ctx: Pick<Ctx, 'now' | 'newId' | 'actor'>, userIds: (string | null)[], notice: Notice) {
  const told = [...new Set(userIds)].filter((userId): userId is string => userId !== null && userId !== ctx.actor?.userId)
  await insertNotifications(tx, told.map((userId) => ({ id: ctx.newId(), userId, ...notice, createdAt: ctx.now() })))
  for (const userId of told) tx.tell({ kind: 'notified', userId })
}
