import * as z from 'zod/mini'
import { ruleSchema } from '../meetings/events'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const line = z.string().check(z.trim(), z.normalize('NFC'), z.maxLength(500))
const title = z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(1_000))
const prose = z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(20_000))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const millis = z.int().check(z.gte(0))
/** when it truly happened; only the secretary may give it, entered from the paper fallback (DESIGN §1) */
const occurredAt = z.optional(millis)

const opinion = { seatId: id, itemId: z.nullable(id), kind: z.enum(['report', 'opinion', 'written', 'explanation']), text: prose }
const conclusion = { itemId: z.nullable(id), text: prose, leadUnit: z.nullable(line), cooperatingUnits: z.array(line).check(z.maxLength(40)), deadline: z.nullable(day) }

/** What each command of a running meeting takes. The browser uses the types, the server parses with it. */
export const commandInputs = {
  'open-meeting': z.strictObject({ occurredAt }),
  'start-break': z.strictObject({ resumesAt: z.nullable(millis), occurredAt }),
  'end-break': z.strictObject({ occurredAt }),
  'close-meeting': z.strictObject({ occurredAt }),
  'change-chair': z.strictObject({ seatId: id, reason: line, occurredAt }),
  'open-item': z.strictObject({ itemId: id, occurredAt }),
  'finish-item': z.strictObject({ itemId: id, occurredAt }),
  'put-off-item': z.strictObject({ itemId: id, reason: line.check(z.minLength(1)), occurredAt }),
  'add-unscheduled-item': z.strictObject({ title, minutes: z.int().check(z.gte(1), z.lte(600)), presenterSeatId: z.nullable(id), closed: z.boolean() }),
  'check-in': z.strictObject({}),
  'check-in-for': z.strictObject({ seatId: id, occurredAt }),
  'record-absence': z.strictObject({ seatId: id, excused: z.boolean(), reason: line, occurredAt }),
  'leave-room': z.strictObject({ seatId: z.optional(id), kind: z.enum(['early', 'moment']), occurredAt }),
  'come-back': z.strictObject({ seatId: z.optional(id), occurredAt }),
  'seat-deputy': z.strictObject({ seatId: id, userId: id }),
  'ask-floor': z.strictObject({ kind: z.enum(['speech', 'reply']), topic: line }),
  'withdraw-floor': z.strictObject({ requestId: id }),
  'give-floor': z.union([z.strictObject({ requestId: id, occurredAt }), z.strictObject({ seatId: id, occurredAt })]),
  'extend-floor': z.strictObject({ speechId: id }),
  'end-floor': z.strictObject({ speechId: id, occurredAt }),
  'record-opinion': z.strictObject({ ...opinion, occurredAt }),
  'correct-opinion': z.strictObject({ ofSeq: z.int(), text: prose }),
  'record-conclusion': z.strictObject({ ...conclusion, occurredAt }),
  'correct-conclusion': z.strictObject({ ofSeq: z.int(), ...conclusion }),
  retract: z.strictObject({ ofSeq: z.int(), reason: line.check(z.minLength(1)) }),
  'hand-out-paper': z.strictObject({ documentId: id }),
  'start-presenting': z.strictObject({ versionId: id }),
  'stop-presenting': z.strictObject({}),
  'lock-marks': z.strictObject({ versionId: id }),
  'unlock-marks': z.strictObject({ versionId: id }),
  'clear-marks': z.strictObject({ versionId: id, userId: id }),
  /** without an id it is a new one */
  'save-note-group': z.strictObject({ groupId: z.nullable(id), name: z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(200)), seatIds: z.array(id).check(z.maxLength(1_000)) }),
  'end-note-group': z.strictObject({ groupId: id }),
  'reopen-note-group': z.strictObject({ groupId: id }),
  'prepare-vote': z.strictObject({ itemId: id, question: title, rule: z.optional(ruleSchema), versionId: z.nullable(id), amendedPassage: z.nullable(prose) }),
  'open-vote': z.strictObject({ voteId: id, occurredAt }),
  'pause-vote': z.strictObject({ voteId: id }),
  'resume-vote': z.strictObject({ voteId: id }),
  'cast-ballot': z.strictObject({ voteId: id, choice: z.string().check(z.maxLength(40)) }),
  'close-vote': z.strictObject({ voteId: id, occurredAt }),
  'declare-vote': z.strictObject({ voteId: id, occurredAt }),
}

export type CommandName = keyof typeof commandInputs
export type CommandInput<N extends CommandName> = z.infer<(typeof commandInputs)[N]>
