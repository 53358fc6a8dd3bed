import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeetingEvent } from '~/domain/meetings/events'
import { reduce, reduceAll } from '~/domain/live/reduce'
import { initialLive, isPresent, openVotes, presentSeatIds, secondsLeft, spentOn, withAgenda } from '~/domain/live/state'
import { event, item, meeting, minute, start } from '../sample'
import { anyEvents } from './any-events'

const initial = initialLive(meeting())
const after = (...events: MeetingEvent[]) => reduceAll(initial, events)
const opened = event(1, 'meeting-opened', { sittingId: 'sit1' }, 0)
const correction = (ofSeq: number) => ({ source: { kind: 'correction' as const, ofSeq } })

describe('taking events in', () => {
  it('L1 split, resumed and repeated, the state is the same', () => {
    fc.assert(fc.property(anyEvents, fc.nat(30), fc.nat(30), (events, cut, back) => {
      const whole = reduceAll(initial, events)
      const split = reduceAll(reduceAll(initial, events.slice(0, cut)), events.slice(Math.max(0, cut - back)))
      expect(split).toEqual(whole)
      expect(reduceAll(whole, events)).toBe(whole)
    }), { numRuns: 150 })
  })
  it('L1 the state before is left as it was, and is plain data', () => {
    fc.assert(fc.property(anyEvents, (events) => {
      const before = JSON.stringify(initial)
      const state = reduceAll(initial, events)
      expect(JSON.stringify(initial)).toBe(before)
      expect(reduceAll(JSON.parse(before) as typeof initial, events)).toEqual(state)
    }), { numRuns: 40 })
  })
  it('L2 an empty event only moves seq on', () => expect(after(event(1, 'empty', {}))).toEqual({ ...initial, seq: 1 }))
  it('L2 an event of an unknown type, too', () => {
    for (const type of ['from-the-future', 'toString']) expect(after({ ...event(1, 'empty', {}), type } as unknown as MeetingEvent)).toEqual({ ...initial, seq: 1 })
  })
})

describe('corrections', () => {
  const opinion = event(2, 'opinion-recorded', { opinionId: 'o1', seatId: 's3', itemId: 'i1', kind: 'opinion', text: 'Nhất trí' })
  it('L3 an opinion and a conclusion go with the event that brought them', () => {
    const conclusion = event(3, 'conclusion-recorded', { conclusionId: 'k1', itemId: null, text: 'Giao Sở Tài chính', leadUnit: null, cooperatingUnits: [], deadline: null })
    expect(after(opened, opinion, conclusion, event(4, 'retracted', { reason: 'Nhầm' }, 4, correction(2)))).toMatchObject({ opinions: [], conclusions: [{ conclusionId: 'k1' }] })
    expect(after(opened, opinion, conclusion, event(4, 'retracted', { reason: 'Nhầm' }, 4, correction(3))).conclusions).toEqual([])
  })
  it('L3 a corrected opinion takes the place of the former', () => {
    const state = after(opened, opinion, event(3, 'opinion-recorded', { ...opinion.payload, opinionId: 'o2', text: 'Không nhất trí' }, 3, correction(2)))
    expect(state.opinions.map(({ text }) => text)).toEqual(['Không nhất trí'])
  })
  it('L3 a wrong absence is taken back, what came before it stays', () => {
    const came = event(1, 'checked-in', { seatId: 's3', userId: 'u3', late: false }, 1)
    const left = event(2, 'left-room', { seatId: 's3', kind: 'moment' }, 2)
    const state = after(came, left, event(3, 'retracted', { reason: 'Nhầm người' }, 3, correction(2)))
    expect(state.attendance.s3).toMatchObject({ status: 'present', arrivedAt: start + minute, leftAt: null })
  })
})

