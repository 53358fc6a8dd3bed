import { addDays, weekdayOf, type DayString } from './time'

/** What the State announces each year: public holidays, and Saturdays or Sundays worked to make up for one. */
export type WorkCalendar = { holidays: readonly DayString[]; makeUpDays: readonly DayString[] }

/** K1 Saturday, Sunday and public holidays do not count; make-up days do (DOMAIN §3). */
export function isWorkingDay(day: DayString, calendar: WorkCalendar): boolean {
  if (calendar.makeUpDays.includes(day)) return true
  if (calendar.holidays.includes(day)) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** K2 The day on which `count` working days have passed; the first day counted is the one after `day`. */
export function addWorkingDays(day: DayString, count: number, calendar: WorkCalendar): DayString {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached, calendar)) left -= 1
  }
  return reached
}

/** K3 Working days after `from` and up to `to`, `to` included; 0 when `to` is not later. */
export function workingDaysBetween(from: DayString, to: DayString, calendar: WorkCalendar): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/** K5 The latest working day from which `count` working days remain until `day`, `day` included. */
export function subtractWorkingDays(day: DayString, count: number, calendar: WorkCalendar): DayString {
  let reached = day
  while (workingDaysBetween(reached, day, calendar) < count || !isWorkingDay(reached, calendar)) reached = addDays(reached, -1)
  return reached
}
