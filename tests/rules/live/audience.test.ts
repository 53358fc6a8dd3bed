import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Audience } from '~/domain/meetings/events'
import { allForViewer, forViewer, maySee, type Viewer } from '~/domain/live/audience'
import { reduceAll } from '~/domain/live/reduce'
import { initialLive } from '~/domain/live/state'
import { event, meeting } from '../sample'
import { anyEvents } from './any-events'

const viewer = (role: Viewer['role'], change: Partial<Viewer> = {}): Viewer => ({ role, seatId: role === 'screen' ? null : 's4', staysForClosedItem: false, ...change })
const roles = ['chair', 'secretary', 'member', 'guest', 'screen'] as const
const anyViewer = fc.record({ role: fc.constantFrom(...roles), seatId: fc.constantFrom(null, 's1', 's4'), staysForClosedItem: fc.boolean() })
const secret = (seq: number) => event(seq, 'opinion-recorded', { opinionId: 'o1', seatId: 's3', itemId: 'i1', kind: 'opinion', text: 'Nội dung họp kín' })

describe('audience', () => {
  it.each([
    [{ kind: 'all' }, [...roles]],
    [{ kind: 'members' }, ['chair', 'secretary', 'member']],
    [{ kind: 'secretariat' }, ['chair', 'secretary']],
    [{ kind: 'named', seatIds: ['s4'] }, ['chair', 'secretary', 'member', 'guest']],
    [{ kind: 'named', seatIds: ['s9'] }, []],
  ] as [Audience, string[]][])('A1 %o is seen by %o', (audience, seen) => {
    expect(roles.filter((role) => maySee(event(1, 'agenda-changed', {}, 1, { audience }), viewer(role), false))).toEqual(seen)
  })
  it('A2 guests and screens see nothing between the doors, members do', () => {
    const events = [event(1, 'doors-closed', {}), secret(2), event(3, 'item-done', { itemId: 'i1' }), event(4, 'doors-opened', {}), event(5, 'agenda-changed', {})]
    for (const role of ['guest', 'screen'] as const) {
      expect(allForViewer(events, viewer(role), false).map(({ type }) => type)).toEqual(['doors-closed', 'empty', 'empty', 'doors-opened', 'agenda-changed'])
    }
    expect(allForViewer(events, viewer('member'), false)).toEqual(events)
    expect(allForViewer(events, viewer('guest', { staysForClosedItem: true }), false)).toEqual(events)
  })
  it('A2 not even what names the guest', () => {
    expect(forViewer(event(1, 'agenda-changed', {}, 1, { audience: { kind: 'named', seatIds: ['s4'] } }), viewer('guest'), true).type).toBe('empty')
  })
  it('A2 the end of the meeting opens the doors', () => {
    const events = [event(1, 'meeting-closed', { sittingId: 'sit1' }), event(2, 'agenda-changed', {})]
    expect(allForViewer(events, viewer('guest'), true)).toEqual(events)
  })
  it('A3 an empty event tells nothing but its number and times', () => {
    const whole = { ...secret(7), onBehalfOf: 'u5', source: { kind: 'correction' as const, ofSeq: 3 } }
    expect(forViewer(whole, viewer('guest'), true)).toEqual({
      meetingId: 'm1', seq: 7, occurredAt: whole.occurredAt, recordedAt: whole.recordedAt, actorId: null, onBehalfOf: null,
      source: { kind: 'system' }, audience: { kind: 'all' }, type: 'empty', payload: {},
    })
  })
  it('A3 numbering has no hole for any viewer', () => {
    fc.assert(fc.property(anyEvents, anyViewer, fc.boolean(), (events, who, closed) => {
      const seen = allForViewer(events, who, closed)
      expect(seen.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
      expect(seen.every((shown, index) => shown === events[index] || shown.type === 'empty')).toBe(true)
      expect(reduceAll(initialLive(meeting()), seen).seq).toBe(events.length)
    }), { numRuns: 60 })
  })
  it('A4 catching up in two parts shows the same as being there', () => {
    fc.assert(fc.property(anyEvents, fc.nat(30), (events, cut) => {
      const guest = viewer('guest')
      const doors = reduceAll(initialLive(meeting()), events.slice(0, cut).map((known) => ({ ...known, audience: { kind: 'all' as const } }))).doorsClosed
      expect([...allForViewer(events.slice(0, cut), guest, false), ...allForViewer(events.slice(cut), guest, doors)]).toEqual(allForViewer(events, guest, false))
    }), { numRuns: 60 })
  })
})
