import type { MarkHistoryPart } from '~/domain/annotations/history'
import { groupLayer, layerOf } from '~/domain/annotations/layer'
import { allow, type Decision } from '~/domain/kernel/result'
import { findMarkDoc, lastMarkSeq, listMarkClients, listMarkUpdates } from '~db/queries/annotations'
import { peopleById } from '~db/queries/meetings'
import type { Ctx } from '../../context'
import { versionFor } from '../documents/paper-access'
import { groupsOfActor, layerAccess } from './layer-access'

/** Changes in one part: about as many as a reader of an hour's writing waits a second for. */
const mostChanges = 400
const mostBytes = 512 * 1024

/**
 * N21 How a layer came about: its changes after the one numbered `after`, in the order of their commit, as many as one
 * answer holds. `total` is the number of the last one. `people`: who made them, and in whose name marks stand.
 * Refuses like `versionFor` for the paper, `forbidden` for who does not take part, `not-found` for another's layer.
 */
export async function readHistory(ctx: Ctx, versionId: string, layer: string, after: number): Promise<Decision<MarkHistoryPart>> {
  const q = ctx.db.read
  const right = await versionFor(q, ctx, versionId, 'replay-marks')
  if (!right.ok) return right
  const access = await layerAccess(q, ctx, versionId, layer)
  if (!access.ok) return access
  const doc = await findMarkDoc(q, versionId, layer)
  if (!doc) return allow({ changes: [], total: 0, people: {} })
  const rows = await listMarkUpdates(q, doc.id, after, mostChanges)
  let bytes = 0
  const taken = rows.filter(({ update }, index) => (bytes += update.length) <= mostBytes || index === 0)
  const authors = await listMarkClients(q, doc.id)
  const people = await peopleById(q, [...taken.map(({ userId }) => userId), ...authors.values()])
  return allow({
    changes: taken.map(({ seq, userId, at, update }) => ({ seq, by: userId, at, update: Buffer.from(update).toString('base64') })),
    total: await lastMarkSeq(q, doc.id),
    people: Object.fromEntries([...people].map(([id, { fullName }]) => [id, fullName])),
  })
}

/** A layer that somebody may replay. `name` is its document's. */
type HistoryLayer = { name: string; kind: 'room' | 'private' | 'group'; groupName: string }

/** N21 The layers of a paper whose history this person may see: everybody's, the own one, those of his groups. Refuses like `readHistory`. */
export async function historyLayers(ctx: Ctx, versionId: string): Promise<Decision<HistoryLayer[]>> {
  const right = await versionFor(ctx.db.read, ctx, versionId, 'replay-marks')
  if (!right.ok) return right
  const userId = ctx.actor?.userId ?? ''
  const ofGroups = groupsOfActor(right.value).map(({ id, name }): HistoryLayer => ({ name: layerOf(groupLayer(id), userId), kind: 'group', groupName: name }))
  return allow([{ name: 'room', kind: 'room', groupName: '' }, { name: layerOf('private', userId), kind: 'private', groupName: '' }, ...ofGroups])
}
