import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { editMeetingForm, meetingInputOf } from '~/domain/meetings/inputs'
import { checkForm, type FormErrors } from '~/domain/forms/check-form'
import { useCheckedForm } from '~/features/forms/use-checked-form'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingFields } from '~/features/meetings/meeting-fields'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { useLocale, useText } from '~/i18n'
import { formatSpan } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'
import { readFields, refusalBody, refusalStatus, requireActor, requireAllowed } from '~server/http/answers'
import { requireMeeting } from '~server/http/require-meeting'
import { meetingFor } from '~server/services/meetings/access'
import { editMeeting } from '~server/services/meetings/edit-meeting'
import { readMeetingChoices } from '~server/services/meetings/search-people'

export const meta = pageTitle((t) => t.meetings.edit)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, meeting } = await requireMeeting(args, 'edit-meeting')
  return { meeting, choices: await readMeetingChoices(ctx) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const meetingId = params.meetingId ?? ''
  const checked = checkForm(editMeetingForm, await readFields(request))
  if (!checked.ok) {
    requireAllowed(await meetingFor(ctx.db.read, ctx, meetingId, 'edit-meeting'), request)
    return json({ saved: false, stale: false, errors: checked.errors, message: null }, { status: 400 })
  }
  const decision = await ctx.db.write((tx) => editMeeting(tx, ctx, meetingId, { ...meetingInputOf(checked.value), revision: checked.value.revision }))
  if (decision.ok) return json({ saved: true, stale: false, errors: {}, message: null })
  const errors: FormErrors = decision.code === 'meetings/ends-before-start' ? { ends: 'endsBeforeStart' } : {}
  return json({ saved: false, stale: decision.code === 'stale', errors, message: refusalBody(decision, request).message }, { status: refusalStatus(decision) })
}

export default function EditMeetingPage() {
  const t = useText()
  const locale = useLocale()
  const words = t.meetings
  const { meeting, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const { form, errorOf, foundHere } = useCheckedForm(editMeetingForm, answer?.errors)
  return (
    <>
      <MeetingHead meeting={meeting} />
      <Card className="max-w-3xl" title={words.facts}>
        {/* fields keep what is typed; the loader's new revision makes the second Save a decision */}
        <Form method="post" className="grid gap-6" {...form}>
          {answer?.saved && !foundHere && !busy && <Notice kind="done">{t.common.saved}.</Notice>}
          {answer?.stale && (
            <Notice kind="warn" title={words.staleTitle}>
              <p>{words.staleLead}</p>
              <p className="my-2 border-l-3 border-amber pl-3"><strong className="font-semibold">{meeting.title}</strong><br />{formatSpan(meeting.startsAt, meeting.endsAt, locale)}<br />{meeting.place}</p>
              <p>{words.staleAgain}</p>
            </Notice>
          )}
          {answer?.message && !answer.stale && !foundHere && <Notice kind="error">{answer.message}</Notice>}
          <input type="hidden" name="revision" value={meeting.revision} />
          <MeetingFields defaults={meeting} choices={choices} errorOf={errorOf} />
          <p><Button type="submit" look="primary" busy={busy}>{t.common.save}</Button></p>
        </Form>
      </Card>
    </>
  )
}
