import { availableParallelism } from 'node:os'
import { type PaperWord } from '~/domain/annotations/text-boxes'
import { drawingPlaces } from '~/domain/documents/drawing-places'
import { paperLimits } from '~/domain/documents/limits'
import { type PaperSignature } from '~/domain/documents/paper'
import { refuse, type Decision } from '~/domain/kernel/result'
import { builtEntry } from './built-entry'
import { type PageJob, type PageJobResult, type PdfOutline, type RenderedPage, type WorkerAnswer } from './page-messages'
import { type PageRange } from './pdf-copy'
import { type PaperLayers } from './pdf-layers'
import { WorkerSeat, type Ended, type Pending } from './worker-seat'

export type PagePool = {
  /** What the file is: pages and their sizes. Refuses documents/not-pdf, /encrypted, /damaged, /empty, /too-many-pages. */
  inspect(path: string): Promise<Decision<PdfOutline>>
  /** Its digital signatures, checked. Refuses documents/damaged when they hold up or crash the worker. */
  signatures(path: string): Promise<Decision<PaperSignature[]>>
  /** Text of one page (from 1) without drawing it. Refuses documents/page-failed {page}. */
  pageText(path: string, page: number): Promise<Decision<string>>
  /** Words of one page (from 1) with their places, without drawing it; none for a scan. Refuses documents/page-failed {page}. */
  pageWords(path: string, page: number): Promise<Decision<PaperWord[]>>
  /** Pictures, text and words of one page (from 1). Refuses documents/page-failed {page} when it is broken or takes too long. */
  renderPage(path: string, page: number): Promise<Decision<RenderedPage>>
  /** Writes some pages as a PDF of their own to `to`. Refuses documents/page-failed {page} when they cannot be had. */
  copyPages(path: string, pages: PageRange, to: string): Promise<Decision>
  /** Writes a copy with layers over its pages to `to`, the original's bytes first where they can be. Refuses documents/copy-failed. */
  take(path: string, layers: PaperLayers, to: string): Promise<Decision>
  /** Writes a photograph, turned and as large as a page needs, to `to`. Refuses documents/picture-failed {limitMpx}: broken, too large, or too much for a worker. */
  straighten(path: string, to: string): Promise<Decision>
  /** Binds photographs that are straight into one PDF, a page each. Refuses documents/picture-failed {limitMpx}. */
  bind(pictures: string[], to: string): Promise<Decision>
  /** Ends the workers; whatever waits is rejected. */
  close(): Promise<void>
}

export type PagePoolOptions = {
  /** The built worker; beside the server's bundle unless told. */
  worker?: URL
  /** As many as may ever draw at once, unless told. */
  workers?: number
  pageSeconds?: number
  /** A worker that takes more is ended. */
  workerMb?: number
  /** An idle worker gives its memory back after this time. */
  idleSeconds?: number
}

const pictureFailed = refuse('documents/picture-failed', { limitMpx: paperLimits.pictureMpx })

/**
 * Opens and draws PDFs and photographs in processes of their own. A page that hangs, crashes PDFium or eats its memory costs that page only:
 * the worker is ended and the next job starts a fresh one. Inspections go before drawing, so that an upload is
 * answered while a long paper is being drawn.
 */
export function openPagePool(options: PagePoolOptions = {}): PagePool {
  return new WorkerPagePool(options)
}

class WorkerPagePool implements PagePool {
  private readonly waiting: Pending[] = []
  private readonly seats: WorkerSeat[]
  private closed = false

  constructor({ worker = builtEntry('page-worker.js'), workers = drawingPlaces(availableParallelism(), false), pageSeconds = paperLimits.pageSeconds, workerMb = paperLimits.workerMb, idleSeconds = 30 }: PagePoolOptions) {
    const limits = { jobMs: pageSeconds * 1000, idleMs: idleSeconds * 1000, memoryMb: workerMb }
    this.seats = Array.from({ length: workers }, () => new WorkerSeat(worker, limits))
  }

  inspect(path: string) {
    return this.decide({ kind: 'inspect', path }, refuse('documents/damaged'))
  }

  signatures(path: string) {
    return this.decide({ kind: 'signatures', path }, refuse('documents/damaged'))
  }

  pageText(path: string, page: number) {
    return this.decide({ kind: 'text', path, page }, refuse('documents/page-failed', { page }))
  }

  pageWords(path: string, page: number) {
    return this.decide({ kind: 'words', path, page }, refuse('documents/page-failed', { page }))
  }

  renderPage(path: string, page: number) {
    return this.decide({ kind: 'render', path, page }, refuse('documents/page-failed', { page }))
  }

  copyPages(path: string, pages: PageRange, to: string): Promise<Decision> {
    return this.decide({ kind: 'copy', path, pages, to }, refuse('documents/page-failed', { page: pages.from }))
  }

  take(path: string, layers: PaperLayers, to: string): Promise<Decision> {
    return this.decide({ kind: 'take', path, layers, to }, refuse('documents/copy-failed'))
  }

  straighten(path: string, to: string): Promise<Decision> {
    return this.decide({ kind: 'straighten', path, to }, pictureFailed)
  }

  bind(pictures: string[], to: string): Promise<Decision> {
    return this.decide({ kind: 'bind', pictures, to }, pictureFailed)
  }

  async close() {
    this.closed = true
    for (const pending of this.waiting.splice(0)) pending.settle({ outcome: 'closed' })
    await Promise.all(this.seats.map((seat) => seat.end({ outcome: 'closed' })))
  }

  private async decide<Kind extends PageJob['kind']>(job: PageJob & { kind: Kind }, lost: Decision<never>) {
    const answer = await new Promise<WorkerAnswer | Ended>((settle) => this.enqueue({ job, settle }))
    if (answer.outcome === 'decided') return answer.decision as Decision<PageJobResult[Kind]>
    if (answer.outcome === 'crashed' || answer.outcome === 'too-slow') return lost
    throw new Error(answer.outcome === 'failed' ? `page worker: ${answer.message}` : 'page pool is closed')
  }

  private enqueue(pending: Pending) {
    if (this.closed) return pending.settle({ outcome: 'closed' })
    const firstDrawing = this.waiting.findIndex(({ job }) => job.kind === 'render')
    const ahead = pending.job.kind !== 'render' && firstDrawing >= 0
    this.waiting.splice(ahead ? firstDrawing : this.waiting.length, 0, pending)
    this.dispatch()
  }

  private dispatch() {
    for (const seat of this.seats) {
      const next = seat.busy || this.closed ? undefined : this.waiting.shift()
      if (next) void seat.run(next).then(() => this.dispatch())
    }
  }
}
