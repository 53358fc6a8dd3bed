import { withPages } from '~/domain/documents/readings'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { savePlace } from '~db/queries/documents'
import { findReading, saveReading } from '~db/queries/readings'
import type { ActorCtx, Tx } from '../../context'
import { readingFor } from './paper-access'

/** Where somebody is in a paper: page from 1, and how far down that page, 0–1; `seen`: pages looked at since the last word. */
export type Place = { page: number; offset: number; seen?: number[] }

/**
 * Keeps where this person left the paper, on whatever device he comes back, and for the secretary of a meeting how far he
 * has read; of own papers nobody keeps that. Refuses not-found, documents/recalled, bad-input.
 */
export async function keepPlace(tx: Tx, ctx: ActorCtx, versionId: string, { page, offset, seen = [] }: Place): Promise<Decision> {
  const access = await readingFor(tx, ctx, versionId)
  if (!access.ok) return access
  const { version: { pageCount }, inMeeting } = access.value
  if (page > pageCount) return refuse('bad-input', { field: 'page' })
  const now = ctx.now()
  const { userId } = ctx.actor
  await savePlace(tx, { userId, versionId, page, offset, at: now })
  if (!inMeeting) return allow()

  const known = await findReading(tx, versionId, userId)
  const pagesRead = withPages(known?.pagesRead ?? [], seen, pageCount)
  const furthestPage = Math.max(known?.furthestPage ?? 1, pagesRead.at(-1) ?? 1, page)
  await saveReading(tx, { versionId, userId, openedAt: known?.openedAt ?? now, lastAt: now, furthestPage, pagesRead })
  return allow()
}
