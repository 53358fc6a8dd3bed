import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { keepPlace } from '~server/services/documents/keep-place'

const place = z.object({ page: z.number().int().min(1), offset: z.number().min(0).max(1), seen: z.array(z.number().int().min(1)).max(100).optional() })

/** POST {page, offset, seen}: where this person is in the paper. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  const parsed = place.safeParse(body.ok ? body.value : null)
  if (!parsed.success) return refusalResponse(refuse('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' }), request)
  const kept = await ctx.db.write((tx) => keepPlace(tx, ctx, params.versionId ?? '', parsed.data))
  return kept.ok ? new Response(null, { status: 204 }) : refusalResponse(kept, request)
}
