import { readMarkKey } from '~/domain/annotations/mark'
import { findNewestVersion, findVersion } from '~db/queries/documents'
import { findVersionBefore, listDueCarries, listPagesToRead, listReviewAuthors, moveReviews, saveCarried, saveReviews, type DueCarry } from '~db/queries/mark-carries'
import type { App } from '../context'
import type { PackedCarry } from '../services/annotations/plan-carry'
import { writeCarried } from '../services/annotations/write-carried'
import { wordsOnPage } from '../services/documents/page-words'
import { Backlog } from './backlog'
import type { CarryPlanner } from './carry-planner'

type CarrierApp = Pick<App, 'db' | 'bus' | 'log' | 'now' | 'newId' | 'files' | 'pages' | 'marks'>

/** A trouble may pass: a full disk, a server that is going down. */
const pauseMs = 30_000

/**
 * Carries the marks of all layers to a paper's next version when its pages are drawn, and those that come to the old one
 * later: from somebody who was offline, or reads on there. What is to be done is told by the database, so a restart goes on;
 * nothing is done twice (K7).
 */
export class MarkCarrier {
  private readonly stopListening: () => void
  /** versions whose marks have changed; null for all */
  private readonly due = new Set<string | null>([null])
  /** versions that have come, or of which a page was drawn */
  private readonly drawn = new Set<string>()
  /** versions that nothing has come after */
  private readonly newest = new Set<string>()
  private readonly backlog = new Backlog(() => this.carryAll())
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly app: CarrierApp, private readonly planner: CarryPlanner) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind === 'rendering') this.drawn.add(message.versionId)
      else if (message.kind === 'marks' && !this.newest.has(message.versionId)) this.due.add(message.versionId)
      else return
      this.backlog.wake()
    })
    this.backlog.wake()
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> { return this.backlog.idle() }

  /** Nothing new is begun; what is being written is finished. */
  async close() {
    const over = this.backlog.close()
    this.stopListening()
    clearTimeout(this.timer)
    await this.planner.close()
    await over
  }

  private async carryAll() {
    for (const versionId of this.drawn) {
      this.drawn.delete(versionId)
      await this.attempt(null, async () => {
        const before = await findVersionBefore(this.app.db.read, versionId)
        if (before === null) return
        this.newest.delete(before)
        this.due.add(before)
      })
    }
    for (const fromVersionId of this.due) {
      this.due.delete(fromVersionId)
      await this.attempt(fromVersionId, () => this.carryFrom(fromVersionId))
    }
  }

  private async attempt(fromVersionId: string | null, act: () => Promise<void>) {
    try {
      if (!this.backlog.isClosed) await act()
    } catch (error) {
      if (this.backlog.isClosed) return
      this.app.log.error({ err: error, fromVersionId }, 'carrying marks')
      clearTimeout(this.timer)
      // whatever failed is found again: the database tells what is due
      this.timer = setTimeout(() => {
        this.due.add(null)
        this.backlog.wake()
      }, pauseMs).unref()
    }
  }

  private async carryFrom(fromVersionId: string | null) {
    const layers = await listDueCarries(this.app.db.read, fromVersionId)
    if (fromVersionId !== null && layers.length === 0) await this.remember(fromVersionId)
    for (const layer of layers) if (!this.backlog.isClosed) await this.carry(layer)
  }

  /** Most marks are made on the newest version: it is not asked about again with every stroke. */
  private async remember(versionId: string) {
    const found = await findVersion(this.app.db.read, versionId)
    if (found && (await findNewestVersion(this.app.db.read, found.document.id))?.id === versionId) this.newest.add(versionId)
  }

  private async carry(layer: DueCarry) {
    for (const versionId of [layer.fromVersionId, layer.toVersionId]) await this.readWords(versionId)
    const plan = await this.planner.plan({ docId: layer.docId, layer: layer.layer, fromVersionId: layer.fromVersionId, toVersionId: layer.toVersionId })
    await writeCarried(this.app, { versionId: layer.toVersionId, layer: layer.layer }, plan.carried)
    await this.save(layer, plan)
  }

  /** Pages that were drawn before words were kept. */
  private async readWords(versionId: string) {
    const found = await findVersion(this.app.db.read, versionId)
    if (found) for (const page of await listPagesToRead(this.app.db.read, versionId)) await wordsOnPage(this.app, found.version, page)
  }

  private async save({ docId, documentId, meetingId, toVersionId }: DueCarry, { seq, review }: PackedCarry) {
    const { db, newId, now } = this.app
    const rows = review.flatMap(({ key, mark, reason }) => {
      const name = readMarkKey(key)
      return name ? [{ id: newId(), docId, markKey: key, authorId: name.authorId, mark: Buffer.from(mark), versionId: toVersionId, reason, state: 'waiting' as const }] : []
    })
    await db.write(async (tx) => {
      const before = await listReviewAuthors(tx, documentId)
      await saveReviews(tx, docId, rows)
      await moveReviews(tx, documentId)
      await saveCarried(tx, { docId, versionId: toVersionId, seq, at: now() })
      const userIds = [...new Set([...before, ...(await listReviewAuthors(tx, documentId))])]
      if (meetingId !== null && userIds.length > 0) tx.tell({ kind: 'mark-reviews', meetingId, userIds })
    })
  }
}
