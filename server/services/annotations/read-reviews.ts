import { groupOfLayer } from '~/domain/annotations/layer'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import type { MarkReview } from '~/domain/annotations/review'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { Queries } from '#types'
import { listPages } from '~db/queries/documents'
import { findWaitingReview, listWaitingReviews, type WaitingReview } from '~db/queries/mark-carries'
import { peopleById } from '~db/queries/meetings'
import type { Ctx } from '../../context'
import { groupsOfActor, layerAccess, writingOn, type LayerAccess } from './layer-access'

type Asking = Pick<Ctx, 'actor' | 'now' | 'db'>
export type ReviewAccess = LayerAccess & { review: WaitingReview }

/**
 * The marks that wait on this version for the person who asks: the own ones of every layer, and for the secretary all of the
 * room layer (K8). None for whoever may not write there (any more). Refuses like `versionFor`.
 */
export async function readReviews(ctx: Asking, versionId: string): Promise<Decision<MarkReview[]>> {
  const paper = await layerAccess(ctx.db.read, ctx, versionId, 'room')
  if (!paper.ok) return paper
  const waiting: ReviewAccess[] = []
  for (const review of await listWaitingReviews(ctx.db.read, versionId)) {
    const access = await accessTo(ctx.db.read, ctx, review)
    if (access.ok) waiting.push(access.value)
  }
  const people = await peopleById(ctx.db.read, waiting.map(({ review }) => review.authorId))
  const sizes = new Map<string, Awaited<ReturnType<typeof listPages>>>()
  for (const { review: { fromVersionId } } of waiting) if (!sizes.has(fromVersionId)) sizes.set(fromVersionId, await listPages(ctx.db.read, fromVersionId))
  const ownName = (id: string) => (id === ctx.actor?.userId ? null : (people.get(id)?.fullName ?? ''))
  return allow(waiting.flatMap((access) => {
    const { id, authorId, mark: bytes, reason, fromVersionId } = access.review
    const mark = decodeMark(bytes)
    const page = mark && sizes.get(fromVersionId)?.[mark.page - 1]
    return page ? [{ id, layer: access.layer, groupName: nameOfGroup(access), author: ownName(authorId), mark, reason, fromVersionId, pageSize: { width: page.widthPt, height: page.heightPt }, box: page.box }] : []
  }))
}

const nameOfGroup = (access: ReviewAccess) => groupOfLayer(access.layer, groupsOfActor(access))?.name ?? null

/** One of them, to be decided on this version. Refuses not-found where it is not this person's to decide, or is decided already. */
export async function reviewFor(ctx: Asking, versionId: string, reviewId: string): Promise<Decision<ReviewAccess>> {
  const review = await findWaitingReview(ctx.db.read, reviewId)
  return review?.versionId === versionId ? accessTo(ctx.db.read, ctx, review) : refuse('not-found')
}

/** Of its author, and of the room layer the secretary, as long as that person may write there. */
async function accessTo(q: Queries, ctx: Asking, review: WaitingReview): Promise<Decision<ReviewAccess>> {
  const access = await layerAccess(q, ctx, review.versionId, review.layer)
  if (!access.ok) return access
  const { layer, subject } = access.value
  const { actor } = ctx
  const isTheirs = actor !== null && (review.authorId === actor.userId || (layer === 'room' && can(actor, 'remove-any-mark', subject)))
  return isTheirs && can(actor, writingOn(layer), subject) ? allow({ ...access.value, review }) : refuse('not-found')
}
