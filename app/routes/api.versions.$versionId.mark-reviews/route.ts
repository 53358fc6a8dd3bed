import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod/mini'
import { markLimits } from '~/domain/annotations/mark'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { leaveOutReview, placeReview } from '~server/services/annotations/decide-review'
import { readReviews } from '~server/services/annotations/read-reviews'

const share = z.number().check(z.gte(0), z.lte(1))
const id = z.string().check(z.minLength(1), z.maxLength(64))
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('place'), id, page: z.int().check(z.gte(1), z.lte(markLimits.pages)), x: share, y: share }),
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
  const versionId = params.versionId ?? ''
  const asked = await readInput(request, act, () => readReviews(ctx, versionId))
  if (!asked.ok) return refusalResponse(asked, request)
  const { value } = asked
  const decided = value.act === 'place' ? await placeReview(ctx, versionId, value.id, value) : await leaveOutReview(ctx, versionId, value.id)
  return decided.ok ? Response.json({ ok: true }) : refusalResponse(decided, request)
}