describe('life and agenda', () => {
  it('L4 opening another item ends the one before; the clock stands still in a break', () => {
    const state = after(
      opened, event(2, 'item-opened', { itemId: 'i1' }, 0), event(3, 'break-started', { resumesAt: start + 20 * minute }, 10),
      event(4, 'break-ended', {}, 20), event(5, 'item-opened', { itemId: 'i2' }, 25),
    )
    expect(state.items.i1).toMatchObject({ state: 'done', startedAt: start, endedAt: start + 25 * minute, spentMillis: 15 * minute, runningSince: null })
    expect(state).toMatchObject({ phase: 'in-session', pause: null, currentItemId: 'i2' })
    expect(spentOn(state.items.i2, start + 30 * minute)).toBe(5 * minute)
  })
  it('L4 a part leaves its item open, and the item goes on after it', () => {
    const inPart = [opened, event(2, 'item-opened', { itemId: 'i2' }), event(3, 'item-opened', { itemId: 'i21' })]
    expect(after(...inPart).items).toMatchObject({ i2: { state: 'open', runningSince: null }, i21: { state: 'open' } })
    expect(after(...inPart, event(4, 'item-done', { itemId: 'i21' }))).toMatchObject({ currentItemId: 'i2', items: { i2: { runningSince: start + 4 * minute } } })
    expect(after(...inPart, event(4, 'item-opened', { itemId: 'i1' })).items).toMatchObject({ i2: { state: 'done' }, i21: { state: 'done' } })
  })
  it('L4 an item opened or gone back to during a break runs from the end of the break', () => {
    const part = [opened, event(2, 'item-opened', { itemId: 'i2' }, 0), event(3, 'item-opened', { itemId: 'i21' }, 1)]
    const onBreak = [...part, event(4, 'break-started', { resumesAt: null }, 5)]
    const spent = (id: string, ...more: MeetingEvent[]) => spentOn(after(...onBreak, ...more).items[id], start + 30 * minute)
    expect(spent('i2', event(5, 'item-done', { itemId: 'i21' }, 10), event(6, 'break-ended', {}, 20))).toBe(11 * minute)
    expect(spent('i1', event(5, 'item-opened', { itemId: 'i1' }, 10), event(6, 'break-ended', {}, 20))).toBe(10 * minute)
  })
  it('L4 opening the current item again loses none of its time', () => {
    const state = after(opened, event(2, 'item-opened', { itemId: 'i1' }, 0), event(3, 'item-opened', { itemId: 'i1' }, 5))
    expect(spentOn(state.items.i1, start + 10 * minute)).toBe(10 * minute)
  })
  it('L4 an item that arose in the room takes its place under its parent', () => {
    const state = withAgenda(after(opened, event(2, 'agenda-changed', {})), [...meeting().items, item('i23', 'i2', 2)])
    expect(state).toMatchObject({ agendaVersion: 1, items: { i23: { state: 'waiting', parentId: 'i2' } } })
  })
  it('L4 an item put off is not done', () => expect(after(opened, event(2, 'item-put-off', { itemId: 'i1', reason: 'Thiếu hồ sơ' })).items.i1?.state).toBe('put-off'))
  it('L7 the end finishes the item, the speech, the queue and opens the doors', () => {
    const state = after(
      opened, event(2, 'doors-closed', {}), event(3, 'item-opened', { itemId: 'i1' }),
      event(4, 'floor-requested', { requestId: 'r1', seatId: 's2', kind: 'speech', topic: '' }),
      event(5, 'floor-given', { speechId: 'p1', requestId: null, seatId: 's3', itemId: 'i1', seconds: 60 }), event(6, 'meeting-closed', { sittingId: 'sit1' }),
    )
    expect(state).toMatchObject({ phase: 'closed', closedAt: start + 6 * minute, currentItemId: null, floor: null, requests: [], doorsClosed: false })
    expect(state.items.i1?.state).toBe('done')
    expect(state.spoken.s3).toEqual({ count: 1, seconds: 60 })
  })
})

