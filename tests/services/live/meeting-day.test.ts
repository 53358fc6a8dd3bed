import { describe, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { allForViewer } from '~/domain/live/audience'
import { reduceAll } from '~/domain/live/reduce'
import { initialLive } from '~/domain/live/state'
import type { MeetingEvent } from '~/domain/meetings/events'
import { listEvents } from '~db/queries/events'
import { findMeetingFacts } from '~db/queries/meetings'
import { schema } from '~db/schema'
import { liveStateOf, rememberCommitted } from '~server/services/live/live-state'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()

const seatOf = (hall: Hall, who: string) => hall.people[who]?.seatId ?? ''
const types = (events: readonly MeetingEvent[]) => events.map((event) => event.type)
const rowOf = async (hall: Hall) => (await findMeetingFacts(world.db.read, hall.meetingId))!
async function live(hall: Hall) {
  return liveStateOf(world.db.read, world.app, (await rowOf(hall)).facts)
}

describe('a meeting', () => {
  it('opens, moves through its agenda, breaks and closes, with its rows in step and a draft of both papers', async () => {
    const hall = await openedHall(world)
    await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
    await must(hall.say('chair', 'open-item', { itemId: hall.items.second }))
    expect((await rowOf(hall)).meeting).toMatchObject({ state: 'in-session', currentItemId: hall.items.second })
    const states = await world.db.read.select({ id: schema.agendaItems.id, state: schema.agendaItems.state }).from(schema.agendaItems).where(eq(schema.agendaItems.meetingId, hall.meetingId))
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({ [hall.items.plain]: 'done', [hall.items.second]: 'open', [hall.items.closed]: 'planned' })

    await must(hall.say('chair', 'start-break', { resumesAt: world.clock.now + 600_000 }))
    expect(await hall.say('member1', 'ask-floor', { kind: 'speech', topic: '' })).toMatchObject({ ok: false, code: 'live/not-in-session' })
    await must(hall.say('chair', 'end-break', {}))
    await must(hall.say('secretary', 'record-conclusion', { itemId: hall.items.plain, text: 'Thống nhất kế hoạch', leadUnit: 'Sở Tài chính', cooperatingUnits: [], deadline: null }))
    await must(hall.say('chair', 'close-meeting', {}))
    expect((await rowOf(hall)).meeting).toMatchObject({ state: 'closed', currentItemId: null })
    const papers = await world.db.read.select({ kind: schema.officialPapers.kind, state: schema.officialPapers.state }).from(schema.officialPapers).where(eq(schema.officialPapers.meetingId, hall.meetingId))
    expect(papers.map(({ kind }) => kind).sort()).toEqual(['conclusion-notice', 'minutes'])
    expect(await hall.say('chair', 'close-meeting', {})).toMatchObject({ ok: false, code: 'meetings/wrong-state' })
  })

  it('is the same state from the committed base as from the first event', async () => {
    const hall = await openedHall(world)
    const early = await live(hall)
    rememberCommitted(world.app, early)
    await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
    await must(hall.say('chair', 'add-unscheduled-item', { title: 'Việc phát sinh', minutes: 10, presenterSeatId: null, closed: false }))
    const { facts } = await rowOf(hall)
    expect(await live(hall)).toEqual(reduceAll(initialLive(facts), await listEvents(world.db.read, hall.meetingId)))
  })

  it('takes true times from the secretary only, and none of the future', async () => {
    const hall = await openedHall(world)
    const earlier = world.clock.now - 120_000
    expect(await hall.say('chair', 'open-item', { itemId: hall.items.plain, occurredAt: earlier })).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await hall.say('secretary', 'open-item', { itemId: hall.items.plain, occurredAt: world.clock.now + 1 })).toMatchObject({ ok: false, code: 'bad-input' })
    await must(hall.say('secretary', 'open-item', { itemId: hall.items.plain, occurredAt: earlier }))
    expect((await listEvents(world.db.read, hall.meetingId)).at(-1)).toMatchObject({ type: 'item-opened', occurredAt: earlier, source: { kind: 'secretary' } })
  })
})

