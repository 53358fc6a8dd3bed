import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { paperLimits } from '~/domain/documents/limits'
import { refuse, type Decision } from '~/domain/kernel/result'
import { type PageJob, type PageJobResult, type PdfOutline, type RenderedPage, type WorkerAnswer } from './page-messages'

export type PagePool = {
  /** What the file is: pages and their sizes. Refuses documents/not-pdf, /encrypted, /damaged, /empty, /too-many-pages. */
  inspect(path: string): Promise<Decision<PdfOutline>>
  /** Text of one page (from 1) without drawing it. Refuses documents/page-failed {page}. */
  pageText(path: string, page: number): Promise<Decision<string>>
  /** Pictures and text of one page (from 1). Refuses documents/page-failed {page} when it is broken or takes too long. */
  renderPage(path: string, page: number): Promise<Decision<RenderedPage>>
  /** Ends the workers; whatever waits is rejected. */
  close(): Promise<void>
}

export type PagePoolOptions = {
  /** The built worker; beside the server's bundle unless told. */
  worker?: URL
  /** One while a meeting is in session (DESIGN §9: two cores). */
  workers?: number
  pageSeconds?: number
  /** An idle worker gives its memory back after this time. */
  idleSeconds?: number
}

type Pending = { job: PageJob; settle: (answer: WorkerAnswer | Ended) => void }
type Ended = { outcome: 'too-slow' } | { outcome: 'closed' }

/**
 * Opens and draws PDFs in worker threads. A page that hangs, crashes PDFium or eats its memory costs that page only:
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

  constructor({ worker = builtWorker(), workers = 1, pageSeconds = paperLimits.pageSeconds, idleSeconds = 30 }: PagePoolOptions) {
    this.seats = Array.from({ length: workers }, () => new WorkerSeat(worker, pageSeconds * 1000, idleSeconds * 1000))
  }

  inspect(path: string) {
    return this.decide({ kind: 'inspect', path }, refuse('documents/damaged'))
  }

  pageText(path: string, page: number) {
    return this.decide({ kind: 'text', path, page }, refuse('documents/page-failed', { page }))
  }

  renderPage(path: string, page: number) {
    return this.decide({ kind: 'render', path, page }, refuse('documents/page-failed', { page }))
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

/** One place for a worker, filled when there is work. */
class WorkerSeat {
  private worker: Worker | null = null
  private current: Pending | null = null
  private finish = () => {}
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly script: URL, private readonly jobMs: number, private readonly idleMs: number) {}

  get busy() {
    return this.current !== null
  }

  /** Resolves when the seat is free again. The time starts when the worker is ready, not while PDFium loads. */
  run(pending: Pending): Promise<void> {
    this.current = pending
    return new Promise((finish) => {
      this.finish = finish
      clearTimeout(this.timer)
      if (this.worker) this.send(this.worker)
      else this.worker = this.start()
    })
  }

  /** Ends the worker; a job under way is answered with `reason`. */
  async end(reason: WorkerAnswer | Ended) {
    const { worker, current } = this
    this.worker = null
    clearTimeout(this.timer)
    worker?.removeAllListeners()
    await worker?.terminate()
    if (current) this.settle(current, reason) // an idle seat may have taken new work meanwhile
  }

  private start(): Worker {
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 } })
    worker.on('message', (answer: WorkerAnswer | 'ready') => {
      if (answer === 'ready') this.send(worker)
      else if (answer.outcome === 'crashed') void this.end(answer)
      else this.rest(answer)
    })
    worker.on('error', (error) => void this.end({ outcome: outOfMemory(error) ? 'crashed' : 'failed', message: error.message }))
    worker.on('exit', (code) => void this.end({ outcome: 'crashed', message: `worker ended with ${code}` }))
    return worker
  }

  private send(worker: Worker) {
    if (!this.current) return
    worker.ref()
    this.timer = setTimeout(() => void this.end({ outcome: 'too-slow' }), this.jobMs)
    worker.postMessage(this.current.job)
  }

  private rest(answer: WorkerAnswer) {
    clearTimeout(this.timer)
    this.worker?.unref()
    this.timer = setTimeout(() => void this.end({ outcome: 'closed' }), this.idleMs).unref()
    if (this.current) this.settle(this.current, answer)
  }

  private settle(pending: Pending, answer: WorkerAnswer | Ended) {
    this.current = null
    pending.settle(answer)
    this.finish()
  }
}

function outOfMemory(error: Error) {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

/** The bundler puts shared code beside the entries or one folder below. */
function builtWorker(): URL {
  const places = [new URL('page-worker.js', import.meta.url), new URL('../page-worker.js', import.meta.url)]
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error('page-worker.js is not beside the server: run npm run build')
  return found
}
