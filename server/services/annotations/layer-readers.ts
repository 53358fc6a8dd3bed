import { layerFor } from '~/domain/annotations/layer'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { Person } from '~/domain/meetings/types'
import { comparePeople } from '~/i18n/format'
import type { MeetingDocument } from '~db/queries/documents'
import { findMeetingFacts } from '~db/queries/meetings'
import { listActors } from '~db/queries/sessions'
import type { Queries } from '#types'
import type { ActorCtx, SignedIn } from '../../context'
import { paperSubject } from '../documents/paper-access'
import { judgeAccess } from '../meetings/access'
import { groupsOfActor, layerAccess, writingOn } from './layer-access'

/**
 * Who among a meeting's people reads a layer of its paper at this moment, in protocol order: nobody of a private one but
 * its owner, of the others those of them who may read the paper (N5, N11).
 */
export async function layerReaders(q: Queries, now: number, document: MeetingDocument, layer: string): Promise<SignedIn[]> {
  const found = await findMeetingFacts(q, document.meetingId)
  if (!found || document.recalledAt !== null) return []
  const order = new Map(found.facts.seats.flatMap(({ occupant, protocolOrder }) => (occupant ? [[occupant.id, protocolOrder] as const] : [])))
  const paper = paperSubject(document, now)
  const readsLayer = (actor: SignedIn) => {
    const access = judgeAccess(actor, found, 'read-paper', paper)
    const name = access.ok ? layerFor(layer, actor.userId, groupsOfActor(access.value).map(({ id }) => id)) : null
    if (!access.ok || name === null) return false
    return name === 'room' || can(actor, writingOn(name), access.value.subject)
  }
  const seated = ({ id, fullName }: SignedIn) => ({ protocolOrder: order.get(id) ?? 0, fullName })
  return (await listActors(q, [...order.keys()])).filter(readsLayer).sort((a, b) => comparePeople(seated(a), seated(b)))
}

/** Whom this person may name in what he writes on a layer: all who read it, himself left out. Refuses like `layerAccess`, and `forbidden` to whoever writes nothing, as a screen. */
export async function readLayerReaders(ctx: ActorCtx, versionId: string, layer: string): Promise<Decision<Person[]>> {
  const access = await layerAccess(ctx.db.read, ctx, versionId, layer)
  if (!access.ok) return access
  if (!can(ctx.actor, 'annotate-private', access.value.subject)) return refuse('forbidden')
  const readers = await layerReaders(ctx.db.read, ctx.now(), access.value.document, layer)
  return allow(readers.filter(({ id }) => id !== ctx.actor.userId)
    .map(({ id, honorific, fullName, position, unitName }) => ({ id, honorific, fullName, position, unitName })))
}
