/** Numbers from 0 to 1 that are the same in every run with this seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number below the given one. */
export type Pick = (below: number) => number

export function seededPick(seed: number): Pick {
  const random = seeded(seed)
  return (below) => Math.floor(random() * below)
}

/** A seed of its own for each run, printed so that a run can be played again: `SEED=… npx vitest …`. */
export function newSeed(of: string): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  console.info(`${of}: SEED=${seed}`)
  return seed
}
