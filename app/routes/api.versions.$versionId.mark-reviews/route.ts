import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { markLimits } from '~/domain/annotations/mark'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { leaveOutReview, placeReview } from '~server/services/annotations/decide-review'
import { readReviews } from '~server/services/annotations/read-reviews'

const share = z.number().min(0).max(1)
const id = z.string().min(1).max(64)
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('place'), id, page: z.number().int().min(1).max(markLimits.pages), x: share, y: share }),
  z.object({ act: z.literal('leave-out'), id }),
])

/** GET: the marks of the version before that have no place in this one, for whoever may place them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const reviews = await readReviews(ctx, params.versionId ?? '')
  return reviews.ok ? Response.json({ reviews: reviews.value }, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(reviews, request)
}

/** POST: puts one of them on a page, or leaves it out. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  const asked = act.safeParse(body.ok ? body.value : null)
  if (!asked.success) return refusalResponse(refuse('bad-input'), request)
  const versionId = params.versionId ?? ''
  const decided = asked.data.act === 'place' ? await placeReview(ctx, versionId, asked.data.id, asked.data) : await leaveOutReview(ctx, versionId, asked.data.id)
  return decided.ok ? Response.json({ ok: true }) : refusalResponse(decided, request)
}
