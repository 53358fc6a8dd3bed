import type { ActionFunctionArgs } from '@remix-run/node'
import { requireActorForData } from '~server/http/answers'
import { finishResponse } from '~server/http/finish-response'
import { finishUpload } from '~server/services/documents/finish-upload'

/** POST: lays a file that has arrived on its target. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  return finishResponse(await finishUpload(requireActorForData(context, request), params.uploadId ?? ''), request)
}
