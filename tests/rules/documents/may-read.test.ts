import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audienceOf, isAddressed, outsideWindow, readingTime } from '~/domain/documents/may-read'
import { everyReader, type PaperReaders } from '~/domain/documents/paper'
import { can, type Actor, type MeetingSubject, type PaperSubject } from '~/domain/identity/can'
import { maySee } from '~/domain/live/audience'
import type { EventOf } from '~/domain/meetings/events'
import type { Seat, SeatRole } from '~/domain/meetings/types'

const roles: SeatRole[] = ['chair', 'secretary', 'member', 'guest']
const readersOf = (change: Partial<PaperReaders>): PaperReaders => ({ ...everyReader, ...change })
const open: PaperSubject = { itemId: 'i1', inClosedItem: false, uploadedBy: 'u9', preparingUnitIds: ['unit9'], state: 'approved', unitId: null, readers: everyReader, time: 'open', mayDownload: true }
const actor = (change: Partial<Actor> = {}): Actor => ({ userId: 'u1', systemRole: 'none', isClerk: false, isUnitHead: false, isScreen: false, unitId: 'unit1', ...change })
const subject = (role: SeatRole | null, paper: Partial<PaperSubject>, change: Partial<MeetingSubject> = {}): MeetingSubject => ({
  id: 'm1', state: 'in-session', createdBy: 'u0', currentChairSeatId: null, allowSecretaryToChair: false,
  seatOfActor: role && { id: 's1', role, votes: role !== 'guest' }, paper: { ...open, ...paper }, ...change,
})
const reads = (role: SeatRole | null, paper: Partial<PaperSubject>, change?: Partial<MeetingSubject>) => can(actor(), 'read-paper', subject(role, paper, change))

describe('who a paper is laid before', () => {
  it.each<[string, Partial<PaperReaders>, string]>([
    ['everybody', {}, 'chair secretary member guest'],
    ['everybody but guests', { guests: false }, 'chair secretary member'],
    ['members', { kind: 'members' }, 'chair secretary member'],
    ['members, with guests left from before', { kind: 'members', guests: true }, 'chair secretary member'],
    ['nobody named yet', { kind: 'named' }, 'chair secretary'],
    ['this person', { kind: 'named', userIds: ['u1'] }, 'chair secretary member guest'],
    ['his group', { kind: 'named', groupIds: ['g1'] }, 'chair secretary member guest'],
    ['another group', { kind: 'named', groupIds: ['g2'], userIds: ['u2'] }, 'chair secretary'],
    ['members and this guest', { kind: 'members', userIds: ['u1'] }, 'chair secretary member guest'],
  ])('R1 R5 %s', (_, readers, who) => {
    expect(roles.filter((role) => reads(role, { readers: readersOf(readers) }, { groupIdsOfActor: ['g1'] })).join(' ')).toBe(who)
  })
  it('R1 nobody reads without a seat, though he be named', () => {
    expect(reads(null, { readers: readersOf({ kind: 'named', userIds: ['u1'] }) })).toBe(false)
  })
  it('R5 whoever set the meeting up, and the preparing unit while it prepares', () => {
    const closed: Partial<PaperSubject> = { readers: readersOf({ kind: 'named' }), time: 'over' }
    expect(reads(null, closed, { createdBy: 'u1' })).toBe(true)
    const preparing = { preparingUnitIds: ['unit1'], state: 'invited' as const }
    expect(reads(null, { ...closed, preparingUnitIds: ['unit1'] }, preparing)).toBe(true)
    expect(reads(null, { ...closed, preparingUnitIds: ['unit2'] }, preparing)).toBe(false)
    expect(reads('guest', { ...closed, preparingUnitIds: ['unit1'] })).toBe(true)
  })
  it('R5 a closed item hides its papers from guests who are named, too', () => {
    expect(reads('guest', { inClosedItem: true, readers: readersOf({ userIds: ['u1'] }) })).toBe(false)
  })
  it.each<[Partial<PaperSubject>, boolean]>([
    [{}, true], [{ readers: readersOf({ guests: false }) }, false], [{ readers: readersOf({ kind: 'members' }) }, false], [{ time: 'before' }, false],
  ])('R2 the hall’s screen: %o %s', (paper, may) => {
    expect(can(actor({ isScreen: true }), 'read-paper', subject(null, paper))).toBe(may)
  })
})

