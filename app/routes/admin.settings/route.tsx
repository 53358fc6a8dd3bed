import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { paperLimits } from '~/domain/documents/limits'
import { paperSettingsInput } from '~/domain/documents/paper-settings'
import { mostRequestDays, requestDefaults } from '~/domain/documents/request'
import { checkForm, type FormErrors } from '~/domain/forms/check-form'
import { useCheckedForm } from '~/features/forms/use-checked-form'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ClockField } from '~/ui/date-time-fields'
import { Notice } from '~/ui/notice'
import { NumberField } from '~/ui/number-field'
import { Card, PageHeader } from '~/ui/page'
import { useToast } from '~/ui/toast'
import { readForm, refusalBody, refusalResponse, refusalStatus, requireActor, requireHouseRight } from '~server/http/answers'
import { readPaperSettings, savePaperSettings } from '~server/services/documents/paper-settings'

export const meta = pageTitle((t) => t.admin.settings)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const answer = await readPaperSettings(requireActor(context, request))
  if (!answer.ok) throw refusalResponse(answer, request)
  return answer.value
}

type Answer = { done: boolean; message: string | null; errors: FormErrors | undefined }

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireHouseRight(context, request, 'administer-settings')
  const checked = checkForm(paperSettingsInput, await readForm(request))
  if (!checked.ok) return json<Answer>({ done: false, message: null, errors: checked.errors }, { status: 400 })
  const saved = await ctx.db.write((tx) => savePaperSettings(tx, ctx, checked.value))
  if (!saved.ok) return json<Answer>({ done: false, message: refusalBody(saved, request).message, errors: undefined }, { status: refusalStatus(saved) })
  return json<Answer>({ done: true, message: null, errors: undefined })
}

/** When papers are due, when units are reminded of them, how large a file may be, and how much room a person's own papers have. */
export default function SettingsPage() {
  const t = useText()
  const words = t.admin.setting
  const settings = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().formMethod === 'POST'
  const toast = useToast()
  useEffect(() => { if (answer?.done) toast(t.admin.saved) }, [answer, toast, t])
  const { form, errorOf } = useCheckedForm(paperSettingsInput, answer?.errors)
  const days = (name: 'dueDays' | 'dueDaysOfCouncil' | 'remindDaysBefore' | 'remindDaysAfter') => (
    <NumberField label={words[name]} hint={words.usual(requestDefaults[name])} name={name} defaultValue={settings[name]} max={mostRequestDays} unit={words.units[name]} error={errorOf(name)} />
  )
  return (
    <div className="max-w-3xl">
      <PageHeader title={t.admin.settings} lead={t.admin.settingsLead} />
      <Form method="post" className="grid gap-6" {...form}>
        {answer?.message && <Notice kind="error">{answer.message}</Notice>}
        <Card title={words.dueGroup}>
          <p className="mb-5 text-pretty text-muted">{words.dueHint}</p>
          <div className="grid gap-5 md:grid-cols-2">{days('dueDays')}{days('dueDaysOfCouncil')}</div>
        </Card>
        <Card title={words.remindGroup}>
          <p className="mb-5 text-pretty text-muted">{words.remindHint}</p>
          <div className="grid gap-5 md:grid-cols-2">
            {days('remindDaysBefore')}{days('remindDaysAfter')}
            <ClockField legend={words.remindAt} name="remindAt" defaultValue={settings.remindAt} error={errorOf('remindAt')} />
          </div>
        </Card>
        <Card title={words.fileGroup}>
          <NumberField label={words.largestFileMb} hint={words.fileHint} name="largestFileMb" defaultValue={settings.largestFileMb} min={1} max={paperLimits.mostFileMb} step={50} unit="MB" error={errorOf('largestFileMb')} />
        </Card>
        <Card title={words.ownGroup}>
          <NumberField label={words.ownSpaceMb} hint={words.ownHint} name="ownSpaceMb" defaultValue={settings.ownSpaceMb} min={paperLimits.leastOwnSpaceMb} max={paperLimits.mostOwnSpaceMb} step={500} unit="MB" error={errorOf('ownSpaceMb')} />
        </Card>
        <p><Button type="submit" look="primary" busy={busy}>{t.common.save}</Button></p>
      </Form>
    </div>
  )
}
