import { layerFor } from '~/domain/annotations/layer'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { Person } from '~/domain/meetings/types'
import { comparePeople } from '~/i18n/format'
import type { MeetingDocument } from '~db/queries/documents'
import { findMeetingFacts } from '~db/queries/meetings'
import { listActors } from '~db/queries/sessions'
import type { Queries } from '#types'
import type { ActorCtx, SignedIn } from '../../context'
import { paperSubject, versionFor } from '../documents/paper-access'
import { judgeAccess } from '../meetings/access'

/**
 * Who among a meeting's people reads a layer of its paper at this moment, in protocol order: nobody of a private one but
 * its owner, of the others those of them who may read the paper.
 */
export async function layerReaders(q: Queries, now: number, document: MeetingDocument, layer: string): Promise<SignedIn[]> {
  const found = await findMeetingFacts(q, document.meetingId)
  if (!found || document.recalledAt !== null) return []
  const order = new Map(found.facts.seats.flatMap(({ occupant, protocolOrder }) => (occupant ? [[occupant.id, protocolOrder] as const] : [])))
  const paper = paperSubject(document, now)
  return (await listActors(q, [...order.keys()]))
    .filter((actor) => layerFor(layer, actor.userId) !== null && judgeAccess(actor, found, 'read-paper', paper).ok)
    .sort((a, b) => comparePeople({ protocolOrder: order.get(a.id) ?? 0, fullName: a.fullName }, { protocolOrder: order.get(b.id) ?? 0, fullName: b.fullName }))
}

/** Whom this person may name in what he writes on a layer, himself left out. Refuses like `versionFor`, and not-found for a layer that is not his. */
export async function readLayerReaders(ctx: ActorCtx, versionId: string, layer: string): Promise<Decision<Person[]>> {
  const paper = await versionFor(ctx.db.read, ctx, versionId, 'annotate-private')
  if (!paper.ok) return paper
  if (layerFor(layer, ctx.actor.userId) === null) return refuse('not-found')
  const readers = await layerReaders(ctx.db.read, ctx.now(), paper.value.document, layer)
  return allow(readers.filter(({ id }) => id !== ctx.actor.userId)
    .map(({ id, honorific, fullName, position, unitName }) => ({ id, honorific, fullName, position, unitName })))
}
