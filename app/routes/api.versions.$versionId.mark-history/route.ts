import type { LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod/mini'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readHistory } from '~server/services/annotations/read-history'

const query = z.object({ layer: z._default(z.string().check(z.minLength(1), z.maxLength(80)), 'room'), after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0) })

/** GET ?layer=room&after=400: how a layer of marks, everybody's unless another is named, came about; a part at a time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const asked = z.safeParse(query, Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return refusalResponse(refuse('bad-input'), request)
  const part = await readHistory(ctx, params.versionId ?? '', asked.data.layer, asked.data.after)
  return part.ok ? Response.json(part.value, { headers: { 'Cache-Control': 'private, no-store' } }) : refusalResponse(part, request)
}
