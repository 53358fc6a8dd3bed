import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FolderCheck } from 'lucide-react'
import { setOnPaperInput } from '~/domain/agenda/inputs'
import { papersInput, sendBackInput } from '~/domain/documents/request-inputs'
import { allow, refuse } from '~/domain/kernel/result'
import { pageTitle } from '~/features/frame/page-title'
import { useLocale, useText } from '~/i18n'
import { formatWeekday, formatTime } from '~/i18n/format'
import { EmptyState } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { requireActor, requireActorForData } from '~server/http/answers'
import { answerIntent, intent } from '~server/http/intents'
import { setOnPaper } from '~server/services/agenda/set-on-paper'
import { sendBack } from '~server/services/documents/approve-papers'
import { approveForUnit, submitPapers } from '~server/services/documents/submit-papers'
import { readUnitWork } from '~server/services/paper-requests/read-requests'
import { RequestPart } from './request-part'

export const meta = pageTitle((t) => t.preparing.unit.title)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  return { ...await readUnitWork(ctx), now: ctx.now() }
}

export function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const may = async () => ((await readUnitWork(ctx)).meetings.length > 0 ? allow() : refuse('forbidden'))
  return answerIntent({ ctx, request, meetingId: '', may }, {
    'submit-papers': intent(papersInput, (tx, ctx, _meetingId, input) => submitPapers(tx, ctx, input)),
    'approve-for-unit': intent(papersInput, (tx, ctx, _meetingId, input) => approveForUnit(tx, ctx, input)),
    'send-back': intent(sendBackInput, (tx, ctx, _meetingId, input) => sendBack(tx, ctx, input)),
    'set-on-paper': intent(setOnPaperInput, (tx, ctx, _meetingId, input) => setOnPaper(tx, ctx, input)),
  })
}

/** What coming meetings want from one's own unit, meeting by meeting: hand in, submit, and for its head approve. */
export default function PreparingPage() {
  const t = useText()
  const locale = useLocale()
  const words = t.preparing.unit
  const { meetings, unitName, hasHead, isHead, now } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={words.title} lead={words.lead(unitName)} />
      {meetings.length === 0 && <EmptyState icon={FolderCheck} title={words.none}>{words.noneHint}</EmptyState>}
      <div className="grid gap-6">
        {meetings.map(({ meetingId, title, startsAt, requests }) => (
          <Card key={meetingId}>
            <h2 className="text-xl font-semibold text-pretty"><Link to={`/meetings/${meetingId}`} className="rounded-sm underline-offset-4 hover:underline">{title}</Link></h2>
            <p className="tabular mt-1 mb-4 text-muted">{words.starts(`${formatTime(startsAt)}, ${formatWeekday(startsAt, locale)}`)}</p>
            <ul className="-mx-5 -mb-5 divide-y divide-line border-t border-line md:-mx-6 md:-mb-6">
              {requests.map((request) => <li key={request.id ?? request.itemId} className="px-5 py-5 md:px-6"><RequestPart request={request} now={now} toHead={hasHead && !isHead} /></li>)}
            </ul>
          </Card>
        ))}
      </div>
    </>
  )
}
