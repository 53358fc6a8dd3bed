import { within } from './shown-part'

/** In pixels of the window. */
export type Room = { left: number; top: number; right: number; bottom: number }
export type Side = 'below' | 'above' | 'right' | 'left'
type Point = { x: number; y: number }
type CardSize = { width: number; height: number }

/** Between a pin's middle and its card. */
const gapPx = 26
/** How far above its pin a card beside it begins. */
const headPx = 40

/** On which side of its pin a card has room: under or over it, else beside it; where it has none, where there is most. */
export function sideOf(pin: Point, { width, height }: CardSize, room: Room): Side {
  if (pin.y + gapPx + height <= room.bottom) return 'below'
  if (pin.y - gapPx - height >= room.top) return 'above'
  if (pin.x + gapPx + width <= room.right) return 'right'
  if (pin.x - gapPx - width >= room.left) return 'left'
  return room.bottom - pin.y >= pin.y - room.top ? 'below' : 'above'
}

/** Where a card's upper left corner lies: on its side of the pin, but wholly in the room, over the pin if it must. */
export function cardPlace(side: Side, pin: Point, { width, height }: CardSize, room: Room): { left: number; top: number } {
  const left = { below: pin.x - width / 2, above: pin.x - width / 2, right: pin.x + gapPx, left: pin.x - gapPx - width }[side]
  const top = { below: pin.y + gapPx, above: pin.y - gapPx - height, right: pin.y - headPx, left: pin.y - headPx }[side]
  return { left: within(left, room.left, room.right - width), top: within(top, room.top, room.bottom - height) }
}
