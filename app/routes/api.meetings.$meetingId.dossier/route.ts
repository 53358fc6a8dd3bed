import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readDossier } from '~server/services/documents/read-dossier'

/** GET: everything of a meeting that this person's device may fetch to read without a line. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const dossier = await readDossier(ctx, params.meetingId ?? '')
  return dossier.ok ? Response.json(dossier.value, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(dossier, request)
}