describe('the floor', () => {
  it('is asked for, given, lengthened and ended; another call ends the speech before', async () => {
    const hall = await openedHall(world)
    const { requestId } = await must(hall.say('member1', 'ask-floor', { kind: 'speech', topic: 'tiến độ giải ngân' })) as { requestId: string }
    expect(await hall.say('member1', 'ask-floor', { kind: 'speech', topic: '' })).toMatchObject({ ok: false, code: 'live/already-asked' })
    expect(await hall.say('member2', 'withdraw-floor', { requestId })).toMatchObject({ ok: false, code: 'live/no-request' })
    const { speechId } = await must(hall.say('chair', 'give-floor', { requestId })) as { speechId: string }
    await must(hall.say('chair', 'extend-floor', { speechId }))
    expect((await live(hall)).floor).toMatchObject({ speechId, seconds: 540 })
    world.clock.advance(60_000)
    await must(hall.say('chair', 'give-floor', { seatId: seatOf(hall, 'guest') }))
    expect(await hall.say('chair', 'end-floor', { speechId })).toMatchObject({ ok: false, code: 'live/nobody-speaking' })
    const [speech] = await world.db.read.select().from(schema.speeches).where(eq(schema.speeches.id, speechId))
    expect(speech).toMatchObject({ endedAt: world.clock.now, seconds: 540 })
    const [request] = await world.db.read.select().from(schema.speakingRequests).where(eq(schema.speakingRequests.id, requestId))
    expect(request?.state).toBe('done')
  })
})

