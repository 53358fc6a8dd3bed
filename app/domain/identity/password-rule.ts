import { allow, refuse, type Decision } from '../kernel/result'

/** Without a second factor a password has at least 14 characters (security level 3, DOMAIN §6). A setting with this default. */
export const DEFAULT_MIN_PASSWORD_LENGTH = 14

/**
 * Whether a new password may be taken. Length counts characters as a reader does, in NFC.
 * Refuses with `identity/password-too-short` {minimum} and `identity/password-same`.
 */
export function decideNewPassword(next: string, current: string | null, minLength: number): Decision {
  const chosen = next.normalize('NFC')
  if ([...chosen].length < minLength) return refuse('identity/password-too-short', { minimum: minLength })
  if (current !== null && chosen === current.normalize('NFC')) return refuse('identity/password-same')
  return allow()
}
