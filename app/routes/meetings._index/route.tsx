import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { CalendarPlus, FolderCheck, CalendarSearch, Search } from 'lucide-react'
import { addDays, isDay, vnMillis } from '~/domain/kernel/time'
import type { MeetingState } from '~/domain/meetings/types'
import { PageLinks } from '~/features/frame/page-links'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingRows } from '~/features/meetings/meeting-row'
import { useLocale, useText } from '~/i18n'
import { formatNumber } from '~/i18n/format'
import { Button, LinkButton } from '~/ui/button'
import { DateField } from '~/ui/date-time-fields'
import { SelectField, TextField } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { requireActor } from '~server/http/answers'
import { listMeetings } from '~server/services/meetings/list-meetings'

export const meta = pageTitle((t) => t.meetings.title)

const states: readonly MeetingState[] = ['draft', 'invited', 'in-session', 'on-break', 'closed', 'published', 'postponed', 'cancelled']

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const asked = new URL(request.url).searchParams
  const day = (name: string) => { const given = asked.get(name) ?? ''; return isDay(given) ? given : null }
  const from = day('from')
  const until = day('until')
  return listMeetings(ctx, {
    keyword: (asked.get('keyword') ?? '').slice(0, 200), state: states.find((state) => state === asked.get('state')) ?? null, bodyId: asked.get('body') || null,
    from: from === null ? null : vnMillis(from, '00:00'), until: until === null ? null : vnMillis(addDays(until, 1), '00:00'), page: Math.floor(Number(asked.get('page'))) || 1,
  })
}

export default function MeetingsPage() {
  const t = useText()
  const locale = useLocale()
  const words = t.meetings.list
  const [asked] = useSearchParams()
  const { meetings, total, page, pages, bodies } = useLoaderData<typeof loader>()
  const value = (name: string) => asked.get(name) ?? ''
  const isFiltered = ['keyword', 'state', 'body', 'from', 'until'].some((name) => value(name) !== '')
  return (
    <>
      <PageHeader title={t.meetings.title} actions={<>
        <LinkButton to="/preparing" icon={FolderCheck}>{t.preparing.unit.title}</LinkButton>
        <LinkButton to="/meetings/new" look="primary" icon={CalendarPlus}>{t.meetings.create}</LinkButton>
      </>} />
      <Form key={asked.toString()} className="mb-6 grid items-end gap-4 rounded-lg border border-line bg-sheet p-5 sm:grid-cols-2 lg:grid-cols-4 md:p-6">
        <div className="sm:col-span-2"><TextField label={words.keyword} name="keyword" type="search" placeholder={words.keywordHint} defaultValue={value('keyword')} /></div>
        <SelectField label={words.state} name="state" defaultValue={value('state')} options={[{ value: '', label: words.allStates }, ...states.map((state) => ({ value: state, label: t.meetings.states[state] }))]} />
        <SelectField label={words.body} name="body" defaultValue={value('body')} options={[{ value: '', label: words.allBodies }, ...bodies.map(({ id, name }) => ({ value: id, label: name }))]} />
        <div className="grid gap-1.5"><p className="font-medium">{words.from}</p><DateField name="from" defaultValue={value('from')} /></div>
        <div className="grid gap-1.5"><p className="font-medium">{words.until}</p><DateField name="until" defaultValue={value('until')} /></div>
        <div className="flex flex-wrap gap-3 sm:col-span-2"><Button type="submit" icon={Search} className="min-h-12! flex-1">{t.common.search}</Button>{isFiltered && <LinkButton to="/meetings" look="quiet" className="min-h-12!">{words.clear}</LinkButton>}</div>
      </Form>
      <p className="tabular mb-3 text-muted" role="status">{words.found(formatNumber(total, locale))}</p>
      {meetings.length === 0 ? <EmptyState icon={CalendarSearch} title={words.none}>{isFiltered && words.noneHint}</EmptyState> : <MeetingRows meetings={meetings} withDate />}
      <PageLinks page={page} pages={pages} />
    </>
  )
}
