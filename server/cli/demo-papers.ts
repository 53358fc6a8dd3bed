import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { conferenceRequests, type DemoRequest } from '~db/demo/requests'
import type { Decision } from '~/domain/kernel/result'
import { addDays, vnDay } from '~/domain/kernel/time'
import type { App, Tx } from '../context'
import { checkPaper } from '../jobs/check-paper'
import { packageRoot } from '../package-root'
import { addPaper } from '../services/documents/add-paper'
import { approvePapers, sendBack } from '../services/documents/approve-papers'
import type { CheckedFile } from '../services/documents/insert-file'
import { approveForUnit, submitPapers } from '../services/documents/submit-papers'
import { askPaper } from '../services/paper-requests/ask-paper'
import type { DemoHouse } from './demo-house'
import type { DemoMeeting } from './demo-meetings'
import { signSample, type SampleSigner } from './demo-signature'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LARGEST_SAMPLE = 50_000_000

type Sample = { title: string; file: string; signedBy?: SampleSigner }

/** The sample files take the way of an upload: into the store, checked, laid on their item. */
export async function layPapers(app: App, house: DemoHouse, meeting: DemoMeeting) {
  const secretary = house.as('thuky', Math.min(meeting.startsAt, app.now()) - 5 * DAY)
  for (const { id, facts } of meeting.items) {
    for (const paper of facts.papers ?? []) {
      const file = await storeSample(app, paper)
      await done(app, `paper ${paper.file}`, (tx) => addPaper(tx, secretary, id, file))
    }
  }
}

/** What the coming meeting asks of units, from yesterday's overdue talk to the paper that is approved already. */
export async function prepareRequests(app: App, house: DemoHouse, meeting: DemoMeeting) {
  for (const request of conferenceRequests) await playRequest(app, house, meeting, request)
}

async function playRequest(app: App, house: DemoHouse, meeting: DemoMeeting, { item, unit, what, dueInDays, paper, steps = [] }: DemoRequest) {
  const itemId = meeting.items[item]?.id ?? ''
  let at = app.now() - 4 * DAY
  const dueDate = addDays(vnDay(app.now()), dueInDays)
  const { requestId } = await done(app, `request to ${unit}`, (tx) => askPaper(tx, house.as('thuky', at), meeting.id, { itemId, unitId: house.unitIdOf(unit), what, dueDate, dueTime: '17:00' }))
  if (!paper) return
  const file = await storeSample(app, paper)
  at += 2 * DAY
  const { documentId } = await done(app, `paper of ${unit}`, (tx) => addPaper(tx, house.as(paper.by, at), itemId, file, { requestId }))
  for (const { by, step, reason = '' } of steps) {
    at += 3 * HOUR
    const ctx = house.as(by, at)
    const documentIds = [documentId]
    await done(app, `${step} by ${by}`, (tx) => {
      switch (step) {
        case 'submit': return submitPapers(tx, ctx, { documentIds })
        case 'approve-for-unit': return approveForUnit(tx, ctx, { documentIds })
        case 'approve': return approvePapers(tx, ctx, { documentIds })
        case 'send-back': return sendBack(tx, ctx, { documentId, reason })
      }
    })
  }
}

async function storeSample(app: App, { title, file, signedBy }: Sample): Promise<CheckedFile> {
  const plain = await readFile(join(packageRoot, 'db/demo/papers', file))
  return storeFile(app, { title, file, bytes: signedBy ? await signSample(plain, signedBy, app.now() - 6 * DAY) : plain })
}

/** The way of an upload without its line: into the store, and checked. */
export async function storeFile(app: App, { title, file, bytes }: { title: string; file: string; bytes: Uint8Array }): Promise<CheckedFile> {
  const stored = await app.files.put(Readable.from([bytes]), { limitBytes: LARGEST_SAMPLE })
  if (!stored.ok) throw new Error(`sample ${file}: ${stored.code}`)
  const { hash, size } = stored.value
  const checked = await checkPaper(app.pages, await app.files.path(hash))
  if (!checked.ok) throw new Error(`sample ${file}: ${checked.code}`)
  return { title, fileName: file, hash, pdfHash: hash, mediaType: 'application/pdf', sizeBytes: size, sizes: checked.value.sizes, inside: checked.value.inside }
}

/** One step of the sample in a write of its own. A refusal is a mistake of the sample. */
export async function done<T>(app: App, name: string, verb: (tx: Tx) => Promise<Decision<T>>): Promise<T> {
  const decision = await app.db.write(verb)
  if (!decision.ok) throw new Error(`sample: ${name}: ${decision.code} ${JSON.stringify(decision.params)}`)
  return decision.value
}
