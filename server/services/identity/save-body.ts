import * as z from 'zod'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import * as queries from '~db/queries/bodies'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { optionalLine, requiredLine } from './user-access'

const paperKind = z.enum(['minutes', 'conclusion-notice'])

/** An issuing body as the administrator fills it in; null ids are new. */
export const bodyInput = z.object({
  unitId: z.string().nullable(),
  name: requiredLine(200),
  superior: optionalLine(200).transform((text) => text || null),
  headerLines: z.array(requiredLine(120)).min(1).max(4),
  place: requiredLine(80),
  abbreviation: requiredLine(40),
  address: z.enum(['ông/bà', 'đồng chí']),
  headUserId: z.string().nullable(),
  recipients: z.object({ minutes: z.array(requiredLine(200)).max(20), 'conclusion-notice': z.array(requiredLine(200)).max(20) }),
  signerBlocks: z.array(z.object({ id: z.string().nullable(), lines: z.array(requiredLine(120)).min(1).max(4), signerUserId: z.string().nullable() })).max(20),
  /** one series for all kinds (null), or one per kind (NĐ 30 Đ.15.1) */
  series: z.array(z.object({ paperKind: paperKind.nullable() })).min(1).max(2),
})
export type BodyInput = z.infer<typeof bodyInput>

/**
 * Makes (bodyId null) or changes an issuing body with its signer blocks and number series. A block that a paper names
 * and a series that has given a number stay: numbers are never reused. Refuses with `forbidden` and `not-found`.
 */
export async function saveBody(tx: Tx, ctx: ActorCtx, bodyId: string | null, input: BodyInput): Promise<Decision<{ bodyId: string }>> {
  if (!can(ctx.actor, 'administer-bodies')) return refuse('forbidden')
  const had = bodyId === null ? null : await queries.findBody(tx, bodyId)
  if (bodyId !== null && !had) return refuse('not-found')
  const id = bodyId ?? ctx.newId()
  const { unitId, name, superior, headerLines, place, abbreviation, address, headUserId, recipients } = input
  const facts = { unitId, name, superior, headerLines, place, abbreviation, address, headUserId, recipients }
  if (had) await queries.updateBody(tx, id, facts)
  else await queries.insertBody(tx, { ...facts, id, createdAt: ctx.now() })
  await saveSignerBlocks(tx, ctx, id, had?.blocks ?? [], input.signerBlocks)
  await saveSeries(tx, ctx, id, had?.series ?? [], input.series)
  await audit(tx, ctx, 'body-changed', id, { name })
  return allow({ bodyId: id })
}

async function saveSignerBlocks(tx: Tx, ctx: ActorCtx, bodyId: string, had: queries.SignerBlockRow[], wanted: BodyInput['signerBlocks']) {
  const own = new Set(had.map((block) => block.id))
  const rows = wanted.map(({ id, lines, signerUserId }) => ({ id: id !== null && own.has(id) ? id : ctx.newId(), bodyId, lines, signerUserId }))
  for (const row of rows) await queries.saveSignerBlock(tx, row)
  const kept = new Set(rows.map((row) => row.id))
  const gone = had.flatMap((block) => (kept.has(block.id) ? [] : [block.id]))
  const inUse = await queries.signerBlocksInUse(tx, gone)
  await queries.deleteSignerBlocks(tx, gone.filter((id) => !inUse.has(id)))
}

async function saveSeries(tx: Tx, ctx: ActorCtx, bodyId: string, had: queries.SeriesRow[], wanted: BodyInput['series']) {
  const kinds = new Set(wanted.map((series) => series.paperKind))
  for (const kind of kinds) {
    if (!had.some((series) => series.paperKind === kind)) await queries.insertSeries(tx, { id: ctx.newId(), bodyId, paperKind: kind })
  }
  const gone = had.flatMap((series) => (kinds.has(series.paperKind) ? [] : [series.id]))
  const inUse = await queries.seriesInUse(tx, gone)
  await queries.deleteSeries(tx, gone.filter((id) => !inUse.has(id)))
}
