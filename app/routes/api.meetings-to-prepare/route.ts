import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActorForData } from '~server/http/answers'
import { listMeetingsToPrepare } from '~server/services/own-papers/read-own-papers'

/** GET: the meetings that this person prepares, with the items that he may lay papers on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(await listMeetingsToPrepare(requireActorForData(context, request)), { headers: { 'Cache-Control': 'no-store' } })
}
