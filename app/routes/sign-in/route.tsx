import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useNavigation, useSearchParams } from '@remix-run/react'
import { useEffect } from 'react'
import { BareFrame } from '~/features/frame/bare-frame'
import { forgetThisDevice } from '~/features/offline/forget-this-device'
import { refuse } from '~/domain/kernel/result'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { PasswordField, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { PASSWORD_PAGE, readForm, refusalBody } from '~server/http/answers'
import { signIn } from '~server/services/identity/sign-in'
import { ownPath } from './own-path'

export const handle = { bare: true }
export const meta = pageTitle((t) => t.identity.signIn)

export function loader({ context, request }: LoaderFunctionArgs) {
  if (context.ctx.actor) throw redirect(ownPath(new URL(request.url).searchParams.get('to')))
  return null
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const username = String(form.get('username') ?? '').slice(0, 200)
  const password = String(form.get('password') ?? '').slice(0, 1_000)
  // a slip of the finger is no attempt
  const answer = username && password ? await signIn(context.ctx, { username, password }) : refuse('identity/wrong-password')
  if (!answer.ok) return { username, message: refusalBody(answer, request).message }
  const to = answer.value.mustChangePassword ? PASSWORD_PAGE : ownPath(new URL(request.url).searchParams.get('to'))
  return redirect(to, { headers: { 'Set-Cookie': answer.value.setCookie } })
}

export default function SignInPage() {
  const t = useText()
  const refused = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const [query] = useSearchParams()
  const signedOut = query.has('signed-out')
  useEffect(() => {
    // only after signing out: whoever was merely away too long signs in again and sends what is still here
    if (signedOut) forgetThisDevice().catch(() => undefined)
  }, [signedOut])
  return (
    <BareFrame>
      <h1 className="text-2xl font-semibold">{t.identity.signIn}</h1>
      <p className="mt-1 mb-5 text-muted">{t.identity.signInLead}</p>
      <Form method="post" className="grid gap-5">
        {refused && <Notice kind="error">{refused.message}</Notice>}
        <TextField label={t.identity.username} name="username" defaultValue={refused?.username} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} autoFocus={!refused} className="min-h-14 text-lg" />
        <PasswordField label={t.identity.password} name="password" />
        <Button type="submit" look="primary" size="large" wide busy={busy}>{t.identity.signIn}</Button>
      </Form>
      <p className="mt-5 text-muted">{t.identity.forgotten}</p>
    </BareFrame>
  )
}
