import fc from 'fast-check'
import type { EventType, MeetingEvent, PayloadOf } from '~/domain/meetings/events'
import { event } from '../sample'

const seatId = fc.constantFrom('s1', 's2', 's3', 's4')
const itemId = fc.constantFrom('i1', 'i2', 'i21', 'i22', 'arisen')
const voteId = fc.constantFrom('v1', 'v2')
const speechId = fc.constantFrom('p1', 'p2')
const requestId = fc.constantFrom('r1', 'r2', 'r3')
const text = fc.constantFrom('', 'Nhất trí', 'Đề nghị làm rõ nguồn vốn')
const choice = fc.constantFrom('for' as const, 'against' as const, 'abstain' as const)
const nothing = fc.constant({})
const rule = fc.constant({ denominator: 'all-members' as const, numerator: 1, divisor: 2, comparison: 'more-than' as const, tie: 'head-of-body' as const })
const result = fc.constant({
  members: 3, present: 3, issued: 3, returned: 3, counts: { for: 2, against: 1, abstain: 0 }, notReturned: 0, absent: 0, base: 3, needed: 2,
  adopted: true, decidedBy: 'majority' as const,
})

/** Every type of event, over a few ids so that events meet. */
const payloads: { [T in EventType]: fc.Arbitrary<PayloadOf<T>> } = {
  'meeting-invited': nothing,
  'meeting-opened': fc.record({ sittingId: fc.constant('sit1') }),
  'break-started': fc.record({ resumesAt: fc.constantFrom(null, 5) }),
  'break-ended': nothing,
  'meeting-closed': fc.record({ sittingId: fc.constant('sit1') }),
  'meeting-postponed': fc.record({ reason: text }),
  'meeting-cancelled': fc.record({ reason: text }),
  'conclusion-published': fc.record({ paperId: fc.constant('paper1') }),
  'chair-changed': fc.record({ seatId, reason: text }),
  'checked-in': fc.record({ seatId, userId: fc.constant('u9'), late: fc.boolean() }),
  'absence-recorded': fc.record({ seatId, excused: fc.boolean(), reason: text }),
  'left-room': fc.record({ seatId, kind: fc.constantFrom('early', 'moment') }),
  'came-back': fc.record({ seatId }),
  'deputy-seated': fc.record({ seatId, userId: fc.constant('u9'), votes: fc.boolean() }),
  'agenda-changed': nothing,
  'item-opened': fc.record({ itemId }),
  'item-done': fc.record({ itemId }),
  'item-put-off': fc.record({ itemId, reason: text }),
  'doors-closed': nothing,
  'doors-opened': nothing,
  'paper-recalled': fc.record({ documentId: fc.constant('d1'), itemId, title: text }),
  'paper-handed-out': fc.record({ documentId: fc.constant('d1'), itemId, title: text }),
  'paper-replaced': fc.record({ documentId: fc.constant('d1'), itemId, versionId: fc.constant('x2'), replaces: fc.constantFrom(undefined, 'x1'), title: text }),
  'marks-locked': fc.record({ documentId: fc.constant('d1'), versionId: fc.constantFrom('x1', 'x2'), title: text }),
  'marks-unlocked': fc.record({ documentId: fc.constant('d1'), versionId: fc.constantFrom('x1', 'x2'), title: text }),
  'marks-cleared': fc.record({ documentId: fc.constant('d1'), versionId: fc.constantFrom('x1', 'x2'), title: text, userId: fc.constant('u9'), count: fc.constant(2) }),
  'presenting-started': fc.record({ seatId, versionId: fc.constantFrom(null, 'x1') }),
  'floor-requested': fc.record({ requestId, seatId, kind: fc.constantFrom('speech', 'reply'), topic: text }),
  'floor-withdrawn': fc.record({ requestId }),
  'floor-given': fc.record({ speechId, requestId: fc.option(requestId), seatId, itemId: fc.option(itemId), seconds: fc.constant(420) }),
  'floor-extended': fc.record({ speechId, seconds: fc.constant(120) }),
  'floor-ended': fc.record({ speechId }),
  'opinion-recorded': fc.record({ opinionId: fc.constantFrom('o1', 'o2'), seatId, itemId: fc.option(itemId), kind: fc.constant('opinion'), text }),
  'vote-prepared': fc.record({ voteId, itemId, question: text }),
  'vote-opened': fc.record({
    voteId, itemId, question: text, secret: fc.boolean(), rule, members: fc.constant(3), issuedSeatIds: fc.array(seatId, { maxLength: 3 }),
    versionId: fc.constant(null), amendedPassage: fc.constant(null),
  }),
  'vote-paused': fc.record({ voteId }),
  'vote-resumed': fc.record({ voteId }),
  'ballot-received': fc.record({ voteId, seatId, again: fc.boolean() }),
  'vote-closed': fc.record({ voteId }),
  'vote-declared': fc.record({ voteId, result, named: fc.option(fc.array(fc.record({ seatId, choice: fc.option(choice) }), { maxLength: 3 })) }),
  'conclusion-recorded': fc.record({
    conclusionId: fc.constantFrom('k1', 'k2'), itemId: fc.option(itemId), text, leadUnit: fc.constant(null), cooperatingUnits: fc.constant([]), deadline: fc.constant(null),
  }),
  retracted: fc.record({ reason: text }),
  'paper-step': fc.record({ paperId: fc.constant('paper1'), kind: fc.constant('minutes'), step: fc.constantFrom('drafted', 'approved') }),
  empty: nothing,
}

const header = fc.record({
  source: fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: 'device' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('correction' as const), ofSeq: fc.integer({ min: 1, max: 20 }) }) },
  ),
  audience: fc.oneof(
    fc.record({ kind: fc.constantFrom('all' as const, 'members' as const, 'secretariat' as const) }),
    fc.record({ kind: fc.constant('named' as const), seatIds: fc.array(seatId, { maxLength: 2 }) }),
  ),
})

const unnumbered = fc.constantFrom(...(Object.keys(payloads) as EventType[])).chain((type) =>
  fc.record({ type: fc.constant(type), payload: payloads[type] as fc.Arbitrary<PayloadOf<EventType>>, header }),
)

/** A row of events of any types, numbered 1, 2, 3 … */
export const anyEvents: fc.Arbitrary<MeetingEvent[]> = fc
  .array(unnumbered, { maxLength: 30, size: 'max' })
  .map((drafts) => drafts.map(({ type, payload, header }, index) => event(index + 1, type, payload, index, header) as MeetingEvent))
