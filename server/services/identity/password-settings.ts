import { randomInt } from 'node:crypto'
import { DEFAULT_MIN_PASSWORD_LENGTH } from '~/domain/identity/password-rule'
import { findSetting } from '~db/queries/settings'
import type { Queries } from '#types'
import type { Ctx } from '../../context'

/** The installation's smallest password length, in characters. */
export async function minPasswordLength(q: Queries): Promise<number> {
  const kept = await findSetting(q, 'min-password-length')
  return typeof kept === 'number' ? kept : DEFAULT_MIN_PASSWORD_LENGTH
}

/** Letters and digits that nobody confuses when they are read out over the telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Random groups as "h7kq-x2mv-…": about 20 bits a group. */
export function randomGroups(groups: number): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)]
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, letter).join('')).join('-')
}

/**
 * A password to be handed over once (79 bits) with its hash. Make it before the write: hashing takes time, and a
 * write holds everybody's transaction.
 */
export async function oneTimePassword(ctx: Pick<Ctx, 'passwords'>): Promise<{ password: string; passwordHash: string }> {
  const password = randomGroups(4)
  return { password, passwordHash: await ctx.passwords.hash(password) }
}
