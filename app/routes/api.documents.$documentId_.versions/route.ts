import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readVersions } from '~server/services/documents/read-versions'

/** GET: a paper's versions, newest first, for the sheet that lists them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const versions = await readVersions(ctx, params.documentId ?? '')
  return versions.ok ? Response.json(versions.value, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(versions, request)
}
