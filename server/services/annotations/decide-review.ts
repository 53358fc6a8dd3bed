import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { placedByHand } from '~/domain/annotations/review'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { findMarkDoc } from '~db/queries/annotations'
import { decideReview } from '~db/queries/mark-carries'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { committedMarks } from './committed-marks'
import { reviewFor, type ReviewAccess } from './read-reviews'
import { putCarried, type CarriedMark } from './write-carried'

export type Place = { page: number; x: number; y: number }

/**
 * Puts a mark that waits where its author, or the secretary, says: in the author's name and under its key, its answers with
 * it, all in one commit (K6, K8). Refuses like `reviewFor`, annotations/layer-locked, bad-input {field: page}.
 */
export async function placeReview(ctx: ActorCtx, versionId: string, reviewId: string, { page, x, y }: Place): Promise<Decision<void>> {
  const access = await reviewFor(ctx, versionId, reviewId)
  if (!access.ok) return access
  const { review, version } = access.value
  const { layer, markKey } = review
  const mark = decodeMark(review.mark)
  if (!mark || mark.kind === 'reply') return refuse('not-found')
  if (page > version.pageCount) return refuse('bad-input', { field: 'page' })
  if ((await findMarkDoc(ctx.db.read, versionId, layer))?.locked) return refuse('annotations/layer-locked')

  const placed = { key: markKey, mark: encodeMark(placedByHand(mark, page, [x, y])), to: null }
  const carried = [placed, ...await answersTo(ctx, review)]
  return ctx.marks.change({ versionId, layer }, ctx.actor, (marks) => { for (const one of carried) putCarried(marks, one) },
    (tx) => close(tx, ctx, access.value, 'placed'))
}

/** Leaves a mark that waits on the old version, for good. Refuses like `reviewFor`. */
export async function leaveOutReview(ctx: ActorCtx, versionId: string, reviewId: string): Promise<Decision<void>> {
  const access = await reviewFor(ctx, versionId, reviewId)
  if (!access.ok) return access
  await ctx.db.write((tx) => close(tx, ctx, access.value, 'left-out'))
  return allow()
}

async function close(tx: Tx, ctx: ActorCtx, { review, meeting }: ReviewAccess, state: 'placed' | 'left-out') {
  const { userId } = ctx.actor
  const isFirst = await decideReview(tx, review.id, state, { userId, at: ctx.now() })
  if (isFirst && review.authorId !== userId) await audit(tx, ctx, 'mark-reviewed', review.versionId, { layer: review.layer, key: review.markKey, state })
  tx.tell({ kind: 'mark-reviews', meetingId: meeting.id, userIds: [review.authorId, userId] })
}

async function answersTo(ctx: ActorCtx, { fromVersionId, layer, markKey }: ReviewAccess['review']): Promise<CarriedMark[]> {
  const marks = await committedMarks(ctx, { versionId: fromVersionId, layer }, 'reply')
  return marks.flatMap(({ key, mark }) => (mark.kind === 'reply' && mark.to === markKey ? { key, mark: encodeMark(mark), to: markKey } : []))
}
