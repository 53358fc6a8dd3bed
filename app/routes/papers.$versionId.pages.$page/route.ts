import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { fileResponse } from '~server/http/send-file'
import { pagePicture } from '~server/services/documents/read-paper'

/** GET: the picture of a page (from 1), wide enough to read; `?w=small` for a phone or a slow line, `?w=thumb` for an overview. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const page = /^\d{1,5}$/.test(params.page ?? '') ? Number(params.page) : 0
  if (page === 0) return refusalResponse(refuse('not-found'), request)
  const asked = new URL(request.url).searchParams.get('w')
  const width = asked === 'small' || asked === 'thumb' ? asked : 'reading'
  const picture = await pagePicture(ctx, params.versionId ?? '', page, width)
  return picture.ok ? fileResponse(context, request, { hash: picture.value, contentType: 'image/webp' }) : refusalResponse(picture, request)
}
