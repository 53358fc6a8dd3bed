import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { BareFrame } from '~/features/frame/bare-frame'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { PasswordField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { readForm, refusalBody, requireActor } from '~server/http/answers'
import { changePassword } from '~server/services/identity/change-password'
import { minPasswordLength } from '~server/services/identity/password-settings'

export const handle = { bare: true }
export const meta = pageTitle((t) => t.identity.newPassword.title)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  return { first: ctx.actor.mustChangePassword, username: ctx.actor.username, minimum: await minPasswordLength(ctx.db.read) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const form = await readForm(request)
  const input = { current: String(form.get('current') ?? '').slice(0, 1_000), next: String(form.get('next') ?? '').slice(0, 1_000) }
  const answer = await changePassword(ctx, input)
  if (!answer.ok) return { message: answer.code === 'identity/wrong-password' ? null : refusalBody(answer, request).message }
  return redirect(ctx.actor.mustChangePassword ? '/' : '/account?changed=1')
}

export default function PasswordPage() {
  const t = useText()
  const words = t.identity.newPassword
  const refused = useActionData<typeof action>()
  const { first, username, minimum } = useLoaderData<typeof loader>()
  const busy = useNavigation().state !== 'idle'
  return (
    <BareFrame>
      <h1 className="mb-2 text-2xl font-semibold">{first ? words.firstTitle : words.title}</h1>
      <p className="mb-6 text-muted">{first ? words.firstLead : t.identity.account.passwordHint}</p>
      <Form method="post" className="grid gap-5">
        {refused && <Notice kind="error">{refused.message ?? words.wrongCurrent}</Notice>}
        <input type="text" name="username" autoComplete="username" defaultValue={username} readOnly hidden />
        <PasswordField label={first ? words.currentOnce : words.current} name="current" required />
        <PasswordField label={words.next} hint={words.rule(minimum)} name="next" required autoComplete="new-password" />
        <Button type="submit" look="primary" size="large" wide busy={busy}>{words.save}</Button>
      </Form>
      {first
        ? <Form method="post" action="/sign-out" className="mt-3"><Button type="submit" look="quiet" wide>{t.common.signOut}</Button></Form>
        : <LinkButton to="/account" look="quiet" wide className="mt-3">{t.common.cancel}</LinkButton>}
    </BareFrame>
  )
}
