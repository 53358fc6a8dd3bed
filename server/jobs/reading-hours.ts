import { meetingsOfReadingHours, nextReadingHour } from '~db/queries/reading-hours'
import type { App } from '../context'

/** It looks this often at least: a clock may be set, and Node's timers count 24 days at most. */
const restMs = 60_000

/**
 * Tells rooms and open readers when a paper's window opens or is over: one timer for the next such moment of the whole
 * house. Every request asks the rule by itself; this is only for what is open already.
 */
export class ReadingHours {
  private timer: NodeJS.Timeout | null = null
  private from: number
  private readonly stopListening: () => void
  private closed = false

  constructor(private readonly app: App) {
    this.from = app.now()
    this.stopListening = app.bus.subscribe((message) => { if (message.kind === 'paper') this.arm() })
    this.arm()
  }

  close() {
    this.closed = true
    this.stopListening()
    if (this.timer) clearTimeout(this.timer)
  }

  private arm() {
    this.next().catch((error: unknown) => this.app.log.error({ err: error }, 'reading hours'))
  }

  private async next() {
    const at = await nextReadingHour(this.app.db.read, this.from)
    if (this.closed) return
    if (this.timer) clearTimeout(this.timer)
    this.timer = at === null ? null : setTimeout(() => this.strike(), Math.min(Math.max(0, at - this.app.now()), restMs)).unref()
  }

  private strike() {
    const { from, app } = this
    const now = app.now()
    meetingsOfReadingHours(app.db.read, from, now).then((meetingIds) => {
      this.from = Math.max(from, now)
      for (const meetingId of meetingIds) app.bus.publish({ kind: 'rights', userId: null, meetingId })
    }).catch((error: unknown) => app.log.error({ err: error }, 'reading hours')).finally(() => { if (!this.closed) this.arm() })
  }
}
