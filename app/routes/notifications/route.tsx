import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { BellRing, CheckCheck, ChevronRight } from 'lucide-react'
import type { NotificationKind } from '~/domain/notices/kinds'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { readForm, refusalResponse, requireActor } from '~server/http/answers'
import { markNotificationsRead, readNotifications, type NoticeLine } from '~server/services/notifications/read-notifications'

export const meta = pageTitle((t) => t.common.notices)

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { notices: await readNotifications(requireActor(context, request)) }
}

/** `all` marks everything as read; a notice's id marks it and leads to what it is about. */
export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const id = String((await readForm(request)).get('id') ?? '').slice(0, 64)
  const notice = (await readNotifications(ctx)).find((candidate) => candidate.id === id)
  const marked = await ctx.db.write((tx) => markNotificationsRead(tx, ctx, id))
  if (!marked.ok) throw refusalResponse(marked, request)
  return redirect(notice ? targetOf(notice) : '/notifications')
}

/** What the people of a preparing unit are told: it leads to what they have to prepare. */
const forUnit: ReadonlySet<NotificationKind> = new Set<NotificationKind>([
  'paper-requested', 'paper-request-changed', 'paper-request-withdrawn', 'paper-due-soon', 'paper-overdue', 'paper-for-head', 'paper-approved', 'paper-returned',
])

function targetOf({ kind, payload, meetingId }: NoticeLine) {
  if (payload.paperId) return `/official-papers/${payload.paperId}`
  if (kind === 'paper-submitted') return `/meetings/${meetingId}/papers`
  if (forUnit.has(kind)) return '/preparing'
  if (kind === 'mentioned') return `/meetings/${meetingId}/room?${new URLSearchParams({ paper: payload.versionId ?? '', page: payload.page ?? '', note: payload.note ?? '' })}`
  if (payload.versionId) return `/papers/${payload.versionId}`
  return meetingId ? `/meetings/${meetingId}` : '/notifications'
}

export default function NotificationsPage() {
  const t = useText()
  const { notices } = useLoaderData<typeof loader>()
  const unread = notices.filter((notice) => !notice.isRead).length
  return (
    <>
      <PageHeader title={t.common.notices} lead={unread > 0 ? t.common.unreadCount(unread) : undefined} actions={unread > 0 && (
        <Form method="post"><input type="hidden" name="id" value="all" /><Button type="submit" icon={CheckCheck}>{t.common.markAllRead}</Button></Form>
      )} />
      {notices.length === 0 && <EmptyState icon={BellRing} title={t.common.noNotices} />}
      {notices.length > 0 && (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-sheet">
          {notices.map((notice) => <Line key={notice.id} notice={notice} />)}
        </ul>
      )}
    </>
  )
}

function Line({ notice }: { notice: NoticeLine }) {
  const t = useText()
  return (
    <li>
      <Form method="post">
        <input type="hidden" name="id" value={notice.id} />
        <button type="submit" className="flex w-full items-center gap-4 px-5 py-4 text-left hover:bg-well">
          <span className={classNames('size-2.5 shrink-0 rounded-full', notice.isRead ? 'bg-transparent' : 'bg-green')}>{!notice.isRead && <span className="sr-only">{t.common.unread}</span>}</span>
          <span className="min-w-0 flex-1">
            <span className={classNames('block text-pretty', !notice.isRead && 'font-semibold')}>{t.minutes.notices[notice.kind](notice.payload)}</span>
            <span className="tabular text-muted">{formatDateTime(notice.createdAt)}</span>
          </span>
          <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
        </button>
      </Form>
    </li>
  )
}
