import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#types'
import { meetings, notifications } from '../schema'

export async function insertNotifications(q: Queries, rows: (typeof notifications.$inferInsert)[]) {
  if (rows.length > 0) await q.insert(notifications).values(rows)
}

/** A person's newest notices with the titles of their meetings. */
export async function listNotifications(q: Queries, userId: string, limit: number) {
  return await q.select({ notice: notifications, meetingTitle: meetings.title }).from(notifications)
    .leftJoin(meetings, eq(meetings.id, notifications.meetingId))
    .where(eq(notifications.userId, userId)).orderBy(desc(notifications.createdAt), desc(notifications.id)).limit(limit)
}

export async function countUnread(q: Queries, userId: string): Promise<number> {
  return await q.$count(notifications, and(eq(notifications.userId, userId), isNull(notifications.readAt)))
}

/** Marks one notice of this person as read, or all. */
export async function markRead(q: Queries, userId: string, noticeId: string | 'all', at: number) {
  const own = and(eq(notifications.userId, userId), isNull(notifications.readAt))
  await q.update(notifications).set({ readAt: at }).where(noticeId === 'all' ? own : and(own, eq(notifications.id, noticeId)))
}
