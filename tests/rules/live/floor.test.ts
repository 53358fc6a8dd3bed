import { describe, expect, it } from 'vitest'
import type { MeetingEvent } from '~/domain/meetings/events'
import { decideEndFloor, decideExtend, decideGiveFloor, decideRequestFloor, decideWithdrawRequest } from '~/domain/live/floor'
import { reduceAll } from '~/domain/live/reduce'
import { initialLive } from '~/domain/live/state'
import { event, meeting, seat } from '../sample'

const { seats } = meeting()
const member = seat('s3')
const guest = seat('s4', 'guest')
const base = [event(1, 'meeting-opened', { sittingId: 'sit1' }), event(2, 'checked-in', { seatId: 's3', userId: 'u3', late: false }), event(3, 'checked-in', { seatId: 's4', userId: 'u4', late: false })]
const live = (...more: MeetingEvent[]) => reduceAll(initialLive(meeting()), [...base, ...more])
const asked = event(4, 'floor-requested', { requestId: 'r1', seatId: 's3', kind: 'reply', topic: '' })
const speaking = event(5, 'floor-given', { speechId: 'p1', requestId: null, seatId: 's4', itemId: null, seconds: 420 })

describe('asking', () => {
  it('F1 a member who has checked in may ask once', () => {
    expect(decideRequestFloor(live(), member).ok).toBe(true)
    expect(decideRequestFloor(live(asked), member)).toMatchObject({ code: 'live/already-asked' })
  })
  it('F1 not without session, seat or check-in', () => {
    expect(decideRequestFloor(live(event(4, 'break-started', { resumesAt: null })), member)).toMatchObject({ code: 'live/not-in-session' })
    expect(decideRequestFloor(live(), null)).toMatchObject({ code: 'live/no-seat' })
    expect(decideRequestFloor(live(), seat('s2', 'secretary'))).toMatchObject({ code: 'live/not-checked-in' })
  })
  it('F2 guests may ask unless the setting says no', () => {
    expect(decideRequestFloor(live(), guest).ok).toBe(true)
    expect(decideRequestFloor(live(), guest, { allowGuestRequests: false })).toMatchObject({ code: 'live/guests-may-not-ask' })
  })
  it('F1 only the own request is withdrawn', () => {
    expect(decideWithdrawRequest(live(asked), 's3', 'r1').ok).toBe(true)
    expect(decideWithdrawRequest(live(asked), 's4', 'r1')).toMatchObject({ code: 'live/no-request' })
  })
})

describe('giving', () => {
  it('F3 a request in debate gets 180 seconds and ends the speech under way', () => {
    expect(decideGiveFloor(live(asked, speaking), seats, { requestId: 'r1' })).toEqual({ ok: true, value: { seatId: 's3', requestId: 'r1', seconds: 180, endsSpeechId: 'p1' } })
  })
  it('F3 any seat in the room is called, a guest too; its request is taken along', () => {
    expect(decideGiveFloor(live(), seats, { seatId: 's4' })).toEqual({ ok: true, value: { seatId: 's4', requestId: null, seconds: 420, endsSpeechId: null } })
    expect(decideGiveFloor(live(asked), seats, { seatId: 's3' })).toMatchObject({ value: { requestId: 'r1' } })
  })
  it('F3 refusals', () => {
    expect(decideGiveFloor(live(), seats, { requestId: 'gone' })).toMatchObject({ code: 'live/no-request' })
    expect(decideGiveFloor(live(), seats, { seatId: 's9' })).toMatchObject({ code: 'live/no-seat' })
    expect(decideGiveFloor(live(), seats, { seatId: 's1' })).toMatchObject({ code: 'live/not-checked-in' })
    expect(decideGiveFloor(live(speaking), seats, { seatId: 's4' })).toMatchObject({ code: 'live/somebody-speaking' })
    expect(decideGiveFloor(initialLive(meeting()), seats, { seatId: 's4' })).toMatchObject({ code: 'live/not-in-session' })
  })
  it('F4 a late tap does not end the next speech', () => {
    expect(decideEndFloor(live(speaking), 'p1').ok).toBe(true)
    expect(decideEndFloor(live(speaking), 'p0')).toMatchObject({ code: 'live/nobody-speaking' })
  })
  it('F5 two more minutes', () => {
    expect(decideExtend(live(speaking), 'p1')).toEqual({ ok: true, value: { speechId: 'p1', seconds: 120 } })
    expect(decideExtend(live(), 'p1')).toMatchObject({ code: 'live/nobody-speaking' })
  })
})
