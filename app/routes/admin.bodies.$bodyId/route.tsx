import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { pageTitle } from '~/features/frame/page-title'
import { refuse } from '~/domain/kernel/result'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { readForm, refusalResponse, requireActor, requireHouseRight } from '~server/http/answers'
import { presentBodyForm } from '~server/present/body'
import { presentUnitChoices } from '~server/present/user'
import { readBody, readBodyChoices } from '~server/services/identity/read-bodies'
import { bodyInput, saveBody } from '~server/services/identity/save-body'
import { bodyOfForm } from './body-form'
import { HeadFields } from './head-fields'
import { SignerFields } from './signer-fields'

export const meta = pageTitle((t) => t.admin.bodies)

/** `new` is a body that is not there yet. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const choices = await readBodyChoices(ctx)
  if (!choices.ok) throw refusalResponse(choices, request)
  const found = params.bodyId === 'new' ? null : await readBody(ctx, params.bodyId ?? '')
  if (found && !found.ok) throw refusalResponse(found, request)
  return { body: presentBodyForm(found?.value ?? null), isNew: found === null, people: choices.value.people, units: presentUnitChoices(choices.value.units) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const ctx = requireHouseRight(context, request, 'administer-bodies')
  const input = bodyInput.safeParse(bodyOfForm(await readForm(request)))
  if (!input.success) return refusalResponse(refuse('bad-input', { field: input.error.issues[0]?.path.join('.') ?? '' }), request)
  const saved = await ctx.db.write((tx) => saveBody(tx, ctx, params.bodyId === 'new' ? null : params.bodyId ?? '', input.data))
  return saved.ok ? redirect('/admin/bodies') : refusalResponse(saved, request)
}

export default function BodyPage() {
  const t = useText()
  const words = t.admin.body
  const { body, isNew, people, units } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <div className="max-w-3xl">
      <PageHeader title={isNew ? words.addTitle : body.name} trail={[{ label: t.admin.bodies, to: '/admin/bodies' }]} />
      <Form method="post" className="grid gap-6">
        {refused && <Notice kind="error">{refused.message}</Notice>}
        <Card title={words.headGroup}><HeadFields body={body} people={people} units={units} /></Card>
        <Card title={words.signersGroup}><SignerFields blocks={body.signerBlocks} people={people} /></Card>
        <Card title={words.seriesGroup}>
          <RadioCards legend={words.seriesGroup} hideLegend name="series" defaultValue={body.series} choices={(['common', 'perKind'] as const).map((value) => ({ value, label: words.series[value] }))} />
          <p className="mt-3 text-muted">{words.seriesHint}</p>
        </Card>
        <Card title={words.recipientsGroup}>
          <div className="grid gap-5">
            <TextArea label={words.recipientsMinutes} hint={words.recipientsHint} name="recipientsMinutes" defaultValue={body.recipientsMinutes} rows={3} />
            <TextArea label={words.recipientsNotice} hint={words.recipientsHint} name="recipientsNotice" defaultValue={body.recipientsNotice} rows={4} />
          </div>
        </Card>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary" busy={busy}>{t.common.save}</Button>
          <LinkButton to="/admin/bodies">{t.common.cancel}</LinkButton>
        </div>
      </Form>
    </div>
  )
}
