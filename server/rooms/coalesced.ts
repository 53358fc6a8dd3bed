/** Calls `send` at most once in so many ms: at once when it was quiet, otherwise at the end of the time. */
export class Coalesced {
  private timer: NodeJS.Timeout | null = null
  private lastAt = -Infinity

  constructor(private readonly everyMs: () => number, private readonly send: () => void) {}

  ask() {
    if (this.timer) return
    const wait = this.lastAt + this.everyMs() - performance.now()
    if (wait <= 0) this.fire()
    else this.timer = setTimeout(() => this.fire(), wait).unref()
  }

  close() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private fire() {
    this.timer = null
    this.lastAt = performance.now()
    this.send()
  }
}
