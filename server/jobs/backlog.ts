/**
 * Work that somebody tells of and that is done by one run at a time: told during a run, it is done once more after it, so that
 * nothing is missed between the last look and the end. `work` finds out by itself what there is to do, and deals with its troubles.
 */
export class Backlog {
  private running: Promise<void> | null = null
  private told = false
  private closed = false

  constructor(private readonly work: () => Promise<void>) {}

  get isClosed(): boolean { return this.closed }

  /** There may be something to do. */
  wake() {
    this.told = true
    if (!this.closed) this.running ??= this.workOff()
  }

  /** Resolves when nothing is under way any more. */
  async idle() {
    while (this.running) await this.running
  }

  /** Begins nothing new; resolves when the run under way is over. */
  async close() {
    this.closed = true
    await this.running
  }

  private async workOff() {
    try {
      while (this.told && !this.closed) {
        this.told = false
        await this.work()
      }
    } finally {
      this.running = null
    }
  }
}
