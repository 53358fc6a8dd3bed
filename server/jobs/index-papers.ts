import { indexedText } from '~/domain/documents/search-words'
import { listPageTexts } from '~db/queries/documents'
import { deletePortions, findUnindexed, insertPortion, markIndexed } from '~db/queries/search'
import type { App } from '../context'
import { Backlog } from './backlog'

/** So many pages are one entry of the index: a write of one stays short, and a result is near its page. */
const portionPages = 40

/**
 * Takes the texts of papers into the search index when all their pages are drawn, and titles again when they change. What
 * is missing is told by the database, so a restart goes on; an interrupted paper is begun anew.
 */
export class PaperIndexer {
  private readonly stopListening: () => void
  private readonly backlog = new Backlog(() => this.indexAll().catch((error: unknown) => this.app.log.error({ err: error }, 'search index')))

  constructor(private readonly app: Pick<App, 'db' | 'bus' | 'log' | 'now'>) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind === 'rendering' || message.kind === 'indexing') this.backlog.wake()
    })
    this.backlog.wake()
  }

  /** Resolves when everything is indexed. */
  idle(): Promise<void> { return this.backlog.idle() }

  close(): Promise<void> {
    this.stopListening()
    return this.backlog.close()
  }

  private async indexAll() {
    for (let next = await findUnindexed(this.app.db.read); next && !this.backlog.isClosed; next = await findUnindexed(this.app.db.read)) await this.index(next)
  }

  private async index({ documentId, versionId, title }: NonNullable<Awaited<ReturnType<typeof findUnindexed>>>) {
    const { db, now } = this.app
    const pages = await listPageTexts(db.read, versionId)
    await db.write((tx) => deletePortions(tx, documentId))
    for (let start = 0; start < pages.length && !this.backlog.isClosed; start += portionPages) {
      const run = pages.slice(start, start + portionPages)
      const portion = { documentId, versionId, firstPage: start + 1, lastPage: start + run.length, title: indexedText(title), body: indexedText(run.map(({ text }) => text).join('\n')) }
      await db.write((tx) => insertPortion(tx, portion))
    }
    if (!this.backlog.isClosed) await db.write((tx) => markIndexed(tx, documentId, now()))
  }
}
