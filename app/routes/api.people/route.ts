import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { searchPeople } from '~server/services/meetings/search-people'

/** GET /api/people?search=&unit=: people to choose from, at most 60. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const asked = new URL(request.url).searchParams
  const found = await searchPeople(ctx, { search: (asked.get('search') ?? '').slice(0, 200), unitId: asked.get('unit') || null })
  return found.ok ? json({ people: found.value }) : refusalResponse(found, request)
}
