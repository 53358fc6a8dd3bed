import { forgetAnswers } from '~db/queries/idempotency'
import { deleteExpiredSessions } from '~db/queries/sessions'
import type { App } from '../context'

const everyMs = 3600_000
/** a browser gives a command up after two minutes; a day leaves room for a wrong clock and for looking into it */
const answersKeptMs = 24 * 3600_000

/** Removes what nobody can use any more: answers kept for retries, and sessions past their last day. */
export async function sweep({ db, now }: Pick<App, 'db' | 'now'>) {
  const at = now()
  await db.write(async (tx) => {
    await forgetAnswers(tx, at - answersKeptMs)
    await deleteExpiredSessions(tx, at)
  })
}

/** Sweeps once an hour until it is closed. */
export class Sweeper {
  private readonly timer: NodeJS.Timeout

  constructor(app: Pick<App, 'db' | 'now' | 'log'>) {
    this.timer = setInterval(() => {
      sweep(app).catch((error: unknown) => app.log.error({ err: error }, 'sweep'))
    }, everyMs).unref()
  }

  close() { clearInterval(this.timer) }
}
