import * as z from 'zod/mini'
import type { FieldErrorKey } from '../meetings/inputs'
import { paperLimits } from './limits'
import { mostRequestDays, type RequestSettings } from './request'

/** What the house lays down for papers. `largestFileMb`: of one file; `ownSpaceMb`: of one person's own papers together. */
export type PaperSettings = RequestSettings & { largestFileMb: number; ownSpaceMb: number }

/** A whole number as a form sends it; left empty it is none, not 0. */
const whole = (min: number, max: number, wrong: FieldErrorKey) => z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/, wrong)),
  z.pipe(z.transform(Number), z.number().check(z.gte(min, wrong), z.lte(max, wrong))),
)
const days = whole(0, mostRequestDays, 'daysForm')

/** Messages are keys of `meetings.fieldErrors`. */
export const paperSettingsInput = z.object({
  dueDays: days,
  dueDaysOfCouncil: days,
  remindDaysBefore: days,
  remindDaysAfter: days,
  remindAt: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'timeForm' satisfies FieldErrorKey)),
  largestFileMb: whole(1, paperLimits.mostFileMb, 'fileSizeForm'),
  ownSpaceMb: whole(paperLimits.leastOwnSpaceMb, paperLimits.mostOwnSpaceMb, 'ownSpaceForm'),
})
