import type { ActionFunctionArgs } from '@remix-run/node'
import { joinInput } from '~/domain/documents/upload'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { finishResponse } from '~server/http/finish-response'
import { readInput } from '~server/http/read-input'
import { joinUploads, mayJoin } from '~server/services/documents/join-uploads'

/** POST: binds photographs that have arrived into one paper. Answers like an upload's finish. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const input = await readInput(request, joinInput, (sent) => mayJoin(ctx, sent))
  return input.ok ? finishResponse(await joinUploads(ctx, input.value), request) : refusalResponse(input, request)
}
