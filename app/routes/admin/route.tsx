import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { can } from '~/domain/identity/can'
import { refuse } from '~/domain/kernel/result'
import { useText } from '~/i18n'
import { Tabs } from '~/ui/page'
import { refusalResponse, requireActor } from '~server/http/answers'

/** The rooms of administration that this person may enter; each asks again. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = requireActor(context, request)
  if (!can(actor, 'administer-users', { unitPath: [actor.unitId] })) throw refusalResponse(refuse('forbidden'), request)
  return { units: can(actor, 'administer-units'), bodies: can(actor, 'administer-bodies'), settings: can(actor, 'administer-settings') }
}

export default function AdminLayout() {
  const t = useText()
  const may = useLoaderData<typeof loader>()
  return (
    <>
      <Tabs label={t.admin.title} tabs={[
        { to: '/admin/users', label: t.admin.users },
        ...(may.units ? [{ to: '/admin/units', label: t.admin.units }] : []),
        ...(may.bodies ? [{ to: '/admin/bodies', label: t.admin.bodies }] : []),
        ...(may.settings ? [{ to: '/admin/settings', label: t.admin.settings }] : []),
        { to: '/admin/log', label: t.admin.log },
      ]} />
      <Outlet />
    </>
  )
}
