import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { KeyRound } from 'lucide-react'
import type { Decision } from '~/domain/kernel/result'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { DisplaySettings } from '~/ui/display-settings'
import { Notice } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { readForm, refusalResponse, requireActor } from '~server/http/answers'
import { endOtherSessions, endOwnSession } from '~server/services/identity/end-sessions'
import { readOwnSessions } from '~server/services/identity/read-own-sessions'
import { SessionList } from './session-list'

export const meta = pageTitle((t) => t.identity.account.title)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const { honorific, fullName, position, unitName, username } = ctx.actor
  return {
    person: { honorific, fullName, position, unitName, username },
    sessions: await readOwnSessions(ctx),
    changed: new URL(request.url).searchParams.has('changed'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const form = await readForm(request)
  const sessionId = form.get('sessionId')
  const answer = await ctx.db.write<Decision<unknown>>((tx) => (
    typeof sessionId === 'string' ? endOwnSession(tx, ctx, sessionId) : endOtherSessions(tx, ctx)
  ))
  // one that has ended meanwhile is no trouble: it is gone, as was asked
  if (!answer.ok && answer.code !== 'not-found') throw refusalResponse(answer, request)
  return null
}

export default function AccountPage() {
  const t = useText()
  const words = t.identity.account
  const { person, sessions, changed } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={words.title} />
      <div className="grid gap-6 lg:grid-cols-[1fr_24rem] lg:items-start">
        <div className="grid gap-6">
          {changed && <Notice kind="done">{t.identity.newPassword.saved}</Notice>}
          <Card title={words.facts} actions={<LinkButton to="/account/password" icon={KeyRound}>{words.changePassword}</LinkButton>}>
            <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_1fr]">
              <Fact term={words.fullName}>{`${t.identity.honorifics[person.honorific]} ${person.fullName}`}</Fact>
              <Fact term={words.position}>{person.position || '–'}</Fact>
              <Fact term={words.unit}>{person.unitName}</Fact>
              <Fact term={t.identity.username}>{person.username}</Fact>
            </dl>
            <p className="mt-4 text-muted">{words.factsHint}</p>
          </Card>
          <Card title={words.sessions}><SessionList sessions={sessions} /></Card>
        </div>
        <Card title={words.display}><DisplaySettings /></Card>
      </div>
    </>
  )
}

function Fact({ term, children }: { term: string; children: string }) {
  return <><dt className="text-muted">{term}</dt><dd className="font-medium max-sm:-mt-3">{children}</dd></>
}
