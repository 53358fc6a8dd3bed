import { v7 as uuidv7 } from 'uuid'
import type { Decision } from '~/domain/kernel/result'
import type { PaperKind } from '~/domain/minutes/paper'
import { listPapersOf, type PaperRow } from '~db/queries/papers'
import { findMeeting } from '~db/queries/meetings'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { issuePaper } from '~server/services/minutes/issue-paper'
import { takeStep, type TakeStep } from '~server/services/minutes/take-step'
import { must, openedHall, type Hall } from '~tests/support/hall'
import type { World } from '~tests/support/world'

/** A meeting that was held and closed: its drafts are written, and a clerk waits for what is signed. */
export type FinishedHall = Hall & {
  clerk: ActorCtx
  outsider: ActorCtx
  /** somebody of the hall, 'clerk' or 'outsider' */
  who(name: string): ActorCtx
  paper(kind: PaperKind): Promise<PaperRow>
  /** Takes a step on the text as it stands now, unless a revision is named. */
  step(name: string, kind: PaperKind, input: Partial<TakeStep> & Pick<TakeStep, 'step'>): Promise<Decision<unknown>>
  issue(name: string, kind: PaperKind): Promise<Decision<unknown>>
  /** Every step from the draft up to, and with, this one. */
  bringTo(kind: PaperKind, last: 'submit' | 'approve' | 'sign' | 'number'): Promise<void>
}

type Options = { closedItem?: boolean; series?: (PaperKind | null)[] }

export async function finishedHall(world: World, { closedItem = false, series = [null] }: Options = {}): Promise<FinishedHall> {
  const hall = await openedHall(world)
  const clerk = await world.as(await world.addPerson('Đoàn Thị Mơ', { isClerk: true }))
  const outsider = await world.as(await world.addPerson('Người Ngoài Cuộc'))
  const found = await findMeeting(world.db.read, hall.meetingId)
  await world.db.write(async (tx) => {
    await tx.insert(schema.numberSeries).values(series.map((paperKind) => ({ id: uuidv7(), bodyId: found?.body.id ?? '', paperKind })))
  })
  await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
  await must(hall.say('chair', 'give-floor', { seatId: hall.people.member1?.seatId ?? '' }))
  await must(hall.say('secretary', 'record-conclusion', { itemId: hall.items.plain, text: 'Thống nhất chủ trương; hoàn thiện kế hoạch', leadUnit: 'Sở Tài chính', cooperatingUnits: [], deadline: '2026-12-05' }))
  if (closedItem) {
    await must(hall.say('chair', 'open-item', { itemId: hall.items.closed }))
    await must(hall.say('secretary', 'record-conclusion', { itemId: hall.items.closed, text: 'Đồng ý bổ nhiệm', leadUnit: null, cooperatingUnits: [], deadline: null }))
  }
  world.clock.advance(3 * 3_600_000)
  await must(hall.say('chair', 'close-meeting', {}))

  const who = (name: string) => {
    const ctx = { clerk, outsider }[name] ?? hall.people[name]?.ctx
    if (!ctx) throw new Error(`nobody called ${name}`)
    return ctx
  }
  const paper = async (kind: PaperKind) => {
    const found = (await listPapersOf(world.db.read, hall.meetingId)).find((row) => row.kind === kind)
    if (!found) throw new Error(`no ${kind}`)
    return found
  }
  const step: FinishedHall['step'] = async (name, kind, input) => {
    const { id, revision } = await paper(kind)
    return world.db.write((tx) => takeStep(tx, who(name), id, { revision, ...input }))
  }
  const issue: FinishedHall['issue'] = async (name, kind) => {
    const { id, revision } = await paper(kind)
    return issuePaper(who(name), id, revision)
  }
  const bringTo: FinishedHall['bringTo'] = async (kind, last) => {
    const signers = kind === 'minutes' ? ['secretary', 'chair'] : ['chair']
    const way: [string, TakeStep['step']][] = [['secretary', 'submit'], ['chair', 'approve'], ...signers.map((name): [string, 'sign'] => [name, 'sign']), ['clerk', 'number']]
    for (const [name, next] of way.slice(0, way.findLastIndex(([, taken]) => taken === last) + 1)) await must(step(name, kind, { step: next }))
  }
  return { ...hall, clerk, outsider, who, paper, step, issue, bringTo }
}
