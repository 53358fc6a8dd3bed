import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { newerVersion } from '~server/services/documents/read-versions'

/** GET: what has taken this version's place, or null; asked by readers that are open outside of a room. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const newer = await newerVersion(ctx, params.versionId ?? '')
  return newer.ok ? Response.json({ newer: newer.value }, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(newer, request)
}
