import { RateLimiterMemory } from 'rate-limiter-flexible'

/**
 * Counts failures of signing in, never successes: a hall of five hundred shares one address.
 * Level 3 (DOMAIN §6): an account locks after 5 failures in 15 minutes; an address is allowed many more.
 */
export type SignInThrottle = {
  /** Seconds to wait, or 0. */
  waitSeconds(username: string, address: string): Promise<number>
  failed(username: string, address: string): Promise<void>
  succeeded(username: string): Promise<void>
}

const WINDOW_SECONDS = 15 * 60

export function createSignInThrottle(): SignInThrottle {
  const perAccount = new RateLimiterMemory({ points: 5, duration: WINDOW_SECONDS })
  const perAddress = new RateLimiterMemory({ points: 100, duration: WINDOW_SECONDS })
  const account = (username: string) => username.toLowerCase()
  return {
    async waitSeconds(username, address) {
      const [byAccount, byAddress] = await Promise.all([perAccount.get(account(username)), perAddress.get(address)])
      const blocked = [byAccount, byAddress].filter((state) => state !== null && state.remainingPoints <= 0)
      return Math.ceil(Math.max(0, ...blocked.map((state) => state?.msBeforeNext ?? 0)) / 1000)
    },
    async failed(username, address) {
      await Promise.all([perAccount.penalty(account(username)), perAddress.penalty(address)])
    },
    async succeeded(username) {
      await perAccount.delete(account(username))
    },
  }
}
