import * as z from 'zod'
import type { WorkCalendar } from '~/domain/kernel/calendar'
import { findSetting } from '~db/queries/settings'
import type { Queries } from '#types'

const calendarSetting = z.object({ holidays: z.array(z.string()), makeUpDays: z.array(z.string()) })

/** Holidays and make-up days as the State announced them and the house entered them (setting `work-calendar`); none known = weekends only. */
export async function readCalendar(q: Queries): Promise<WorkCalendar> {
  const parsed = calendarSetting.safeParse(await findSetting(q, 'work-calendar'))
  return parsed.success ? parsed.data : { holidays: [], makeUpDays: [] }
}
