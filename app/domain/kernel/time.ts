import type { Millis } from './ids'

/** A calendar day in Vietnam as 'yyyy-mm-dd': sorts as text. */
export type DayString = string

/** Vietnam keeps UTC+7 all year; a fixed offset needs no Intl and gives the same answer on every machine. */
const offsetMillis = 7 * 3_600_000
const dayMillis = 86_400_000

export type ClockParts = { year: number; month: number; day: number; hour: number; minute: number; second: number; /** 0 = Sunday */ weekday: number }

/** The parts of a moment as a clock on a wall in Vietnam shows them. */
export function vnParts(ms: Millis): ClockParts {
  const shifted = new Date(ms + offsetMillis)
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  }
}

/** The Vietnamese day that a moment falls on. */
export function vnDay(ms: Millis): DayString {
  return new Date(ms + offsetMillis).toISOString().slice(0, 10)
}

/** '08:30', Vietnamese time. */
export function vnClock(ms: Millis): string {
  return new Date(ms + offsetMillis).toISOString().slice(11, 16)
}

/** The moment at which a clock in Vietnam shows `clock` ('08:30') on `day`. */
export function vnMillis(day: DayString, clock: string): Millis {
  return Date.parse(`${day}T${clock}:00.000Z`) - offsetMillis
}

/** Whether a text names a day of the calendar: '2026-02-30' does not. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: DayString, count: number): DayString {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * dayMillis).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: DayString): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay()
}
