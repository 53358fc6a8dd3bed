import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askPaperInput, changeRequestInput, papersInput, requestIdInput, sendBackInput } from '~/domain/documents/request-inputs'
import { pageTitle } from '~/features/frame/page-title'
import { PrintSetButton } from '~/features/papers/print-set-dialog'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { DossierPart } from '~/features/offline/dossier-part'
import { answerIntent, inMeeting, intent } from '~server/http/intents'
import { requireMeetingAndPapers } from '~server/http/require-meeting'
import { approvePapers, sendBack } from '~server/services/documents/approve-papers'
import { readMeetingChoices } from '~server/services/meetings/search-people'
import { askPaper } from '~server/services/paper-requests/ask-paper'
import { changeRequest, withdrawRequest } from '~server/services/paper-requests/change-request'
import { readPreparing } from '~server/services/paper-requests/read-requests'
import { remindUnit } from '~server/services/paper-requests/remind-unit'
import { ApprovalsPart } from './approvals-part'
import { ItemPapers } from './item-papers'
import { RequestsPart } from './requests-part'

export const meta = pageTitle((t) => t.preparing.tab)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, meeting, papers } = await requireMeetingAndPapers(args)
  const preparing = await readPreparing(ctx, meeting.id)
  return {
    meeting, papers, now: ctx.now(),
    preparing: preparing.ok ? preparing.value : null, units: meeting.can['request-paper'] ? (await readMeetingChoices(ctx)).units : [],
  }
}

export function action(args: ActionFunctionArgs) {
  return answerIntent(inMeeting(args, 'approve-paper'), {
    'ask-paper': intent(askPaperInput, askPaper),
    'change-request': intent(changeRequestInput, changeRequest),
    'withdraw-request': intent(requestIdInput, withdrawRequest),
    'remind-unit': intent(requestIdInput, remindUnit),
    'approve-papers': intent(papersInput, (tx, ctx, _meetingId, input) => approvePapers(tx, ctx, input)),
    'send-back': intent(sendBackInput, (tx, ctx, _meetingId, input) => sendBack(tx, ctx, input)),
  })
}

/** All papers of a meeting, as far as this person may read them; each part of the page is a file of its own. */
export default function MeetingPapersPage() {
  const { meeting, papers, preparing, units, now } = useLoaderData<typeof loader>()
  return (
    <>
      <MeetingHead meeting={meeting} />
      <div className="grid gap-6">
        {preparing && <ApprovalsPart meeting={meeting} submitted={preparing.submitted} />}
        {preparing && <RequestsPart meeting={meeting} requests={preparing.requests} units={units} usualDueAt={preparing.usualDueAt} now={now} />}
        <DossierPart meetingId={meeting.id} papers={papers.length} />
        <ItemPapers meeting={meeting} papers={papers} />
        {meeting.can['edit-meeting'] && <p><PrintSetButton meetingId={meeting.id} /></p>}
      </div>
    </>
  )
}
