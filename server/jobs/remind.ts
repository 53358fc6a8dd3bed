import { reminderDue, standingOf } from '~/domain/documents/request'
import { listComingRequests, statesOfRequests, updatePaperRequest } from '~db/queries/paper-requests'
import type { App } from '../context'
import { audit } from '../services/kernel/audit'
import { readCalendar } from '../services/meetings/work-calendar'
import { readRequestSettings, tellUnit } from '../services/paper-requests/request-access'

const everyMs = 5 * 60_000

/** Reminds the units whose papers are nearly due or overdue, each once (Q4): what was told is written down with the telling. */
export async function remind(app: Pick<App, 'db' | 'now' | 'newId'>) {
  const now = app.now()
  await app.db.write(async (tx) => {
    const requests = await listComingRequests(tx)
    const papers = await statesOfRequests(tx, requests.map(({ request }) => request.id))
    const calendar = await readCalendar(tx)
    const settings = await readRequestSettings(tx)
    for (const { request, meetingTitle, onPaper } of requests) {
      const standing = standingOf(papers.filter((paper) => paper.requestId === request.id).map((paper) => paper.state), onPaper)
      const due = reminderDue({ ...request, standing }, now, calendar, settings)
      if (!due) continue
      await updatePaperRequest(tx, request.id, { remindedAt: now })
      await audit(tx, { now: app.now, actor: null }, 'unit-reminded', request.id, { unitId: request.unitId, by: 'clock', due })
      await tellUnit(tx, { ...app, actor: null }, due === 'soon' ? 'paper-due-soon' : 'paper-overdue', request, meetingTitle)
    }
  })
}

/** Looks every few minutes until it is closed, and at once after a start. */
export class Reminder {
  private readonly timer: NodeJS.Timeout

  constructor(app: Pick<App, 'db' | 'now' | 'newId' | 'log'>) {
    const look = () => { remind(app).catch((error: unknown) => app.log.error({ err: error }, 'remind')) }
    this.timer = setInterval(look, everyMs).unref()
    look()
  }

  close() { clearInterval(this.timer) }
}
