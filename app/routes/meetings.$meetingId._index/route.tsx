import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reasonInput, replyInput } from '~/domain/meetings/inputs'
import { refuse, type Decision } from '~/domain/kernel/result'
import { checkForm } from '~/domain/forms/check-form'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { DossierPart } from '~/features/offline/dossier-part'
import { LinkButton } from '~/ui/button'
import { useText } from '~/i18n'
import { Card } from '~/ui/page'
import type { Tx } from '~server/context'
import { readFields, refusalBody, refusalResponse, requireActor, requireAllowed } from '~server/http/answers'
import { requireMeetingAndPapers } from '~server/http/require-meeting'
import { meetingFor } from '~server/services/meetings/access'
import { cancelMeeting, invite, postponeMeeting } from '~server/services/meetings/invite'
import { replyToInvitation } from '~server/services/meetings/reply'
import { readPapersOf } from '~server/services/minutes/read-paper'
import { AgendaPart } from './agenda-part'
import { MissingLine } from './missing-line'
import { FactsPart } from './facts-part'
import { OwnSeatPart } from './own-seat-part'
import { PeoplePart } from './people-part'
import { SendPart } from './send-part'

export const meta = pageTitle((t) => t.meetings.overview)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, meeting, papers } = await requireMeetingAndPapers(args)
  return { meeting, papers, officialPapers: await readPapersOf(ctx, meeting.id) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const meetingId = params.meetingId ?? ''
  const fields = await readFields(request)
  const { intent } = fields
  const answer = async (verb: (tx: Tx) => Promise<Decision<unknown>>) => {
    const decision = await ctx.db.write(verb)
    return decision.ok ? json({ ok: true as const }) : refusalResponse(decision, request)
  }
  const unfit = async <T,>(told: T) => {
    requireAllowed(await meetingFor(ctx.db.read, ctx, meetingId, intent === 'postpone' || intent === 'cancel' ? 'invite' : 'read-meeting'), request)
    return json(told, { status: 400 })
  }
  if (intent === 'invite') return answer((tx) => invite(tx, ctx, meetingId))
  if (intent === 'reply') {
    const checked = checkForm(replyInput, fields)
    return checked.ok ? answer((tx) => replyToInvitation(tx, ctx, meetingId, checked.value)) : unfit(checked)
  }
  if (intent === 'postpone' || intent === 'cancel') {
    const checked = checkForm(reasonInput, fields)
    const verb = intent === 'postpone' ? postponeMeeting : cancelMeeting
    return checked.ok ? answer((tx) => verb(tx, ctx, meetingId, checked.value)) : unfit(checked)
  }
  return unfit(refusalBody(refuse('bad-input'), request))
}

export default function MeetingPage() {
  const t = useText()
  const { meeting, papers, officialPapers } = useLoaderData<typeof loader>()
  const mayEdit = meeting.can['edit-meeting']
  return (
    <>
      <MeetingHead meeting={meeting} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 gap-6">
          <OwnSeatPart meeting={meeting} />
          {meeting.can.invite && <SendPart meeting={meeting} />}
          {(!meeting.can.invite || meeting.state === 'invited') && meeting.missingPapers && meeting.missingPapers.missing > 0 && <MissingLine papers={meeting.missingPapers} />}
          <DossierPart meetingId={meeting.id} papers={papers.length} />
          <Card title={t.meetings.agenda} actions={mayEdit && <LinkButton to="agenda" look="quiet">{t.meetings.editAgenda}</LinkButton>}>
            <AgendaPart meeting={meeting} papers={papers} />
          </Card>
        </div>
        <div className="grid min-w-0 gap-6">
          <FactsPart meeting={meeting} officialPapers={officialPapers} />
          <Card title={t.meetings.people} actions={mayEdit && <LinkButton to="participants" look="quiet">{t.common.edit}</LinkButton>}>
            <PeoplePart meeting={meeting} />
          </Card>
        </div>
      </div>
    </>
  )
}
