import type { UserId } from '../kernel/ids'

/**
 * Colours of ink and names. All have a contrast of 4.5 and more on white, and neighbours differ in lightness as well as
 * in hue, so that they are told apart also by who does not see red and green.
 */
export const inkColours = ['#b3261e', '#1b4fc4', '#7a3e00', '#7b2a9c', '#00695c', '#a3185a', '#3d5a00', '#00618f', '#5b35c9'] as const

/**
 * The colour of each author, the same on every screen of a meeting (N7): from the id, and for whoever would look like
 * somebody before him in the list the next colour that fewer have. Not in the list: from the id alone.
 */
export function authorColours(userIds: readonly UserId[]): (userId: UserId) => number {
  const colours = new Map<UserId, number>()
  const used = inkColours.map(() => 0)
  for (const userId of new Set(userIds)) {
    const wanted = hash(userId) % inkColours.length
    const fewest = Math.min(...used)
    const steps = inkColours.findIndex((_, step) => used[(wanted + step) % inkColours.length] === fewest)
    const colour = (wanted + steps) % inkColours.length
    used[colour] = fewest + 1
    colours.set(userId, colour)
  }
  return (userId) => colours.get(userId) ?? hash(userId) % inkColours.length
}

function hash(userId: UserId): number {
  let value = 0
  for (const char of userId) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return value
}

/** A colour that a mark names; a number from a newer version falls back into the palette. */
export const inkColour = (colour: number) => inkColours[colour % inkColours.length] ?? inkColours[0]
