import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { openPaper } from '~server/services/documents/read-paper'

/** GET: the pages as the reader lays them out; asked again while pictures are being made. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const paper = await openPaper(ctx, params.versionId ?? '')
  return paper.ok ? Response.json(paper.value.version.pages, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(paper, request)
}
