/** A session ends after `idleMs` without use, and after `absoluteMs` whatever happens. */
export const sessionLimits = { idleMs: 12 * 3600_000, absoluteMs: 7 * 24 * 3600_000 } as const
