import { availableParallelism } from 'node:os'
import { packWords } from '~/domain/annotations/packed-words'
import { drawingPlaces } from '~/domain/documents/drawing-places'
import { listWaitingPages, saveDrawnPage, type DrawnPage } from '~db/queries/documents'
import { isAnyInSession } from '~db/queries/meetings'
import type { App } from '../context'

const pictureLimitBytes = 32 * 2 ** 20
/** A full disk or a broken worker may be put right meanwhile; a page that fails again and again must not hold up the rest. */
const pauseSeconds = 10
const attempts = 3

type Waiting = Awaited<ReturnType<typeof listWaitingPages>>[number]

/**
 * Draws the pages that wait, as many at once as `drawingPlaces` allows and first pages first, and keeps each as soon as it
 * is done: what waits is in the database, so a restart goes on where the last run stopped. Woken by `rendering` on the bus.
 */
export class PageRenderer {
  private readonly stopListening: () => void
  private running: Promise<void> | null = null
  private timer: NodeJS.Timeout | undefined
  private closed = false
  /** something was told since the last look: a paper may have come while the queue was found empty */
  private told = true
  private troubles = 0

  constructor(private readonly app: Pick<App, 'db' | 'bus' | 'files' | 'pages' | 'log'>, private readonly cores = availableParallelism()) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind === 'rendering') this.wake()
    })
    this.wake()
  }

  /** Resolves when nothing waits any more. */
  async idle() {
    while (this.running) await this.running
  }

  /** Lets the page in hand be finished or given up by the pool's own close, and starts no other. */
  async close() {
    this.closed = true
    this.stopListening()
    this.stopTimer()
    await this.running
  }

  private wake() {
    this.told = true
    if (this.closed || this.running) return
    this.stopTimer()
    this.running = this.drawAll().finally(() => {
      this.running = null
      if (this.told && !this.timer) this.wake()
    })
  }

  private async drawAll() {
    for (let next = await this.next(); next.length > 0; next = await this.next()) {
      const done = await Promise.all(next.map((page) => this.drawOne(page)))
      if (!done.every(Boolean)) return
    }
  }

  /** Answers false when drawing has to stop: for a while, because of a trouble that may pass, or because the server does. */
  private async drawOne(waiting: Waiting): Promise<boolean> {
    try {
      await this.keep(waiting, await this.draw(waiting))
      this.troubles = 0
      return true
    } catch (error) {
      if (this.closed) return false
      this.app.log.error({ err: error, versionId: waiting.versionId, page: waiting.page }, 'drawing a page')
      if (++this.troubles < attempts) {
        this.pause()
        return false
      }
      this.troubles = 0
      await this.keep(waiting, failed)
      return true
    }
  }

  private async next(): Promise<Waiting[]> {
    this.told = false
    if (this.closed) return []
    const { read } = this.app.db
    return listWaitingPages(read, drawingPlaces(this.cores, await isAnyInSession(read)))
  }

  private stopTimer() {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private pause() {
    this.stopTimer()
    this.timer = setTimeout(() => this.wake(), pauseSeconds * 1000).unref()
  }

  private async draw({ pdfHash, page }: Waiting): Promise<DrawnPage> {
    const { files, pages } = this.app
    const drawn = await pages.renderPage(await files.path(pdfHash), page)
    if (!drawn.ok) return failed
    const { reading, small, thumb, contentBox, text, words, rotation } = drawn.value
    const [readingHash, smallHash, thumbHash] = [await this.store(reading.webp), await this.store(small.webp), await this.store(thumb.webp)]
    return { state: 'ready', readingHash, smallHash, thumbHash, contentBox, text, words: packWords(words), rotation }
  }

  private async store(webp: Uint8Array): Promise<string> {
    const stored = await this.app.files.put(once(webp), { limitBytes: pictureLimitBytes })
    if (!stored.ok) throw new Error(`a page picture of ${webp.byteLength} bytes`)
    return stored.value.hash
  }

  private async keep({ versionId, page }: Waiting, drawn: DrawnPage) {
    await this.app.db.write(async (tx) => {
      await saveDrawnPage(tx, versionId, page, drawn)
      tx.tell({ kind: 'rendering', versionId })
    })
  }
}

const failed: DrawnPage = { state: 'failed', readingHash: null, smallHash: null, thumbHash: null, contentBox: null, text: '', words: null, rotation: 0 }

async function* once(bytes: Uint8Array) {
  yield bytes
}
