import { indexedText } from '~/domain/documents/search-words'
import { listPageTexts } from '~db/queries/documents'
import { deletePortions, findUnindexed, insertPortion, markIndexed } from '~db/queries/search'
import type { App } from '../context'

/** So many pages are one entry of the index: a write of one stays short, and a result is near its page. */
const portionPages = 40

/**
 * Takes the texts of papers into the search index when all their pages are drawn, and titles again when they change. What
 * is missing is told by the database, so a restart goes on; an interrupted paper is begun anew.
 */
export class PaperIndexer {
  private readonly stopListening: () => void
  private running: Promise<void> | null = null
  private again = false
  private closed = false

  constructor(private readonly app: Pick<App, 'db' | 'bus' | 'log' | 'now'>) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind === 'rendering' || message.kind === 'indexing') this.wake()
    })
    this.wake()
  }

  /** Resolves when everything is indexed. */
  async idle() {
    while (this.running) await this.running
  }

  async close() {
    this.closed = true
    this.stopListening()
    await this.running
  }

  private wake() {
    this.again = true
    if (this.closed) return
    this.running ??= this.indexAll()
      .catch((error: unknown) => this.app.log.error({ err: error }, 'search index'))
      .finally(() => { this.running = null })
  }

  private async indexAll() {
    while (this.again && !this.closed) {
      this.again = false
      for (let next = await findUnindexed(this.app.db.read); next && !this.closed; next = await findUnindexed(this.app.db.read)) await this.index(next)
    }
  }

  private async index({ documentId, versionId, title }: NonNullable<Awaited<ReturnType<typeof findUnindexed>>>) {
    const { db, now } = this.app
    const pages = await listPageTexts(db.read, versionId)
    await db.write((tx) => deletePortions(tx, documentId))
    for (let start = 0; start < pages.length && !this.closed; start += portionPages) {
      const run = pages.slice(start, start + portionPages)
      const portion = { documentId, versionId, firstPage: start + 1, lastPage: start + run.length, title: indexedText(title), body: indexedText(run.map(({ text }) => text).join('\n')) }
      await db.write((tx) => insertPortion(tx, portion))
    }
    if (!this.closed) await db.write((tx) => markIndexed(tx, documentId, now()))
  }
}
