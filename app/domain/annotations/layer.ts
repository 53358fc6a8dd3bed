import type { UserId } from '../kernel/ids'

export type LayerName = 'room' | 'private'

/** The name of a layer's document: `room` is everybody's, a private one belongs to one person and is a document of its own (N5). */
export const layerOf = (name: LayerName, userId: UserId) => (name === 'room' ? 'room' : `private/${userId}`)

/** Which layer a name means to this person; null for another's private layer and for what is no layer. */
export function layerFor(layer: string, userId: UserId): LayerName | null {
  if (layer === 'room') return 'room'
  return layer === layerOf('private', userId) ? 'private' : null
}
