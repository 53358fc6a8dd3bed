import * as z from 'zod/mini'
import { oneLine } from '../kernel/line'
import { isDay, vnMillis } from '../kernel/time'

/** What a person typed wrong, by the key of its sentence in `meetings.fieldErrors`. */
export type FieldErrorKey = 'titleNeeded' | 'tooLong' | 'typeNeeded' | 'bodyNeeded' | 'dateForm' | 'timeForm' | 'endsBeforeStart' | 'minutesForm' | 'reasonNeeded' | 'deputyNeeded' | 'peopleNeeded' | 'questionNeeded' | 'unitNeeded' | 'daysForm' | 'fileSizeForm' | 'ownSpaceForm'
const says = (key: FieldErrorKey) => key

const id = z.string().check(z.minLength(1), z.maxLength(64))
const optionalId = z.pipe(z.optional(z.string().check(z.maxLength(64))), z.transform((value) => value || null))
const folded = z.pipe(z.string(), z.transform(oneLine))
const line = (max: number) => z.pipe(folded, z.string().check(z.maxLength(max, says('tooLong'))))
const requiredLine = (max: number, empty: FieldErrorKey) => z.pipe(folded, z.string().check(z.minLength(1, says(empty)), z.maxLength(max, says('tooLong'))))
const day = z.string().check(z.refine(isDay, says('dateForm')))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, says('timeForm')))

const factsFields = {
  title: requiredLine(300, 'titleNeeded'),
  typeId: z.string().check(z.minLength(1, says('typeNeeded')), z.maxLength(64)),
  bodyId: z.string().check(z.minLength(1, says('bodyNeeded')), z.maxLength(64)),
  place: line(300),
  startsDate: day, startsTime: clock, endsDate: day, endsTime: clock,
}

/** The facts of a meeting as its form sends them: days 'yyyy-mm-dd' and times 'hh:mm', Vietnamese time. */
export const meetingForm = z.object(factsFields)
/** A new one also names who presides and who keeps the record, and a key: pressing twice makes one meeting. */
export const newMeetingForm = z.object({ ...factsFields, chairUserId: optionalId, secretaryUserId: optionalId, key: z.string().check(z.minLength(8), z.maxLength(64)) })
export const editMeetingForm = z.object({ ...factsFields, revision: z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)) })

export type MeetingInput = { title: string; typeId: string; bodyId: string; place: string; /** UTC ms */ startsAt: number; endsAt: number }

/** The form's days and times as moments. */
export function meetingInputOf(form: z.infer<typeof meetingForm>): MeetingInput {
  const { title, typeId, bodyId, place, startsDate, startsTime, endsDate, endsTime } = form
  return { title, typeId, bodyId, place, startsAt: vnMillis(startsDate, startsTime), endsAt: vnMillis(endsDate, endsTime) }
}

const reason = requiredLine(1_000, 'reasonNeeded')
/** The invitation's answer (DOMAIN §3): a decline and a deputy both want a reason. */
export const replyInput = z.discriminatedUnion('reply', [
  z.object({ reply: z.literal('accepted') }),
  z.object({ reply: z.literal('declined'), reason }),
  z.object({ reply: z.literal('deputy'), reason: line(1_000), deputyUserId: z.string().check(z.minLength(1, says('deputyNeeded')), z.maxLength(64)) }),
])
export type ReplyInput = z.infer<typeof replyInput>

export const reasonInput = z.object({ reason })

const role = z.enum(['chair', 'secretary', 'member', 'guest'])
const ids = z.array(id).check(z.maxLength(500))
export const addSeatsInput = z.object({ userIds: ids, unitIds: ids, role })
export type AddSeatsInput = z.infer<typeof addSeatsInput>

export const changeSeatInput = z.object({
  seatId: id,
  role: z.optional(role),
  countsForQuorum: z.optional(z.boolean()),
  votes: z.optional(z.boolean()),
  protocolOrder: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  siteId: z.optional(z.nullable(id)),
  /** whom the unit of a seat names */
  occupantUserId: z.optional(z.nullable(id)),
})
export type ChangeSeatInput = z.infer<typeof changeSeatInput>

export const seatIdInput = z.object({ seatId: id })
export const sitesInput = z.object({ sites: z.array(z.object({ id: z.nullable(id), name: requiredLine(200, 'titleNeeded') })).check(z.maxLength(200)) })
export type SitesInput = z.infer<typeof sitesInput>
