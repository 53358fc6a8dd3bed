import type { GroupId, UserId } from '../kernel/ids'

/**
 * A layer of a paper as one person names it: `room` is everybody's, `private` the own one, and each group of participants
 * that he is in has one.
 */
export type LayerName = 'room' | 'private' | GroupLayer
export type GroupLayer = `group/${GroupId}`
/** A group whose members share a layer, as a member meets it. */
export type NoteGroup = { id: GroupId; name: string }

/** The layer that the members of a group share (N11). */
export const groupLayer = (groupId: GroupId): GroupLayer => `group/${groupId}`

export const isGroupLayer = (name: LayerName): name is GroupLayer => name !== 'room' && name !== 'private'

/** The one of these groups whose layer it is; undefined for the room's, the private one, and the layer of a group that is not among them. */
export const groupOfLayer = <G extends { id: GroupId }>(name: LayerName, groups: readonly G[]): G | undefined => groups.find(({ id }) => groupLayer(id) === name)

/** The name of a layer's document. A private one belongs to one person and is a document of its own (N5). */
export const layerOf = (name: LayerName, userId: UserId) => (name === 'private' ? `private/${userId}` : name)

/** Which layer a document's name means to this person; null for another's private layer, a group that he is not in, and what is no layer. */
export function layerFor(layer: string, userId: UserId, groupIds: readonly GroupId[]): LayerName | null {
  const names: LayerName[] = ['room', 'private', ...groupIds.map(groupLayer)]
  return names.find((name) => layerOf(name, userId) === layer) ?? null
}