describe('people', () => {
  it('L5 comes late, goes out, comes back, leaves early', () => {
    const came = event(1, 'checked-in', { seatId: 's3', userId: 'u3', late: true }, 1)
    const out = event(2, 'left-room', { seatId: 's3', kind: 'moment' }, 2)
    expect([...presentSeatIds(after(came))]).toEqual(['s3'])
    expect(isPresent(after(came, out), 's3')).toBe(false)
    expect(after(came, out, event(3, 'came-back', { seatId: 's3' })).attendance.s3).toMatchObject({ status: 'present', arrivedAt: start + minute, leftAt: null, userId: 'u3' })
    expect(after(came, event(2, 'left-room', { seatId: 's3', kind: 'early' })).attendance.s3?.status).toBe('left')
  })
  it('L5 excused, and whoever sits in', () => {
    const state = after(event(1, 'absence-recorded', { seatId: 's3', excused: true, reason: 'Đi công tác' }), event(2, 'deputy-seated', { seatId: 's3', userId: 'u8', votes: false }))
    expect(state.attendance.s3).toMatchObject({ status: 'excused', reason: 'Đi công tác', deputy: { userId: 'u8', votes: false } })
  })
  it('L5 chair periods follow each other', () => {
    const state = after(event(1, 'chair-changed', { seatId: 's3', reason: 'Tiếp khách' }), event(2, 'chair-changed', { seatId: 's1', reason: '' }))
    expect(state.chairPeriods.map(({ seatId, from, until }) => [seatId, from, until])).toEqual([
      ['s1', null, start + minute], ['s3', start + minute, start + 2 * minute], ['s1', start + 2 * minute, null],
    ])
    expect(state.chairSeatId).toBe('s1')
  })
})

describe('floor and votes', () => {
  const ask = (seq: number, requestId: string, kind: 'speech' | 'reply') => event(seq, 'floor-requested', { requestId, seatId: `s${seq}`, kind, topic: '' })
  it('L6 replies first, otherwise in the order of asking', () => {
    const state = after(ask(1, 'r1', 'speech'), ask(2, 'r2', 'speech'), ask(3, 'r3', 'reply'), ask(4, 'r4', 'reply'))
    expect(state.requests.map(({ requestId }) => requestId)).toEqual(['r3', 'r4', 'r1', 'r2'])
  })
  it('L6 whoever is called, withdraws or leaves early waits no more', () => {
    const waiting = [ask(1, 'r1', 'speech'), ask(2, 'r2', 'speech')]
    const left = (...more: MeetingEvent[]) => after(...waiting, ...more).requests.map(({ requestId }) => requestId)
    expect(left(event(3, 'floor-given', { speechId: 'p1', requestId: 'r1', seatId: 's1', itemId: null, seconds: 420 }))).toEqual(['r2'])
    expect(left(event(3, 'floor-withdrawn', { requestId: 'r2' }))).toEqual(['r1'])
    expect(left(event(3, 'left-room', { seatId: 's1', kind: 'early' }))).toEqual(['r2'])
    expect(left(event(3, 'left-room', { seatId: 's1', kind: 'moment' }))).toEqual(['r1', 'r2'])
  })
  it('L7 the next speaker ends the one before; only the speech under way ends', () => {
    const give = (seq: number, speechId: string, seatId: string) => event(seq, 'floor-given', { speechId, requestId: null, seatId, itemId: null, seconds: 420 })
    const state = after(give(1, 'p1', 's1'), give(3, 'p2', 's2'), event(4, 'floor-ended', { speechId: 'p1' }), event(5, 'floor-extended', { speechId: 'p2', seconds: 120 }))
    expect(state.spoken).toEqual({ s1: { count: 1, seconds: 120 } })
    expect(state.floor).toMatchObject({ speechId: 'p2', seconds: 540 })
    expect(state.floor && secondsLeft(state.floor, start + 13 * minute)).toBe(-60)
  })
  it('L8 whose ballots have come, once each; the result with its declaration', () => {
    const opening = {
      voteId: 'v1', itemId: 'i1', question: 'Thông qua?', secret: false, members: 3, issuedSeatIds: ['s1', 's2', 's3'], versionId: null, amendedPassage: null,
      rule: { denominator: 'all-members' as const, numerator: 1, divisor: 2, comparison: 'more-than' as const, tie: 'not-adopted' as const },
    }
    const ballot = (seq: number, again: boolean) => event(seq, 'ballot-received', { voteId: 'v1', seatId: 's1', again })
    const open = after(event(1, 'vote-opened', opening), ballot(2, false), ballot(3, true))
    expect(openVotes(open)).toMatchObject([{ id: 'v1', state: 'open', receivedSeatIds: ['s1'], result: null }])
    const closed = reduce(open, event(4, 'vote-closed', { voteId: 'v1' }))
    expect(closed.votes.v1).toMatchObject({ state: 'closed', closedAt: start + 4 * minute })
    expect(openVotes(closed)).toEqual([])
  })
})
