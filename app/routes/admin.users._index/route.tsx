import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { Search, UserPlus, Users } from 'lucide-react'
import { PageLinks } from '~/features/frame/page-links'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { StatePill } from '~/ui/pill'
import { Table, type Column } from '~/ui/table'
import { refusalResponse, requireActor } from '~server/http/answers'
import { presentUnitChoices, presentUserLine, type UserLine } from '~server/present/user'
import { administeredUnits, readUsers } from '~server/services/identity/read-users'

export const meta = pageTitle((t) => t.admin.users)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const asked = new URL(request.url).searchParams
  const administered = await administeredUnits(ctx)
  if (!administered.ok) throw refusalResponse(administered, request)
  const answer = await readUsers(ctx, { search: asked.get('search') ?? '', unitId: asked.get('unit') || null, page: Number(asked.get('page')) || 1 })
  if (!answer.ok) throw refusalResponse(answer, request)
  const { users, total, page, pages } = answer.value
  return { users: users.map(presentUserLine), total, page, pages, units: presentUnitChoices(administered.value.units) }
}

export default function UsersPage() {
  const t = useText()
  const words = t.admin.user
  const [asked] = useSearchParams()
  const { users, total, page, pages, units } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t.admin.users} lead={t.admin.usersLead} actions={<LinkButton to="/admin/users/new" look="primary" icon={UserPlus}>{words.add}</LinkButton>} />
      <Form className="mb-6 grid items-end gap-4 md:grid-cols-[1fr_18rem_auto]">
        <TextField label={words.search} name="search" type="search" defaultValue={asked.get('search') ?? ''} />
        <SelectField label={words.unitFilter} name="unit" defaultValue={asked.get('unit') ?? ''} options={[{ value: '', label: words.allUnits }, ...units]} />
        <Button type="submit" icon={Search} className="min-h-12!">{t.common.search}</Button>
      </Form>
      <p className="tabular mb-3 text-muted" role="status">{words.found(total)}</p>
      <Table caption={t.admin.users} columns={useColumns()} rows={users} rowKey={(user) => user.id} empty={<EmptyState icon={Users} title={words.none}>{words.noneHint}</EmptyState>} />
      <PageLinks page={page} pages={pages} />
    </>
  )
}

function useColumns(): Column<UserLine>[] {
  const t = useText()
  const words = t.admin.user
  return [
    { key: 'name', header: words.name, names: true, cell: (user) => (
      <Link to={`/admin/users/${user.id}`} className="inline-flex min-h-touch flex-col justify-center rounded-sm underline-offset-4 hover:underline">
        {user.fullName}<span className="font-normal text-muted">{user.username}</span>
      </Link>
    ) },
    { key: 'position', header: words.position, cell: (user) => user.position || '–' },
    { key: 'unit', header: words.unit, cell: (user) => user.unitName },
    { key: 'rights', header: words.rights, cell: (user) => <Rights user={user} /> },
  ]
}

function Rights({ user }: { user: UserLine }) {
  const words = useText().admin.user
  const rights = [user.systemRole !== 'none' && words.roles[user.systemRole], user.isUnitHead && words.isUnitHead, user.isClerk && words.isClerk, user.isScreen && words.isScreen].filter((right) => right !== false)
  return (
    <span className="inline-flex flex-wrap justify-end gap-2 md:justify-start">
      {user.disabled && <StatePill tone="amber">{words.disabled}</StatePill>}
      {rights.map((right) => <StatePill key={right}>{right}</StatePill>)}
      {!user.disabled && rights.length === 0 && '–'}
    </span>
  )
}
