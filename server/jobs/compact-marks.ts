import { insertMarkSegment } from '~db/queries/annotations'
import type { App } from '../context'
import { Backlog } from './backlog'

/**
 * Keeps long documents of marks quick to load: whenever one has grown, the updates that are in no segment yet are merged
 * by a reading worker, and the segment is written in one go. Updates are never changed or removed, so an interruption at
 * any moment loses nothing, and the next growth takes up what was missed.
 */
export class MarkCompactor {
  private readonly stopListening: () => void
  private readonly grown = new Set<string>()
  private readonly backlog = new Backlog(() => this.compactAll())

  constructor(private readonly app: Pick<App, 'db' | 'bus' | 'log' | 'readings'>) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind !== 'marks-grown') return
      this.grown.add(message.docId)
      this.backlog.wake()
    })
  }

  /** Resolves when everything that has grown is compacted. */
  idle(): Promise<void> { return this.backlog.idle() }

  close(): Promise<void> {
    this.stopListening()
    return this.backlog.close()
  }

  private async compactAll() {
    for (const docId of this.grown) {
      this.grown.delete(docId)
      await this.compact(docId).catch((error: unknown) => this.app.log.error({ err: error, docId }, 'marks not compacted'))
    }
  }

  private async compact(docId: string) {
    while (!this.backlog.isClosed) {
      const segment = await this.app.readings.nextMarkSegment(docId)
      if (!segment) return
      await this.app.db.write((tx) => insertMarkSegment(tx, { ...segment, update: Buffer.from(segment.update) }))
    }
  }
}
