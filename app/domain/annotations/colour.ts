import type { UserId } from '../kernel/ids'

/**
 * Colours of ink and names. All have a contrast of 4.5 and more on white, and neighbours differ in lightness as well as
 * in hue, so that they are told apart also by who does not see red and green.
 */
export const inkColours = ['#b3261e', '#1b4fc4', '#7a3e00', '#7b2a9c', '#00695c', '#a3185a', '#3d5a00', '#00618f', '#4a4a4a', '#5b35c9'] as const

/** Each author's own colour, the same on every screen: from the id alone (N7). */
export function authorColour(userId: UserId): number {
  let hash = 0
  for (const char of userId) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return hash % inkColours.length
}

/** A colour that a mark names; a number from a newer version falls back into the palette. */
export const inkColour = (colour: number) => inkColours[colour % inkColours.length] ?? inkColours[0]
