import * as Y from 'yjs'
import type { Queries } from '#types'
import { findMarkDocById, lastSegmentSeq, listMarkUpdates, type MarkSegmentRow } from '~db/queries/annotations'

/** So many updates become one segment. */
export const segmentLength = 1_000
/** So many updates are waited for before segments are made of them: starting the worker costs more than its merging. */
export const growthToCompact = 4 * segmentLength
/** Fewer, where they are large: a segment is written in one go. */
const mostBytes = 512 * 1024

export type MarkSegment = Omit<MarkSegmentRow, 'update'> & { update: Uint8Array }

/**
 * The next segment of a document: the first updates that are in none, merged. Null while there are too few of them.
 * Merging takes long enough to be done by a reading worker; nothing is written.
 */
export async function nextSegment(q: Queries, docId: string): Promise<MarkSegment | null> {
  const row = await findMarkDocById(q, docId)
  if (!row) return null
  const rows = await listMarkUpdates(q, docId, await lastSegmentSeq(q, docId, row.epoch), segmentLength)
  if (rows.length < segmentLength) return null
  let bytes = 0
  const taken = rows.filter((one, index) => (bytes += one.update.length) <= mostBytes || index === 0)
  const [first, last] = [taken[0], taken.at(-1)]
  if (!first || !last) return null
  return { docId, epoch: row.epoch, firstSeq: first.seq, lastSeq: last.seq, update: Y.mergeUpdates(taken.map(({ update }) => update)) }
}
