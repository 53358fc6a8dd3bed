import * as z from 'zod/mini'
import type { StoredDraft } from './draft-keeper'

const storedSchema = z.object({
  revision: z.number(),
  text: z.object({
    subject: z.string(),
    body: z.array(z.object({ style: z.enum(['paragraph', 'part', 'item', 'point', 'dash']), text: z.string() })),
    recipients: z.array(z.string()),
  }),
})

/**
 * The place on this device where a person's unsent text of a paper lies. `setAside` moves it to where later typing
 * does not reach it. A device that keeps nothing (private window, full disk) loses only this second copy.
 */
export class DraftShelf {
  private readonly key: string

  constructor(personId: string, paperId: string, private readonly storage: () => Storage = () => window.localStorage) {
    this.key = `nghi-su/${personId}/official-paper/${paperId}`
  }

  put(draft: StoredDraft) { this.attempt((storage) => storage.setItem(this.key, JSON.stringify(draft))) }
  clear() { this.attempt((storage) => storage.removeItem(this.key)) }
  dropAside() { this.attempt((storage) => storage.removeItem(`${this.key}/aside`)) }

  /** What is left from an earlier visit, or null. */
  setAside(): StoredDraft | null {
    return this.attempt((storage) => {
      const left = storage.getItem(this.key)
      if (left !== null) {
        storage.setItem(`${this.key}/aside`, left)
        storage.removeItem(this.key)
      }
      const aside = storage.getItem(`${this.key}/aside`)
      const parsed = storedSchema.safeParse(aside === null ? null : JSON.parse(aside))
      return parsed.success ? parsed.data : null
    })
  }

  private attempt<T>(work: (storage: Storage) => T): T | null {
    try {
      return work(this.storage())
    } catch {
      return null
    }
  }
}
