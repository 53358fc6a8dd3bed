import { describe, expect, it } from 'vitest'
import type { MeetingEvent } from '~/domain/meetings/events'
import { decideCheckIn, decideLeave, decideRecordAbsence, decideReturn } from '~/domain/live/attendance'
import { reduceAll } from '~/domain/live/reduce'
import { initialLive } from '~/domain/live/state'
import { event, meeting, minute, seat, start } from '../sample'

const own = seat('s3')
const live = (...events: MeetingEvent[]) => reduceAll(initialLive(meeting()), events)
const opened = event(1, 'meeting-opened', { sittingId: 'sit1' }, 0)
const came = event(2, 'checked-in', { seatId: 's3', userId: 'u3', late: false })
const left = event(3, 'left-room', { seatId: 's3', kind: 'moment' })
const at = (minutes: number, userId = 'u3') => ({ userId, now: start + minutes * minute, startsAt: start })

describe('attendance', () => {
  it('P1 only on the own seat', () => {
    expect(decideCheckIn(live(opened), own, at(0, 'u4'))).toMatchObject({ code: 'live/no-seat' })
    expect(decideCheckIn(live(opened), null, at(0))).toMatchObject({ code: 'live/no-seat' })
  })
  it('P1 the deputy checks in where he sits, the absent member does not', () => {
    const seated = { ...own, occupant: own.occupant && { ...own.occupant, id: 'u8' } }
    expect(decideCheckIn(live(opened), seated, at(0, 'u8')).ok).toBe(true)
    expect(decideCheckIn(live(opened), seated, at(0)).ok).toBe(false)
  })
  it('P2 from 60 minutes before the start, or as the setting says', () => {
    expect(decideCheckIn(live(), own, at(-61))).toEqual({ ok: false, code: 'live/too-early', params: { opensAt: start - 60 * minute } })
    expect(decideCheckIn(live(), own, at(-60)).ok).toBe(true)
    expect(decideCheckIn(live(), own, { ...at(-90), leadMinutes: 90 }).ok).toBe(true)
    expect(decideCheckIn(live(opened), own, at(-120)).ok).toBe(true)
  })
  it('P2 not after the end', () => {
    expect(decideCheckIn(live(opened, event(2, 'meeting-closed', { sittingId: 'sit1' })), own, at(5))).toMatchObject({ code: 'live/not-in-session' })
  })
  it('P3 late is later than 15 minutes after the opening', () => {
    expect(decideCheckIn(live(opened), own, at(15))).toEqual({ ok: true, value: { late: false, already: false } })
    expect(decideCheckIn(live(opened), own, at(16))).toEqual({ ok: true, value: { late: true, already: false } })
    expect(decideCheckIn(live(opened, came), own, at(16))).toMatchObject({ value: { already: true } })
  })
  it('P4 nobody in the room is recorded as absent', () => {
    expect(decideRecordAbsence(live(), own).ok).toBe(true)
    expect(decideRecordAbsence(live(opened, came), own)).toMatchObject({ code: 'live/already-present' })
    expect(decideRecordAbsence(live(), null)).toMatchObject({ code: 'live/no-seat' })
  })
  it('P5 only people in the room leave', () => {
    expect(decideLeave(live(opened, came), own).ok).toBe(true)
    expect(decideLeave(live(opened), own)).toMatchObject({ code: 'live/not-checked-in' })
    expect(decideLeave(live(came), own)).toMatchObject({ code: 'live/not-in-session' })
  })
  it('P6 only people who have left come back', () => {
    expect(decideReturn(live(opened, came, left), own).ok).toBe(true)
    expect(decideReturn(live(opened, came), own).ok).toBe(false)
  })
})
