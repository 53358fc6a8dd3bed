import { allow, type Decision } from '~/domain/kernel/result'
import * as queries from '~db/queries/notifications'
import type { NotificationKind } from '~/domain/notices/kinds'
import type { ActorCtx, Tx } from '../../context'

export type NoticeLine = { id: string; kind: NotificationKind; meetingId: string | null; meetingTitle: string; payload: Record<string, string>; createdAt: number; isRead: boolean }

const SHOWN = 100

/** The newest notices of the signed-in person, newest first. */
export async function readNotifications(ctx: ActorCtx): Promise<NoticeLine[]> {
  const rows = await queries.listNotifications(ctx.db.read, ctx.actor.userId, SHOWN)
  return rows.map(({ notice, meetingTitle }) => ({
    id: notice.id, kind: notice.kind, meetingId: notice.meetingId, meetingTitle: meetingTitle ?? notice.payload.title ?? '', payload: notice.payload,
    createdAt: notice.createdAt, isRead: notice.readAt !== null,
  }))
}

/** Marks one own notice as read, or all of them. Somebody else's stays as it is. */
export async function markNotificationsRead(tx: Tx, ctx: ActorCtx, noticeId: string | 'all'): Promise<Decision> {
  await queries.markRead(tx, ctx.actor.userId, noticeId, ctx.now())
  return allow()
}
