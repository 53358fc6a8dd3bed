import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type PageJob, type WorkerAnswer } from './page-messages'

export type Ended = { outcome: 'too-slow' } | { outcome: 'closed' }
export type Pending = { job: PageJob; settle: (answer: WorkerAnswer | Ended) => void }

export type SeatLimits = { jobMs: number; idleMs: number; memoryMb: number }

/** A copy goes over all pages without drawing one: it has the time of a few. */
const copiedPagesPerDrawn = 6

/**
 * One place for a worker, filled when there is work. The worker is a process of its own: ending it ends a page that hangs,
 * its memory goes back to the system, and what a poisonous page may break is not the server.
 */
export class WorkerSeat {
  private worker: ChildProcess | null = null
  private current: Pending | null = null
  private finish = () => {}
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly script: URL, private readonly limits: SeatLimits) {}

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
    if (worker) await kill(worker)
    if (current) this.settle(current, reason) // an idle seat may have taken new work meanwhile
  }

  private start(): ChildProcess {
    const worker = fork(fileURLToPath(this.script), [String(this.limits.memoryMb)], forkOptions)
    let ready = false
    worker.on('message', (answer: WorkerAnswer | 'ready') => {
      if (answer === 'ready') ready = true
      if (answer === 'ready') this.send(worker)
      else if (answer.outcome === 'crashed') void this.end(answer)
      else this.rest(answer)
    })
    worker.on('error', (error) => void this.end({ outcome: 'failed', message: error.message }))
    // before it was ready, no paper is to blame
    worker.on('exit', (code, signal) => void this.end({ outcome: ready ? 'crashed' : 'failed', message: `worker ended with ${signal ?? code}` }))
    return worker
  }

  private send(worker: ChildProcess) {
    if (!this.current) return
    worker.ref()
    worker.channel?.ref()
    const pagesAtOnce = this.current.job.kind === 'take' ? copiedPagesPerDrawn : 1
    this.timer = setTimeout(() => void this.end({ outcome: 'too-slow' }), this.limits.jobMs * pagesAtOnce)
    worker.send(this.current.job)
  }

  private rest(answer: WorkerAnswer) {
    clearTimeout(this.timer)
    this.worker?.unref()
    this.worker?.channel?.unref()
    this.timer = setTimeout(() => void this.end({ outcome: 'closed' }), this.limits.idleMs).unref()
    if (this.current) this.settle(this.current, answer)
  }

  private settle(pending: Pending, answer: WorkerAnswer | Ended) {
    this.current = null
    pending.settle(answer)
    this.finish()
  }
}

/**
 * JavaScript's own heap is bounded here, PDFium's memory at load, the whole process by its guard. One thread for pictures
 * and one for files keep it small; it has no use for what the server's surroundings hold (secrets of the operator).
 */
const forkOptions = {
  serialization: 'advanced' as const,
  execArgv: ['--max-old-space-size=192', '--max-semi-space-size=8'],
  env: { NODE_ENV: process.env.NODE_ENV, SystemRoot: process.env.SystemRoot, UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '2' },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'] satisfies ('ignore' | 'inherit' | 'ipc')[],
}

async function kill(worker: ChildProcess) {
  worker.removeAllListeners('message').removeAllListeners('exit')
  if (worker.exitCode !== null || worker.signalCode !== null || worker.pid === undefined) return
  worker.ref() // it rested, and the end is waited for
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  await gone
}
