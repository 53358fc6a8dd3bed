import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { meetingInputOf, newMeetingForm } from '~/domain/meetings/inputs'
import { addDays, vnDay, vnMillis } from '~/domain/kernel/time'
import { checkForm, type FormErrors } from '~/domain/forms/check-form'
import { useCheckedForm } from '~/features/forms/use-checked-form'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingFields } from '~/features/meetings/meeting-fields'
import { PersonField } from '~/features/people/person-field'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { readForm, refusalBody, refusalStatus, requireActor, requireHouseRight } from '~server/http/answers'
import { runOnce } from '~server/services/kernel/run-once'
import { createMeeting } from '~server/services/meetings/create-meeting'
import { readMeetingChoices } from '~server/services/meetings/search-people'

export const meta = pageTitle((t) => t.meetings.newTitle)

const WEEK_AHEAD = 7

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const day = addDays(vnDay(ctx.now()), WEEK_AHEAD)
  const choices = await readMeetingChoices(ctx)
  const { id, honorific, fullName, position, unitName } = ctx.actor
  return {
    choices, key: ctx.newId(), secretary: { id, honorific, fullName, position, unitName },
    defaults: { title: '', typeId: choices.types[0]?.id ?? '', bodyId: choices.bodies[0]?.id ?? '', place: '', startsAt: vnMillis(day, '08:00'), endsAt: vnMillis(day, '11:30') },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireHouseRight(context, request, 'create-meeting')
  const checked = checkForm(newMeetingForm, await readForm(request))
  if (!checked.ok) return json({ errors: checked.errors, message: null }, { status: 400 })
  const { chairUserId, secretaryUserId, key } = checked.value
  const decision = await runOnce(ctx, key, checked.value, (tx) => createMeeting(tx, ctx, { ...meetingInputOf(checked.value), chairUserId, secretaryUserId }))
  if (decision.ok) return redirect(`/meetings/${decision.value.meetingId}/agenda`)
  const errors: FormErrors = decision.code === 'meetings/ends-before-start' ? { ends: 'endsBeforeStart' } : {}
  return json({ errors, message: refusalBody(decision, request).message }, { status: refusalStatus(decision) })
}

export default function NewMeetingPage() {
  const t = useText()
  const words = t.meetings
  const { choices, defaults, key, secretary } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const { form, errorOf, foundHere } = useCheckedForm(newMeetingForm, answer?.errors)
  return (
    <>
      <PageHeader title={words.newTitle} lead={words.newLead} trail={[{ label: words.title, to: '/meetings' }]} />
      <Card className="max-w-3xl">
        <Form method="post" className="grid gap-6" {...form}>
          {answer?.message && !foundHere && <Notice kind="error">{answer.message}</Notice>}
          <input type="hidden" name="key" value={key} />
          <MeetingFields defaults={defaults} choices={choices} errorOf={errorOf} />
          <div className="grid gap-5">
            <PersonField label={words.fields.chair} name="chairUserId" units={choices.units} />
            <PersonField label={words.fields.secretary} name="secretaryUserId" units={choices.units} defaultPerson={secretary} />
          </div>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" busy={busy}>{words.createButton}</Button>
            <LinkButton to="/meetings" look="quiet">{t.common.cancel}</LinkButton>
          </div>
        </Form>
      </Card>
    </>
  )
}
