import type { ActionFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { finishUpload } from '~server/services/documents/finish-upload'

/**
 * POST: lays a file that has arrived on its target. 201 with the paper's ids, or 202 with how far it has come: then it is
 * asked again. A refusal comes with its sentence.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const finished = await finishUpload(ctx, params.uploadId ?? '')
  if (!finished.ok) return refusalResponse(finished, request)
  const { value } = finished
  return value.step === 'laid' ? Response.json({ ok: true, ...value.paper }, { status: 201 }) : Response.json({ ok: true, step: value.step }, { status: 202 })
}
