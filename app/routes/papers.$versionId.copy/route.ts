import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { attachment } from '~server/http/send-file'
import { paced } from '~server/http/pace'
import { copyToTake } from '~server/services/documents/copy-to-take'

/** GET: a PDF to take away, with the reader's name and the time on each page; made for this one answer. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } })
  const copy = await copyToTake(ctx, params.versionId ?? '')
  if (!copy.ok) return refusalResponse(copy, request)
  const { fileName, sizeBytes, open } = copy.value
  return new Response(paced(open, context.drained), { headers: {
    'Content-Type': 'application/pdf', 'Content-Length': String(sizeBytes), 'Content-Disposition': attachment(fileName), 'Cache-Control': 'private, no-store, no-transform',
  } })
}
