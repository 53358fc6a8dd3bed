import { expect, it } from 'vitest'
import type { EventOf } from '~/domain/meetings/events'
import { courseOf } from '~/domain/minutes/paper-course'

const step = (at: number, taken: EventOf<'paper-step'>['payload']['step'], paperId = 'p', kind: 'device' | 'system' = 'device'): EventOf<'paper-step'> => ({
  type: 'paper-step', payload: { paperId, kind: 'minutes', step: taken }, meetingId: 'm', seq: at, occurredAt: at, recordedAt: at,
  actorId: `u${at}`, onBehalfOf: null, source: { kind }, audience: { kind: 'secretariat' },
})
const acts = (events: EventOf<'paper-step'>[]) => Object.fromEntries(courseOf('p', events).map(({ station, acts: done }) => [station, done.map(({ actorId }) => actorId)]))

it('a paper that was sent back begins anew, but stays drafted; other papers are none of its business', () => {
  const first = [step(1, 'drafted', 'p', 'system'), step(2, 'submitted'), step(3, 'approved'), step(4, 'signed'), step(5, 'submitted', 'other')]
  expect(acts(first)).toEqual({ drafted: [null], submitted: ['u2'], approved: ['u3'], signed: ['u4'], numbered: [], issued: [] })
  expect(acts([...first, step(6, 'sent-back')])).toEqual({ drafted: [null], submitted: [], approved: [], signed: [], numbered: [], issued: [] })
  expect(acts([...first, step(6, 'sent-back'), step(7, 'submitted')]).submitted).toEqual(['u7'])
})
