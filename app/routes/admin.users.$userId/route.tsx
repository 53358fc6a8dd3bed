import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { StatePill } from '~/ui/pill'
import { readForm, refusalBody, refusalResponse, refusalStatus, requireActor, requireAllowed } from '~server/http/answers'
import { presentUnitChoices, presentUserForm } from '~server/present/user'
import { administeredUnits, readUser } from '~server/services/identity/read-users'
import { AccountActions } from './account-actions'
import { changeUser } from './change-user.server'
import { UserFields } from './user-fields'

export const meta = pageTitle((t) => t.admin.users)

/** `new` is a user who is not there yet. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const administered = await administeredUnits(ctx)
  if (!administered.ok) throw refusalResponse(administered, request)
  const found = params.userId === 'new' ? null : await readUser(ctx, params.userId ?? '')
  if (found && !found.ok) throw refusalResponse(found, request)
  return {
    user: found && presentUserForm(found.value),
    units: presentUnitChoices(administered.value.units),
    ownUnitId: ctx.actor.unitId,
    isSelf: found?.value.id === ctx.actor.userId,
    wholeHouse: ctx.actor.systemRole === 'system-admin',
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const userId = params.userId ?? ''
  requireAllowed<unknown>(userId === 'new' ? await administeredUnits(ctx) : await readUser(ctx, userId), request)
  const answer = await changeUser(ctx, userId, await readForm(request))
  if (!answer.ok) return json({ message: refusalBody(answer, request).message, done: null }, { status: refusalStatus(answer) })
  if (answer.value.done === 'saved') return redirect('/admin/users')
  return json({ message: null, done: answer.value })
}

export default function UserPage() {
  const t = useText()
  const words = t.admin.user
  const { user, units, ownUnitId, isSelf, wholeHouse } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const done = answer?.done
  return (
    <div className="max-w-3xl">
      <PageHeader title={user ? user.fullName : words.add} trail={[{ label: t.admin.users, to: '/admin/users' }]}
        state={user?.disabled && <StatePill tone="amber">{words.disabled}</StatePill>} />
      <div className="grid gap-6">
        {answer?.message && <Notice kind="error">{answer.message}</Notice>}
        {done?.done === 'password' && (
          <Notice kind="done" title={words.oneTimeTitle}>
            <p className="my-2 font-mono text-2xl font-semibold tracking-wide select-all">{done.password}</p>
            <p>{t.identity.username}: <strong>{done.username}</strong>. {words.oneTimeBody}</p>
          </Notice>
        )}
        {done?.done === 'password' && !user && <div><LinkButton to="/admin/users" look="primary">{words.backToList}</LinkButton></div>}
        {!(done?.done === 'password' && !user) && (
          <Card title={user ? words.editTitle : undefined}>
            <UserFields key={user?.id ?? 'new'} user={user} units={units} ownUnitId={ownUnitId} isSelf={isSelf} wholeHouse={wholeHouse} />
          </Card>
        )}
        {user && <AccountActions user={user} isSelf={isSelf} />}
      </div>
    </div>
  )
}
