import type { ActionFunctionArgs } from '@remix-run/node'
import { joinInput } from '~/domain/documents/upload'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { finishResponse } from '~server/http/finish-response'
import { joinUploads } from '~server/services/documents/join-uploads'

/** POST: binds photographs that have arrived into one paper. Answers like an upload's finish. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  if (!body.ok) return refusalResponse(body, request)
  const input = joinInput.safeParse(body.value)
  if (!input.success) return refusalResponse(refuse('bad-input'), request)
  return finishResponse(await joinUploads(ctx, input.data), request)
}
