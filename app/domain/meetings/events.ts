import * as z from 'zod/mini'
import type { MeetingId, Millis, UserId } from '../kernel/ids'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const text = z.string().check(z.maxLength(20_000))
const millis = z.number()
const nothing = z.object({})

export const choiceSchema = z.enum(['for', 'against', 'abstain'])
/** The three meanings of a ballot; their labels are a setting of the meeting type (DOMAIN §2). */
export type Choice = z.infer<typeof choiceSchema>

export const ruleSchema = z.object({
  /** what the share is taken of (DOMAIN §4) */
  denominator: z.enum(['all-members', 'present', 'issued', 'returned', 'valid']),
  /** exact fraction, e.g. 1/2 or 2/3 */
  numerator: z.number(),
  divisor: z.number(),
  comparison: z.enum(['more-than', 'at-least']),
  /** for = against: the head of the body's own vote decides, or it is not adopted */
  tie: z.enum(['head-of-body', 'not-adopted']),
})
export type MajorityRule = z.infer<typeof ruleSchema>

/** A result in whole numbers. `needed` is the smallest number of votes for that adopts. */
export const resultSchema = z.object({
  members: z.number(),
  present: z.number(),
  issued: z.number(),
  returned: z.number(),
  counts: z.object({ for: z.number(), against: z.number(), abstain: z.number() }),
  notReturned: z.number(),
  absent: z.number(),
  base: z.number(),
  needed: z.number(),
  adopted: z.boolean(),
  /** how it came about; a tie is told to the chair */
  decidedBy: z.enum(['majority', 'head-of-body', 'tie-not-adopted']),
})
export type VoteResult = z.infer<typeof resultSchema>

/**
 * Every type of event and its payload. An event is one business fact, written in the transaction
 * that changes the rows (DESIGN §1). Times that the minutes print are the event's `occurredAt`.
 */
