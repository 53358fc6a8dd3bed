import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { BareFrame } from '~/features/frame/bare-frame'
import { pageTitle } from '~/features/frame/page-title'
import { refuse } from '~/domain/kernel/result'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { PasswordField, SelectField, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { readForm, refusalResponse } from '~server/http/answers'
import { minPasswordLength } from '~server/services/identity/password-settings'
import { houseInput, isEmptyHouse, setUp } from '~server/services/identity/set-up'

export const handle = { bare: true }
export const meta = pageTitle((t) => t.identity.setUp.title)

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  if (!(await isEmptyHouse(ctx))) throw redirect('/')
  return { minimum: await minPasswordLength(ctx.db.read) }
}

export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  if (!(await isEmptyHouse(ctx))) throw redirect('/')
  const form = Object.fromEntries(await readForm(request))
  const house = houseInput.safeParse(form)
  if (!house.success) return refusalResponse(refuse('bad-input', { field: house.error.issues[0]?.path.join('.') ?? '' }), request)
  const answer = await setUp(ctx, { ...house.data, code: String(form.code ?? ''), password: String(form.password ?? '') })
  if (!answer.ok) return refusalResponse(answer, request)
  return redirect('/', { headers: { 'Set-Cookie': await ctx.auth.begin(answer.value.userId, ctx) } })
}

export default function SetUpPage() {
  const t = useText()
  const words = t.identity.setUp
  const refused = useActionData<typeof action>()
  const { minimum } = useLoaderData<typeof loader>()
  const busy = useNavigation().state !== 'idle'
  return (
    <BareFrame wide>
      <h1 className="text-2xl font-semibold md:text-3xl">{words.title}</h1>
      <p className="mt-2 mb-8 text-lg text-muted">{words.lead}</p>
      <Form method="post" className="grid gap-8">
        {refused && <Notice kind="error">{refused.message}</Notice>}
        <TextField label={words.code} hint={words.codeHint} name="code" required autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <fieldset className="grid gap-5">
          <legend className="mb-4 text-xl font-semibold">{words.houseGroup}</legend>
          <TextField label={words.unitName} hint={words.unitNameHint} name="unitName" required />
          <TextField label={words.bodyName} name="bodyName" required />
          <TextField label={words.superior} hint={words.superiorHint} name="superior" />
          <div className="grid items-end gap-5 md:grid-cols-2">
            <TextField label={words.place} hint={words.placeHint} name="place" required />
            <TextField label={words.abbreviation} hint={words.abbreviationHint} name="abbreviation" required />
          </div>
        </fieldset>
        <fieldset className="grid gap-5">
          <legend className="mb-4 text-xl font-semibold">{words.personGroup}</legend>
          <div className="grid items-end gap-5 md:grid-cols-[10rem_1fr]">
            <SelectField label={words.honorific} name="honorific" options={(['ông', 'bà'] as const).map((value) => ({ value, label: t.identity.honorifics[value] }))} />
            <TextField label={words.fullName} name="fullName" required autoComplete="name" />
          </div>
          <TextField label={words.position} name="position" />
          <TextField label={t.identity.username} hint={t.admin.user.usernameHint} name="username" required autoComplete="username" autoCapitalize="none" spellCheck={false} pattern="[a-z0-9][a-z0-9._\-]{1,39}" />
          <PasswordField label={t.identity.password} hint={t.identity.newPassword.rule(minimum)} name="password" required minLength={minimum} autoComplete="new-password" />
        </fieldset>
        <Button type="submit" look="primary" size="large" wide busy={busy}>{words.submit}</Button>
      </Form>
    </BareFrame>
  )
}
