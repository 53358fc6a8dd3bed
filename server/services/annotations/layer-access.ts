import { isGroupLayer, layerFor, type LayerName } from '~/domain/annotations/layer'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { Queries } from '#types'
import type { Ctx } from '../../context'
import { versionFor, type VersionAccess } from '../documents/paper-access'
import type { Access } from '../meetings/access'

/** A version of a paper and the layer of it that somebody may read. */
export type LayerAccess = VersionAccess & { layer: LayerName }

/**
 * N5, N11 Whoever may read the paper reads its room layer; a private one is its owner's alone, a group's its members'.
 * Refuses like `versionFor` for the paper, and `not-found` for every layer that is not this person's: nobody learns which
 * there are.
 */
export async function layerAccess(q: Queries, ctx: Pick<Ctx, 'actor' | 'now'>, versionId: string, layer: string): Promise<Decision<LayerAccess>> {
  const paper = await versionFor(q, ctx, versionId, 'read-paper')
  if (!paper.ok) return paper
  const name = layerFor(layer, ctx.actor?.userId ?? '', groupsOfActor(paper.value).map(({ id }) => id))
  if (name === null) return refuse('not-found')
  if (name === 'room') return allow({ ...paper.value, layer: name })
  const access = await versionFor(q, ctx, versionId, writingOn(name))
  return access.ok ? allow({ ...access.value, layer: name }) : refuse('not-found')
}

/** The right to write on a layer. Whoever has it for a private one or a group's also reads it. */
export function writingOn(layer: LayerName): 'annotate-room' | 'annotate-private' | 'annotate-group' {
  if (layer === 'room') return 'annotate-room'
  return isGroupLayer(layer) ? 'annotate-group' : 'annotate-private'
}

/** All groups, the secretary's and those for notes, that the asking person's seat is in. */
export function groupsOfActor({ groups, noteGroups, subject }: Pick<Access, 'groups' | 'noteGroups' | 'subject'>) {
  const seatId = subject.seatOfActor?.id
  return [...groups, ...noteGroups].filter(({ seatIds }) => seatId !== undefined && seatIds.includes(seatId))
}