export const eventPayloads = {
  // the life of the meeting
  'meeting-invited': nothing,
  'meeting-opened': z.object({ sittingId: id }),
  'break-started': z.object({ resumesAt: z.nullable(millis) }),
  'break-ended': nothing,
  'meeting-closed': z.object({ sittingId: id }),
  'meeting-postponed': z.object({ reason: text }),
  'meeting-cancelled': z.object({ reason: text }),
  'conclusion-published': z.object({ paperId: id }),
  /** the chair presides for a time; the head of the body stays who he is */
  'chair-changed': z.object({ seatId: id, reason: text }),
  // people
  'checked-in': z.object({ seatId: id, userId: id, late: z.boolean() }),
  'absence-recorded': z.object({ seatId: id, excused: z.boolean(), reason: text }),
  'left-room': z.object({ seatId: id, kind: z.enum(['early', 'moment']) }),
  'came-back': z.object({ seatId: id }),
  'deputy-seated': z.object({ seatId: id, userId: id, votes: z.boolean() }),
  // agenda
  'agenda-changed': nothing,
  'item-opened': z.object({ itemId: id }),
  'item-done': z.object({ itemId: id }),
  'item-put-off': z.object({ itemId: id, reason: text }),
  /** a closed item begins: whoever is outside its audience sees a neutral screen and nothing else */
  'doors-closed': nothing,
  'doors-opened': nothing,
  // papers
  'paper-handed-out': z.object({ documentId: id, itemId: id, title: text }),
  /** a new version of a paper took the place of the one before (`replaces`: told since K9), whose lock of the room layer it has */
  'paper-replaced': z.object({ documentId: id, itemId: id, versionId: id, replaces: z.optional(id), title: text }),
  /** ends its reading at once; an earlier event of the same paper stays as it was */
  'paper-recalled': z.object({ documentId: id, itemId: id, title: text }),
  // marks
  /** only those who may lock it write on the room layer of this version, until it is unlocked */
  'marks-locked': z.object({ documentId: id, versionId: id, title: text }),
  'marks-unlocked': z.object({ documentId: id, versionId: id, title: text }),
  /** all marks of one person were taken out of the room layer */
  'marks-cleared': z.object({ documentId: id, versionId: id, title: text, userId: id, count: z.number() }),
  'presenting-started': z.object({ seatId: id, versionId: z.nullable(id) }),
  // floor
  'floor-requested': z.object({ requestId: id, seatId: id, kind: z.enum(['speech', 'reply']), topic: text }),
  'floor-withdrawn': z.object({ requestId: id }),
  'floor-given': z.object({ speechId: id, requestId: z.nullable(id), seatId: id, itemId: z.nullable(id), seconds: z.number() }),
  'floor-extended': z.object({ speechId: id, seconds: z.number() }),
  'floor-ended': z.object({ speechId: id }),
  /** what somebody said or handed in, as the secretary sums it up for the minutes */
  'opinion-recorded': z.object({ opinionId: id, seatId: id, itemId: z.nullable(id), kind: z.enum(['report', 'opinion', 'written', 'explanation']), text }),
  // votes
  'vote-prepared': z.object({ voteId: id, itemId: id, question: text }),
  'vote-opened': z.object({
    voteId: id, itemId: id, question: text, secret: z.boolean(), rule: ruleSchema,
    /** seats fixed when the vote opens; `issued` of them are present and get a ballot */
    members: z.number(), issuedSeatIds: z.array(id),
    versionId: z.nullable(id), amendedPassage: z.nullable(text),
  }),
  'vote-paused': z.object({ voteId: id }),
  'vote-resumed': z.object({ voteId: id }),
  /** an open ballot arrived; its choice is told only with the result */
  'ballot-received': z.object({ voteId: id, seatId: id, again: z.boolean() }),
  'vote-closed': z.object({ voteId: id }),
  'vote-declared': z.object({
    voteId: id, result: resultSchema,
    /** who cast what, for an open vote; null for a secret one */
    named: z.nullable(z.array(z.object({ seatId: id, choice: z.nullable(choiceSchema) }))),
  }),
  // conclusions
  'conclusion-recorded': z.object({
    conclusionId: id, itemId: z.nullable(id), text,
    leadUnit: z.nullable(text), cooperatingUnits: z.array(text),
    /** day of the deadline as yyyy-mm-dd, Vietnamese time */
    deadline: z.nullable(z.string()),
  }),
  /** takes back the event named by `source.ofSeq`; nothing is erased */
  retracted: z.object({ reason: text }),
  // official papers
  'paper-step': z.object({ paperId: id, kind: z.enum(['minutes', 'conclusion-notice']), step: z.enum(['drafted', 'submitted', 'sent-back', 'approved', 'signed', 'numbered', 'issued']) }),
  /** in place of an event that this viewer may not see: same seq, nothing else */
  empty: nothing,
} as const

export type EventType = keyof typeof eventPayloads
export type PayloadOf<T extends EventType> = z.infer<(typeof eventPayloads)[T]>

export const audienceSchema = z.union([
  z.object({ kind: z.enum(['all', 'members', 'secretariat']) }),
  z.object({ kind: z.literal('named'), seatIds: z.array(id) }),
])
/** members = chair, secretary and members; secretariat = chair and secretary */
export type Audience = z.infer<typeof audienceSchema>

export const sourceSchema = z.union([
  z.object({ kind: z.enum(['device', 'secretary', 'system']) }),
  z.object({ kind: z.literal('correction'), ofSeq: z.number() }),
])
export type EventSource = z.infer<typeof sourceSchema>

export type EventHeader = {
  meetingId: MeetingId
  /** 1, 2, 3 … without a hole, per meeting */
  seq: number
  /** when it happened: what the minutes print */
  occurredAt: Millis
  /** when the system was told */
  recordedAt: Millis
  actorId: UserId | null
  onBehalfOf: UserId | null
  source: EventSource
  audience: Audience
}
export type EventOf<T extends EventType> = T extends EventType ? EventHeader & { type: T; payload: PayloadOf<T> } : never
export type MeetingEvent = EventOf<EventType>

/** An event before the database numbers it. */
export type NewEvent = { [T in EventType]: { type: T; payload: PayloadOf<T>; occurredAt?: Millis; source?: EventSource; audience?: Audience; onBehalfOf?: UserId | null } }[EventType]
