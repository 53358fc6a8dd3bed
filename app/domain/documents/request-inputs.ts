import * as z from 'zod/mini'
import { oneLine } from '../kernel/line'
import { isDay, vnMillis } from '../kernel/time'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const folded = z.pipe(z.string(), z.transform(oneLine))
const what = z.pipe(folded, z.string().check(z.minLength(1, 'titleNeeded'), z.maxLength(300, 'tooLong')))
const day = z.string().check(z.refine(isDay, 'dateForm'))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'timeForm'))
const facts = { what, dueDate: day, dueTime: clock }

/** What is asked of a unit: days 'yyyy-mm-dd' and times 'hh:mm', Vietnamese time; messages are keys of `meetings.fieldErrors`. */
export const askPaperInput = z.object({ ...facts, itemId: id, unitId: z.string().check(z.minLength(1, 'unitNeeded'), z.maxLength(64)) })
export const changeRequestInput = z.object({ ...facts, requestId: id })
export const requestIdInput = z.object({ requestId: id })
export const papersInput = z.object({ documentIds: z.array(id).check(z.minLength(1), z.maxLength(200)) })
export const sendBackInput = z.object({ documentId: id, reason: z.pipe(folded, z.string().check(z.minLength(1, 'reasonNeeded'), z.maxLength(1_000, 'tooLong'))) })

export type AskPaperInput = z.infer<typeof askPaperInput>
export type ChangeRequestInput = z.infer<typeof changeRequestInput>

/** The moment that the form's day and time mean. */
export const dueAtOf = ({ dueDate, dueTime }: { dueDate: string; dueTime: string }) => vnMillis(dueDate, dueTime)
