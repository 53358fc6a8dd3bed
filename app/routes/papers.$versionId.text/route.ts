import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { pageTexts } from '~server/services/documents/read-paper'

/** GET: what every page says, for searching and for screen readers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const texts = await pageTexts(ctx, params.versionId ?? '')
  return texts.ok ? Response.json(texts.value, { headers: { 'Cache-Control': 'private, no-store' } }) : refusalResponse(texts, request)
}
