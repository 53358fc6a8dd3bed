import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decision } from '~/domain/kernel/result'
import { addDays, vnDay } from '~/domain/kernel/time'
import { listNotifications } from '~db/queries/notifications'
import { findDocument, updateDocument } from '~db/queries/documents'
import type { ActorCtx, Tx } from '~server/context'
import { setOnPaper } from '~server/services/agenda/set-on-paper'
import { remind } from '~server/jobs/remind'
import { addPaper } from '~server/services/documents/add-paper'
import { approvePapers, sendBack } from '~server/services/documents/approve-papers'
import { renamePaper } from '~server/services/documents/change-paper'
import { listPapers } from '~server/services/documents/list-papers'
import { openPaper } from '~server/services/documents/read-paper'
import { approveForUnit, submitPapers } from '~server/services/documents/submit-papers'
import { readRoom } from '~server/services/live/read-room'
import { linesOf as meetingLines } from '~server/services/meetings/read-home'
import { readMeeting } from '~server/services/meetings/read-meeting'
import { askPaper } from '~server/services/paper-requests/ask-paper'
import { changeRequest, withdrawRequest } from '~server/services/paper-requests/change-request'
import { readPapersToPrepare } from '~server/services/paper-requests/read-awaiting'
import { readPreparing, readUnitWork } from '~server/services/paper-requests/read-requests'
import { remindUnit } from '~server/services/paper-requests/remind-unit'
import { checkedFile } from '~tests/support/checked-file'
import { createHall, must, type Hall } from '~tests/support/hall'
import { createWorld, type World } from '~tests/support/world'

const DAY = 86_400_000
let world: World
let hall: Hall
/** Sở Xây dựng: a head and two of its staff; and somebody of another unit. */
let head: ActorCtx, staff: ActorCtx, colleague: ActorCtx, other: ActorCtx
let unitId: string

beforeEach(async () => {
  world = createWorld()
  hall = await createHall(world)
  world.clock.advance(-10 * DAY)
  unitId = await world.addUnit('Sở Xây dựng')
  head = await world.as(await world.addPerson('Trần Thị Hạnh', { unitId, isUnitHead: true }))
  staff = await world.as(await world.addPerson('Phạm Văn Cường', { unitId }))
  colleague = await world.as(await world.addPerson('Lê Thị Mai', { unitId }))
  other = await world.as(await world.addPerson('Đỗ Văn Ngoài', { unitId: await world.addUnit('Sở Y tế') }))
})
afterEach(() => world.close())

const as = (who: string) => hall.as(who)
const write = <T>(verb: (tx: Tx) => Promise<Decision<T>>) => world.db.write(verb)
const file = (title: string) => checkedFile({ title, hash: title })
const due = () => ({ dueDate: vnDay(world.clock.now + 5 * DAY), dueTime: '17:00' })
const ask = (who: ActorCtx = as('secretary'), change: Partial<Parameters<typeof askPaper>[3]> = {}) =>
  write((tx) => askPaper(tx, who, hall.meetingId, { itemId: hall.items.plain, unitId, what: 'Tờ trình và dự thảo nghị quyết', ...due(), ...change }))
const lay = (who: ActorCtx, title = 'Tờ trình', requestId?: string) => write((tx) => addPaper(tx, who, hall.items.plain, file(title), { requestId }))
const stateOf = async (documentId: string) => (await findDocument(world.db.read, documentId))?.state
const told = async (who: ActorCtx) => (await listNotifications(world.db.read, who.actor.userId, 50)).map(({ notice }) => notice.kind)
const readBy = async (who: ActorCtx) => { const papers = await listPapers(who, hall.meetingId); return papers.ok ? papers.value.map((paper) => paper.title) : papers.code }
const meetingsFor = async (who: ActorCtx) => (await readUnitWork(who)).meetings
const one = (documentId: string) => ({ documentIds: [documentId] })