describe('the window', () => {
  it.each([
    [null, null, 5, 'open'], [10, null, 9, 'before'], [10, null, 10, 'open'], [null, 20, 19, 'open'], [null, 20, 20, 'over'], [10, 20, 15, 'open'], [20, 10, 15, 'over'],
  ] as const)('R3 from %s to %s at %i: %s', (opensAt, closesAt, now, time) => expect(readingTime({ opensAt, closesAt }, now)).toBe(time))
  it('R5 it binds members and guests, not those who make the meeting', () => {
    for (const time of ['before', 'over'] as const) expect(roles.filter((role) => reads(role, { time }))).toEqual(['chair', 'secretary'])
  })
  it('R4 says when', () => {
    expect(outsideWindow({ opensAt: 10, closesAt: 20 }, 5)).toEqual({ ok: false, code: 'documents/not-open-yet', params: { at: 10 } })
    expect(outsideWindow({ opensAt: 10, closesAt: 20 }, 25)).toEqual({ ok: false, code: 'documents/reading-over', params: { at: 20 } })
    expect(outsideWindow({ opensAt: 10, closesAt: 20 }, 15)).toBeNull()
  })
})

describe('taking a copy', () => {
  const may = (action: 'download-paper' | 'take-original', role: SeatRole, paper: Partial<PaperSubject>) => can(actor(), action, subject(role, paper))
  it('R6 as the paper allows; those who make the meeting always; never without reading', () => {
    expect(roles.filter((role) => may('download-paper', role, {}))).toEqual(roles)
    expect(roles.filter((role) => may('download-paper', role, { mayDownload: false }))).toEqual(['chair', 'secretary'])
    expect(may('download-paper', 'member', { uploadedBy: 'u1', mayDownload: false })).toBe(true)
    expect(may('download-paper', 'member', { uploadedBy: 'u1', time: 'over' })).toBe(false)
    expect(can(actor({ isScreen: true }), 'download-paper', subject(null, {}))).toBe(false)
  })
  it('R7 the original', () => {
    expect(roles.filter((role) => may('take-original', role, {}))).toEqual(['chair', 'secretary'])
    expect(may('take-original', 'guest', { uploadedBy: 'u1' })).toBe(true)
  })
})

describe('who hears of it', () => {
  const seats: Seat[] = ['chair', 'secretary', 'member', 'member', 'guest', 'guest'].map((role, index) => ({
    id: `s${index}`, role: role as SeatRole, userId: `u${index}`, unitId: null, standsInFor: null, countsForQuorum: true, votes: true, protocolOrder: index, siteId: null,
    occupant: { id: `u${index}`, honorific: 'ông', fullName: '', position: '', unitName: '' },
  }))
  const groups = [{ id: 'g1', seatIds: ['s2', 's4'] }, { id: 'g2', seatIds: ['s5'] }]
  const anyReaders = fc.record<PaperReaders>({
    kind: fc.constantFrom('all', 'members', 'named'), guests: fc.boolean(),
    groupIds: fc.subarray(['g1', 'g2']), userIds: fc.subarray(['u0', 'u2', 'u3', 'u4']),
  })
  it('R9 exactly those who may read it in its window, whoever they are', () => {
    fc.assert(fc.property(anyReaders, fc.boolean(), (readers, inClosedItem) => {
      const audience = audienceOf(readers, { seats, groups }, inClosedItem)
      const event = { type: 'agenda-changed', payload: {}, audience } as EventOf<'agenda-changed'>
      for (const seat of seats) {
        const groupIdsOfActor = groups.flatMap((group) => (group.seatIds.includes(seat.id) ? group.id : []))
        const asked = subject(seat.role, { readers, inClosedItem }, { seatOfActor: { id: seat.id, role: seat.role, votes: false }, groupIdsOfActor })
        const hears = maySee(event, { role: seat.role, seatId: seat.id, staysForClosedItem: false }, false)
        expect(hears).toBe(can(actor({ userId: seat.occupant?.id }), 'read-paper', asked))
      }
      // the hall's screen hears of nothing that not everybody may read
      if (maySee(event, { role: 'screen', seatId: null, staysForClosedItem: false }, false)) expect(isAddressed(readers, { userId: 'u9', role: 'guest', groupIds: [] })).toBe(true)
    }))
  })
})
