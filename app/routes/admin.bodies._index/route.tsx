import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ChevronRight, Landmark, Plus } from 'lucide-react'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { refusalResponse, requireActor } from '~server/http/answers'
import { readBodies } from '~server/services/identity/read-bodies'

export const meta = pageTitle((t) => t.admin.bodies)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const answer = await readBodies(requireActor(context, request))
  if (!answer.ok) throw refusalResponse(answer, request)
  return { bodies: answer.value.map(({ id, name, abbreviation, place }) => ({ id, name, abbreviation, place })) }
}

export default function BodiesPage() {
  const t = useText()
  const { bodies } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t.admin.bodies} lead={t.admin.bodiesLead} actions={<LinkButton to="/admin/bodies/new" look="primary" icon={Plus}>{t.admin.body.add}</LinkButton>} />
      {bodies.length === 0 ? <EmptyState icon={Landmark} title={t.admin.body.none} /> : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-sheet">
          {bodies.map((body) => (
            <li key={body.id}>
              <Link to={`/admin/bodies/${body.id}`} className="flex min-h-18 items-center gap-4 px-5 py-3 -outline-offset-3 hover:bg-paper">
                <Landmark aria-hidden className="size-6 shrink-0 text-muted" strokeWidth={1.75} />
                <span className="min-w-0 flex-1"><span className="block font-semibold">{body.name}</span><span className="text-muted">{body.abbreviation} · {body.place}</span></span>
                <ChevronRight aria-hidden className="size-5 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
