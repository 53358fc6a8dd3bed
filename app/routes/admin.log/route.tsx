import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { History } from 'lucide-react'
import { positionAtHead } from '~/domain/minutes/official-words'
import { PageLinks } from '~/features/frame/page-links'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { formatDate, formatTimeWithSeconds } from '~/i18n/format'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { StatePill } from '~/ui/pill'
import { Table, type Column } from '~/ui/table'
import { refusalResponse, requireActor } from '~server/http/answers'
import { readSignInLog, type LogLine } from '~server/services/identity/read-sign-in-log'

export const meta = pageTitle((t) => t.admin.log)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const answer = await readSignInLog(ctx, { page: Number(new URL(request.url).searchParams.get('page')) || 1 })
  if (!answer.ok) throw refusalResponse(answer, request)
  return answer.value
}

export default function LogPage() {
  const t = useText()
  const { lines, page, pages } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t.admin.log} lead={t.admin.logLead} />
      <Table caption={t.admin.log} columns={useColumns()} rows={lines} rowKey={(line) => String(line.seq)} empty={<EmptyState icon={History} title={t.admin.logNone} />} />
      <PageLinks page={page} pages={pages} />
    </>
  )
}

function useColumns(): Column<LogLine>[] {
  const t = useText()
  const words = t.admin.logColumns
  return [
    { key: 'person', header: words.person, names: true, cell: ({ person }) => person
      ? <span>{person.fullName}<span className="block font-normal text-muted">{positionAtHead(person)}</span></span>
      : <span className="font-normal text-muted">{t.admin.logUnknown}</span> },
    { key: 'kind', header: words.kind, cell: ({ kind }) => <StatePill tone={kind === 'sign-in' ? 'green' : kind === 'sign-out' ? 'plain' : 'amber'}>{t.admin.logKinds[kind]}</StatePill> },
    { key: 'time', header: words.time, cell: ({ at }) => <span className="tabular">{formatTimeWithSeconds(at)}, {formatDate(at)}</span> },
    { key: 'device', header: words.device, cell: ({ device }) => t.identity.deviceName(device) },
    { key: 'address', header: words.address, cell: ({ address }) => <span className="tabular">{address || '–'}</span> },
  ]
}