describe('attendance', () => {
  it('is recorded by the secretary too: come, absent with a reason, left, back, a deputy', async () => {
    const hall = await createHall(world)
    const deputy = await world.addPerson('Nguyễn Thị Phương Thảo')
    await must(hall.say('secretary', 'check-in-for', { seatId: seatOf(hall, 'member1') }))
    await must(hall.say('secretary', 'record-absence', { seatId: seatOf(hall, 'member2'), excused: true, reason: 'đi công tác' }))
    await must(hall.say('secretary', 'seat-deputy', { seatId: seatOf(hall, 'member3'), userId: deputy }))
    await must(hall.say('chair', 'open-meeting', {}))
    await must(hall.say('member1', 'leave-room', { kind: 'moment' }))
    await must(hall.say('member1', 'come-back', {}))
    expect(await hall.say('member1', 'leave-room', { seatId: seatOf(hall, 'member2'), kind: 'early' })).toMatchObject({ ok: false, code: 'forbidden' })
    const { attendance } = await live(hall)
    expect(attendance[seatOf(hall, 'member1')]?.status).toBe('present')
    expect(attendance[seatOf(hall, 'member2')]).toMatchObject({ status: 'excused', reason: 'đi công tác' })
    const seat = (await rowOf(hall)).facts.seats.find(({ id }) => id === seatOf(hall, 'member3'))
    expect(seat).toMatchObject({ occupant: { id: deputy }, standsInFor: { id: hall.people.member3?.userId }, votes: false, countsForQuorum: false })
    expect(await hall.say('secretary', 'seat-deputy', { seatId: seatOf(hall, 'member4'), userId: deputy })).toMatchObject({ ok: false, code: 'meetings/already-seated' })
  })

  it('taken back by a later event brings back what was before; nothing is erased', async () => {
    const hall = await createHall(world)
    await must(hall.say('secretary', 'check-in-for', { seatId: seatOf(hall, 'member1') }))
    const seq = (await listEvents(world.db.read, hall.meetingId)).at(-1)?.seq ?? 0
    await must(hall.say('secretary', 'retract', { ofSeq: seq, reason: 'nhầm người' }))
    expect((await live(hall)).attendance[seatOf(hall, 'member1')]?.status).toBe('expected')
    expect(await hall.say('secretary', 'retract', { ofSeq: 9_999, reason: 'nhầm' })).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('conclusions and opinions', () => {
  it('are recorded, corrected by an event that names the earlier, and taken back', async () => {
    const hall = await openedHall(world)
    const content = { itemId: hall.items.plain, text: 'Hoàn chỉnh báo cáo', leadUnit: 'Sở Tài chính', cooperatingUnits: ['Sở Xây dựng'], deadline: '2026-12-05' }
    await must(hall.say('secretary', 'record-conclusion', content))
    const seq = (await listEvents(world.db.read, hall.meetingId)).at(-1)?.seq ?? 0
    expect(await hall.say('secretary', 'record-conclusion', { ...content, deadline: '2026-02-30' })).toMatchObject({ ok: false, code: 'bad-input' })
    await must(hall.say('secretary', 'correct-conclusion', { ...content, ofSeq: seq, deadline: '2026-12-10' }))
    const after = await live(hall)
    expect(after.conclusions).toMatchObject([{ deadline: '2026-12-10', seq: seq + 1 }])
    expect(await world.db.read.select().from(schema.conclusions).where(and(eq(schema.conclusions.meetingId, hall.meetingId)))).toMatchObject([{ deadline: '2026-12-10' }])
    await must(hall.say('secretary', 'retract', { ofSeq: seq + 1, reason: 'chủ trì đổi ý' }))
    expect((await live(hall)).conclusions).toEqual([])
    expect(await world.db.read.select().from(schema.conclusions).where(eq(schema.conclusions.meetingId, hall.meetingId))).toEqual([])

    await must(hall.say('secretary', 'record-opinion', { seatId: seatOf(hall, 'member1'), itemId: null, kind: 'opinion', text: 'nhất trí' }))
    expect((await listEvents(world.db.read, hall.meetingId)).at(-1)?.audience).toEqual({ kind: 'secretariat' })
  })
})

describe('a closed item', () => {
  it('shows a guest nothing: neither while it lasts nor afterwards, and no seq is missing', async () => {
    const hall = await openedHall(world)
    const before = (await listEvents(world.db.read, hall.meetingId)).length
    await must(hall.say('chair', 'open-item', { itemId: hall.items.closed }))
    await must(hall.say('chair', 'give-floor', { seatId: seatOf(hall, 'member1') }))
    await must(hall.say('secretary', 'record-conclusion', { itemId: hall.items.closed, text: 'Đồng ý bổ nhiệm', leadUnit: null, cooperatingUnits: [], deadline: null }))
    await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
    await must(hall.say('secretary', 'record-conclusion', { itemId: hall.items.closed, text: 'Giao Sở Nội vụ', leadUnit: 'Sở Nội vụ', cooperatingUnits: [], deadline: null }))

    const events = (await listEvents(world.db.read, hall.meetingId)).slice(before)
    expect(types(events)).toEqual(['doors-closed', 'item-opened', 'floor-given', 'conclusion-recorded', 'floor-ended', 'item-done', 'doors-opened', 'item-opened', 'conclusion-recorded'])
    const seen = allForViewer(events, { role: 'guest', seatId: seatOf(hall, 'guest'), staysForClosedItem: false }, false)
    expect(types(seen)).toEqual(['doors-closed', 'empty', 'empty', 'empty', 'empty', 'empty', 'doors-opened', 'item-opened', 'empty'])
    expect(seen.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${hall.items.closed}|bổ nhiệm|Nội vụ`))
    expect((await live(hall)).floor).toBeNull()
  })

  it('opens its doors when it is finished, put off, or the meeting closes', async () => {
    for (const end of ['finish-item', 'put-off-item', 'close-meeting'] as const) {
      const hall = await openedHall(world)
      await must(hall.say('chair', 'open-item', { itemId: hall.items.closed }))
      expect((await live(hall)).doorsClosed).toBe(true)
      if (end === 'close-meeting') await must(hall.say('chair', end, {}))
      else if (end === 'finish-item') await must(hall.say('chair', end, { itemId: hall.items.closed }))
      else await must(hall.say('chair', end, { itemId: hall.items.closed, reason: 'chờ hồ sơ' }))
      expect((await live(hall)).doorsClosed, end).toBe(false)
    }
  })
})
