import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id in a bounded queue: five hundred people signing in at once wait in line instead of filling the memory. */
export type Passwords = {
  hash(password: string): Promise<string>
  /** With a null hash it takes as long and answers false: nobody learns which names exist. */
  verify(storedHash: string | null, password: string): Promise<boolean>
}

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function createPasswords(concurrency = availableParallelism()): Passwords {
  const waiting: (() => void)[] = []
  let running = 0
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) await new Promise<void>((go) => waiting.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
  const decoy = hash('no such account', cost)
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), cost)),
    verify: (storedHash, password) => inTurn(async () => {
      const matches = await verify(storedHash ?? await decoy, password.normalize('NFC'), cost)
      return matches && storedHash !== null
    }),
  }
}