describe('asking a unit for a paper', () => {
  it('C5 lets the unit prepare, tells all its people, and shows there and at the meeting', async () => {
    expect(await readMeeting(staff, hall.meetingId)).toMatchObject({ ok: false, code: 'not-found' })
    const { requestId } = await must(ask())
    for (const person of [head, staff, colleague]) expect(await told(person)).toEqual(['paper-requested'])
    expect(await told(other)).toEqual([])
    expect((await must(readMeeting(staff, hall.meetingId))).can['upload-paper']).toBe(true)
    expect((await meetingLines(staff, {}, { order: 'soonest', limit: 5 })).map((line) => line.id)).toEqual([hall.meetingId])
    const [meeting] = await meetingsFor(staff)
    expect(meeting).toMatchObject({ meetingId: hall.meetingId, requests: [{ id: requestId, standing: 'missing', isLate: false, what: 'Tờ trình và dự thảo nghị quyết', itemNumber: '1' }] })
    expect(await must(readPreparing(as('chair'), hall.meetingId))).toMatchObject({ requests: [{ id: requestId, unitName: 'Sở Xây dựng', standing: 'missing', answered: false }] })
    expect((await must(readMeeting(as('chair'), hall.meetingId))).missingPapers).toEqual({ all: 1, missing: 1, waiting: 0, late: 0 })
    expect(await meetingsFor(other)).toEqual([])
  })

  it('refuses members, guests, the unit itself and strangers; rubbish; a due time after the start', async () => {
    for (const who of ['member1', 'guest']) expect(await ask(as(who))).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await ask(other)).toMatchObject({ ok: false, code: 'not-found' })
    await must(ask())
    expect(await ask(staff)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await ask(as('secretary'), { itemId: 'x' })).toMatchObject({ code: 'bad-input', params: { field: 'itemId' } })
    expect(await ask(as('secretary'), { unitId: 'x' })).toMatchObject({ code: 'bad-input', params: { field: 'unitId' } })
    expect(await ask(as('secretary'), { dueDate: vnDay(world.clock.now + 11 * DAY) })).toMatchObject({ code: 'documents/due-too-late' })
    for (const who of ['member1', 'guest']) expect([await must(readPreparing(as(who), hall.meetingId)), (await must(readMeeting(as(who), hall.meetingId))).missingPapers]).toEqual([null, null])
    expect(await readPreparing(other, hall.meetingId)).toMatchObject({ code: 'not-found' })
  })

  it('is changed and withdrawn by those who ask; withdrawn, the unit sees the meeting no more', async () => {
    const { requestId } = await must(ask())
    const change = { requestId, what: 'Tờ trình', ...due() }
    expect(await write((tx) => changeRequest(tx, staff, hall.meetingId, change))).toMatchObject({ code: 'forbidden' })
    expect(await write((tx) => changeRequest(tx, other, hall.meetingId, change))).toMatchObject({ code: 'not-found' })
    await must(write((tx) => changeRequest(tx, as('secretary'), hall.meetingId, change)))
    expect(await told(staff)).toEqual(['paper-request-changed', 'paper-requested'])
    await must(write((tx) => withdrawRequest(tx, as('chair'), hall.meetingId, { requestId })))
    expect(await write((tx) => withdrawRequest(tx, as('chair'), hall.meetingId, { requestId }))).toMatchObject({ code: 'not-found' })
    expect(await meetingsFor(staff)).toEqual([])
    expect(await readMeeting(staff, hall.meetingId)).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('handing in', () => {
  it('P2–P6 staff lay it, the head approves, the secretary approves; only then a member has it', async () => {
    const { requestId } = await must(ask())
    const { documentId, versionId } = await must(lay(staff))
    expect(await findDocument(world.db.read, documentId)).toMatchObject({ state: 'draft', requestId, preparingUnitId: unitId })
    expect([await readBy(staff), await readBy(as('secretary')), await readBy(as('member1')), await readBy(other)]).toEqual([['Tờ trình'], [], [], 'not-found'])

    await must(write((tx) => submitPapers(tx, staff, one(documentId))))
    expect([await stateOf(documentId), (await told(head))[0], await readBy(as('secretary'))]).toEqual(['awaiting-head', 'paper-for-head', []])
    await must(write((tx) => approveForUnit(tx, head, one(documentId))))
    expect([await stateOf(documentId), await told(as('secretary')), await readBy(as('chair')), await readBy(as('member1'))]).toEqual(['submitted', ['paper-submitted'], ['Tờ trình'], []])
    expect(await must(readPreparing(as('secretary'), hall.meetingId))).toMatchObject({ submitted: [{ documentId, unitName: 'Sở Xây dựng', may: { approve: true } }] })
    expect(await openPaper(as('member1'), versionId)).toMatchObject({ code: 'not-found' })
    expect((await must(readRoom(as('member1'), hall.meetingId, 'person'))).papers).toEqual([])
    expect((await must(readRoom(as('secretary'), hall.meetingId, 'person'))).papers).toEqual([])

    await must(write((tx) => approvePapers(tx, as('secretary'), one(documentId))))
    expect([await readBy(as('member1')), (await told(staff))[0], (await told(head))[0]]).toEqual([['Tờ trình'], 'paper-approved', 'paper-approved'])
    expect((await must(readRoom(as('member1'), hall.meetingId, 'person'))).papers).toMatchObject([{ id: documentId }])
    expect(await must(readPreparing(as('secretary'), hall.meetingId))).toMatchObject({ requests: [{ standing: 'approved', answered: true }] })
  })

  it('P4 the head submits at once, and so does a unit without one', async () => {
    await must(ask())
    const own = await must(lay(head))
    await must(write((tx) => submitPapers(tx, head, one(own.documentId))))
    expect(await stateOf(own.documentId)).toBe('submitted')
    await must(ask(as('secretary'), { unitId: other.actor.unitId }))
    const { documentId } = await must(lay(other, 'Báo cáo'))
    await must(write((tx) => submitPapers(tx, other, one(documentId))))
    expect(await stateOf(documentId)).toBe('submitted')
  })

  it('P7 is sent back with a reason by the head and by the secretary, and comes again', async () => {
    await must(ask())
    const { documentId } = await must(lay(staff))
    await must(write((tx) => submitPapers(tx, staff, one(documentId))))
    expect(await write((tx) => sendBack(tx, head, { documentId, reason: '  ' }))).toMatchObject({ code: 'documents/reason-needed' })
    await must(write((tx) => sendBack(tx, head, { documentId, reason: 'Thiếu phụ lục' })))
    expect((await meetingsFor(staff))[0]?.requests[0]).toMatchObject({ standing: 'sent-back', papers: [{ sentBackReason: 'Thiếu phụ lục', may: { submit: true } }] })
    await must(write((tx) => submitPapers(tx, colleague, one(documentId))))
    await must(write((tx) => approveForUnit(tx, head, one(documentId))))
    await must(write((tx) => sendBack(tx, as('secretary'), { documentId, reason: 'Số liệu chưa khớp' })))
    expect([await stateOf(documentId), (await told(staff))[0], await readBy(as('secretary'))]).toEqual(['sent-back', 'paper-returned', []])
    await must(write((tx) => submitPapers(tx, staff, one(documentId))))
    expect(await stateOf(documentId)).toBe('awaiting-head')
  })

  it('refuses every step to whoever it is not for, twice, and for all when one does not fit', async () => {
    await must(ask())
    const { documentId } = await must(lay(staff))
    const steps = {
      submit: (who: ActorCtx) => write((tx) => submitPapers(tx, who, one(documentId))),
      forUnit: (who: ActorCtx) => write((tx) => approveForUnit(tx, who, one(documentId))),
      approve: (who: ActorCtx) => write((tx) => approvePapers(tx, who, one(documentId))),
      back: (who: ActorCtx) => write((tx) => sendBack(tx, who, { documentId, reason: 'Chưa đạt' })),
    }
    const outsiders = [other, as('member1'), as('guest'), as('secretary'), as('chair')]
    for (const who of outsiders) for (const step of Object.values(steps)) expect(await step(who)).toMatchObject({ ok: false, code: 'not-found' })
    expect([await steps.forUnit(staff), await steps.approve(staff), await steps.back(staff)]).toMatchObject([{ code: 'forbidden' }, { code: 'forbidden' }, { code: 'forbidden' }])
    await must(steps.submit(staff))
    expect(await steps.submit(staff)).toMatchObject({ code: 'documents/wrong-step' })
    expect([await steps.forUnit(staff), await steps.back(staff)]).toMatchObject([{ code: 'forbidden' }, { code: 'forbidden' }])
    await must(steps.forUnit(head))
    for (const who of [head, staff]) expect([await steps.submit(who), await steps.forUnit(who), await steps.approve(who), await steps.back(who)]).toMatchObject(Array(4).fill({ code: 'forbidden' }))
    expect(await write((tx) => renamePaper(tx, staff, documentId, 'Tên khác'))).toMatchObject({ code: 'forbidden' })

    const second = await must(lay(staff, 'Dự thảo'))
    expect(await write((tx) => approvePapers(tx, as('secretary'), { documentIds: [documentId, second.documentId] }))).toMatchObject({ ok: false })
    expect(await stateOf(documentId)).toBe('submitted')
    await must(steps.approve(as('chair')))
    expect(await steps.approve(as('secretary'))).toMatchObject({ code: 'documents/wrong-step' })
    expect(await write((tx) => approvePapers(tx, as('chair'), one('no-such-paper')))).toMatchObject({ code: 'not-found' })
  })

  it('C8 a unit lays papers on its own items only, and only before the meeting', async () => {
    await must(ask())
    expect(await write((tx) => addPaper(tx, staff, hall.items.second, file('Khác')))).toMatchObject({ code: 'forbidden' })
    expect(await lay(other)).toMatchObject({ code: 'not-found' })
    await must(hall.say('chair', 'open-meeting', {}))
    expect(await lay(staff)).toMatchObject({ code: 'not-found' })
  })

  it('a paper answers the request named, else the next one without a paper; never another unit’s', async () => {
    const first = await must(ask())
    world.clock.advance(60_000)
    const second = await must(ask(as('secretary'), { what: 'Báo cáo thẩm định', dueTime: '17:30' }))
    const requestOf = async (documentId: string) => (await findDocument(world.db.read, documentId))?.requestId
    expect(await requestOf((await must(lay(staff, 'B', second.requestId))).documentId)).toBe(second.requestId)
    expect(await requestOf((await must(lay(staff, 'A'))).documentId)).toBe(first.requestId)
    const theirs = await must(ask(as('secretary'), { unitId: other.actor.unitId }))
    expect(await lay(staff, 'C', theirs.requestId)).toMatchObject({ code: 'bad-input' })
    expect(await findDocument(world.db.read, (await must(lay(as('secretary'), 'D', theirs.requestId))).documentId)).toMatchObject({ state: 'approved', requestId: theirs.requestId, preparingUnitId: other.actor.unitId })
  })

  it('R8 a draft that was taken back stays unknown to everybody else', async () => {
    await must(ask())
    const { documentId, versionId } = await must(lay(staff))
    await world.db.write((tx) => updateDocument(tx, documentId, { recalledAt: world.clock.now }))
    expect(await openPaper(as('member1'), versionId)).toMatchObject({ code: 'not-found' })
    expect((await meetingsFor(staff))[0]?.requests[0]).toMatchObject({ standing: 'missing', papers: [] })
  })
})

describe('reminding', () => {
  it('Q4 reminds one working day before and on the day after, each once, whatever restarts', async () => {
    const dueDate = addDays(vnDay(world.clock.now), 3)
    await must(ask(as('secretary'), { dueDate }))
    const kinds = async () => (await told(staff)).filter((kind) => kind !== 'paper-requested')
    await remind(world.app)
    expect(await kinds()).toEqual([])
    while (vnDay(world.clock.now) <= addDays(dueDate, 2)) {
      await remind(world.app)
      await remind(world.app)
      world.clock.advance(3 * 3_600_000)
    }
    expect(await kinds()).toEqual(['paper-overdue', 'paper-due-soon'])
  })

  it('Q4 leaves a unit alone that has submitted, a withdrawn request and a meeting that has begun', async () => {
    await must(ask())
    const { documentId } = await must(lay(head))
    await must(write((tx) => submitPapers(tx, head, one(documentId))))
    const withdrawn = await must(ask(as('secretary'), { unitId: other.actor.unitId }))
    await must(write((tx) => withdrawRequest(tx, as('secretary'), hall.meetingId, withdrawn)))
    world.clock.advance(7 * DAY)
    await remind(world.app)
    expect([await told(staff), await told(other)]).toEqual([['paper-requested'], ['paper-request-withdrawn', 'paper-requested']])
  })

  it('Q6 reminds nobody of what goes by paper, and lists it nowhere as missing until it no longer does', async () => {
    const { requestId } = await must(ask())
    const goesByPaper = (onPaper: boolean) => write((tx) => setOnPaper(tx, as('secretary'), { itemId: hall.items.plain, onPaper }))
    const missing = async () => (await must(readMeeting(as('chair'), hall.meetingId))).missingPapers
    await must(goesByPaper(true))
    world.clock.advance(7 * DAY)
    await remind(world.app)
    expect(await told(staff)).toEqual(['paper-requested'])
    expect(await write((tx) => remindUnit(tx, as('secretary'), hall.meetingId, { requestId }))).toMatchObject({ code: 'documents/wrong-step' })
    expect([await missing(), await readPapersToPrepare(staff)]).toEqual([null, []])
    expect((await must(readPreparing(as('chair'), hall.meetingId)))?.requests).toMatchObject([{ id: requestId, standing: 'on-paper', isLate: false }])
    expect((await meetingsFor(staff))[0]?.requests).toMatchObject([{ id: requestId, standing: 'on-paper' }])

    await must(goesByPaper(false))
    await remind(world.app)
    expect(await told(staff)).toEqual(['paper-overdue', 'paper-requested'])
    expect(await missing()).toEqual({ all: 1, missing: 1, waiting: 0, late: 1 })
  })

  it('Q5 is done by hand at most once an hour, by those who ask', async () => {
    const { requestId } = await must(ask())
    const nudge = (who: ActorCtx) => write((tx) => remindUnit(tx, who, hall.meetingId, { requestId }))
    expect(await nudge(staff)).toMatchObject({ code: 'forbidden' })
    await must(nudge(as('secretary')))
    expect(await nudge(as('chair'))).toMatchObject({ code: 'documents/reminded-lately' })
    world.clock.advance(3_600_000)
    await must(nudge(as('chair')))
    expect((await told(staff)).filter((kind) => kind === 'paper-due-soon')).toHaveLength(2)
    const { documentId } = await must(lay(head))
    await must(write((tx) => submitPapers(tx, head, one(documentId))))
    world.clock.advance(3_600_000)
    expect(await nudge(as('chair'))).toMatchObject({ code: 'documents/wrong-step' })
  })
})
