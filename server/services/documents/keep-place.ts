import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { savePlace } from '~db/queries/documents'
import type { ActorCtx, Tx } from '../../context'
import { readingFor } from './paper-access'

/** Where somebody is in a paper: page from 1, and how far down that page, 0–1. */
export type Place = { page: number; offset: number }

/** Keeps where this person left the paper, on whatever device he comes back. Refuses not-found, documents/recalled, bad-input. */
export async function keepPlace(tx: Tx, ctx: ActorCtx, versionId: string, place: Place): Promise<Decision> {
  const access = await readingFor(tx, ctx, versionId)
  if (!access.ok) return access
  if (place.page > access.value.version.pageCount) return refuse('bad-input', { field: 'page' })
  await savePlace(tx, { userId: ctx.actor.userId, versionId, page: place.page, offset: place.offset, at: ctx.now() })
  return allow()
}
