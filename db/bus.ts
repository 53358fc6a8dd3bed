/** What a committed write tells the rest of the server. */
export type BusMessage =
  | { kind: 'meeting'; meetingId: string }
  | { kind: 'rights'; userId: string | null; meetingId: string | null }
  | { kind: 'session-ended'; sessionId: string }
  /** a paper was recalled, has a new version or other readers: whoever has it open looks again */
  | { kind: 'paper'; documentId: string }
  | { kind: 'rendering'; versionId: string }
  /** a paper's title has to be taken into the search index again */
  | { kind: 'indexing' }
  | { kind: 'notified'; userId: string }
  /** a document of marks has so many changes that a part of them can be merged */
  | { kind: 'marks-grown'; docId: string }
  /** marks of a version have changed */
  | { kind: 'marks'; versionId: string }
  /** marks wait for these people's review on a new version of a paper, or do not any more */
  | { kind: 'mark-reviews'; meetingId: string; userIds: string[] }

export interface Bus {
  publish(message: BusMessage): void
  /** Returns the way to stop listening. */
  subscribe(listener: (message: BusMessage) => void): () => void
}

/** The bus of one process. A second server will bring another implementation. */
export function createBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<(message: BusMessage) => void>()
  return {
    publish(message) {
      for (const listener of listeners) {
        try {
          listener(message)
        } catch (error) {
          onError(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
