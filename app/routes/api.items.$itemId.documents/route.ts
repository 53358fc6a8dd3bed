import type { ActionFunctionArgs } from '@remix-run/node'
import { paperLimits } from '~/domain/documents/limits'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { receiveUpload } from '~server/services/documents/receive-upload'

const acceptedTypes = ['application/pdf', 'application/octet-stream']

/**
 * POST: lays one PDF on the agenda item. The body is the file itself, `?name=` what it is called; answers the new paper's
 * ids or the refusal with its sentence. A body that is too long is not read to its end.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0] ?? ''
  if (!acceptedTypes.includes(type) || !request.body) return refusalResponse(refuse('documents/not-pdf'), request)
  if (Number(request.headers.get('Content-Length') ?? 0) > paperLimits.fileMb * 2 ** 20) {
    return cutShort(refusalResponse(refuse('documents/too-large', { limitMb: paperLimits.fileMb }), request))
  }
  const fileName = new URL(request.url).searchParams.get('name') ?? ''
  const added = await receiveUpload(ctx, params.itemId ?? '', { fileName, body: bytesOf(request.body), signal: request.signal })
  return added.ok ? Response.json({ ok: true, ...added.value }, { status: 201 }) : cutShort(refusalResponse(added, request))
}

async function* bytesOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    reader.releaseLock()
  }
}

/** What of the body has not been read is not wanted any more. */
function cutShort(response: Response) {
  response.headers.set('Connection', 'close')
  return response
}
