import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { keepPlace } from '~server/services/documents/keep-place'
import { readingFor } from '~server/services/documents/paper-access'

const place = z.object({ page: z.number().int().min(1), offset: z.number().min(0).max(1), seen: z.array(z.number().int().min(1)).max(100).optional() })

/** POST {page, offset, seen}: where this person is in the paper. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const versionId = params.versionId ?? ''
  const input = await readInput(request, place, () => readingFor(ctx.db.read, ctx, versionId))
  if (!input.ok) return refusalResponse(input, request)
  const kept = await ctx.db.write((tx) => keepPlace(tx, ctx, versionId, input.value))
  return kept.ok ? new Response(null, { status: 204 }) : refusalResponse(kept, request)
}
