import { asc, eq, inArray } from 'drizzle-orm'
import type { Queries } from '#types'
import { issuedNumbers, issuingBodies, numberSeries, officialPapers, signerBlocks } from '../schema'

export type BodyRow = typeof issuingBodies.$inferSelect
export type SignerBlockRow = typeof signerBlocks.$inferSelect
export type SeriesRow = typeof numberSeries.$inferSelect

export async function listBodies(q: Queries) {
  return await q.select().from(issuingBodies).orderBy(asc(issuingBodies.createdAt), asc(issuingBodies.id))
}

/** The body with its signer blocks and number series, or null. */
export async function findBody(q: Queries, id: string) {
  const [body] = await q.select().from(issuingBodies).where(eq(issuingBodies.id, id)).limit(1)
  if (!body) return null
  const blocks = await q.select().from(signerBlocks).where(eq(signerBlocks.bodyId, id)).orderBy(asc(signerBlocks.id))
  const series = await q.select().from(numberSeries).where(eq(numberSeries.bodyId, id)).orderBy(asc(numberSeries.id))
  return { body, blocks, series }
}

export async function insertBody(q: Queries, row: typeof issuingBodies.$inferInsert) {
  await q.insert(issuingBodies).values(row)
}

export async function updateBody(q: Queries, id: string, change: Partial<BodyRow>) {
  await q.update(issuingBodies).set(change).where(eq(issuingBodies.id, id))
}

export async function saveSignerBlock(q: Queries, row: SignerBlockRow) {
  await q.insert(signerBlocks).values(row).onConflictDoUpdate({ target: signerBlocks.id, set: { lines: row.lines, signerUserId: row.signerUserId } })
}

/** Blocks that a paper names stay. */
export async function signerBlocksInUse(q: Queries, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await q.selectDistinct({ id: officialPapers.signerBlockId }).from(officialPapers).where(inArray(officialPapers.signerBlockId, ids))
  return new Set(rows.flatMap((row) => row.id ?? []))
}

export async function deleteSignerBlocks(q: Queries, ids: string[]) {
  if (ids.length > 0) await q.delete(signerBlocks).where(inArray(signerBlocks.id, ids))
}

export async function insertSeries(q: Queries, row: SeriesRow) {
  await q.insert(numberSeries).values(row)
}

/** Series that have given a number stay for ever: numbers are never reused. */
export async function seriesInUse(q: Queries, seriesIds: string[]): Promise<Set<string>> {
  if (seriesIds.length === 0) return new Set()
  const rows = await q.selectDistinct({ id: issuedNumbers.seriesId }).from(issuedNumbers).where(inArray(issuedNumbers.seriesId, seriesIds))
  return new Set(rows.map((row) => row.id))
}

export async function deleteSeries(q: Queries, ids: string[]) {
  if (ids.length > 0) await q.delete(numberSeries).where(inArray(numberSeries.id, ids))
}
