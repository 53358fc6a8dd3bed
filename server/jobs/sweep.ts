import { forgetAnswers } from '~db/queries/idempotency'
import { deleteExpiredSessions } from '~db/queries/sessions'
import { sweptBefore } from '../adapters/upload-store'
import type { App } from '../context'
import { purgeDeleted } from '../services/own-papers/purge-own-paper'
import { dropLooseFiles } from './drop-loose-files'

const everyMs = 3600_000
/** a browser gives a command up after two minutes; a day leaves room for a wrong clock and for looking into it */
const answersKeptMs = 24 * 3600_000

/**
 * Removes what nobody can use any more: answers kept for retries, sessions past their last day, files half sent a day ago,
 * own papers deleted a month ago and their bytes.
 */
export async function sweep(app: Pick<App, 'db' | 'now' | 'uploads' | 'files'>) {
  const { db, now, uploads } = app
  const at = now()
  await db.write(async (tx) => {
    await forgetAnswers(tx, at - answersKeptMs)
    await deleteExpiredSessions(tx, at)
  })
  await uploads.sweep(sweptBefore(at))
  await purgeDeleted(app)
  await dropLooseFiles(app)
}

/** Sweeps once an hour until it is closed. */
export class Sweeper {
  private readonly timer: NodeJS.Timeout

  constructor(app: Pick<App, 'db' | 'now' | 'log' | 'uploads' | 'files'>) {
    this.timer = setInterval(() => {
      sweep(app).catch((error: unknown) => app.log.error({ err: error }, 'sweep'))
    }, everyMs).unref()
  }

  close() { clearInterval(this.timer) }
}
