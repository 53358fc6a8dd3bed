import type { Millis } from '~/domain/kernel/ids'
import { vnParts } from '~/domain/kernel/time'
import type { Locale } from './locale'

/**
 * How the screen writes times, numbers and people (GLOSSARY, head). Own code instead of Intl:
 * server and browser must write the same characters, whatever ICU data they carry.
 */

const two = (n: number) => String(n).padStart(2, '0')

const weekdays: Record<Locale, readonly string[]> = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** '08:30' */
export function formatTime(at: Millis): string {
  const { hour, minute } = vnParts(at)
  return `${two(hour)}:${two(minute)}`
}

/** '09:42:15' */
export function formatTimeWithSeconds(at: Millis): string {
  return `${formatTime(at)}:${two(vnParts(at).second)}`
}

/** '20/11/2026', in both languages */
export function formatDate(at: Millis): string {
  const { day, month, year } = vnParts(at)
  return `${two(day)}/${two(month)}/${year}`
}

/** 'Thứ Sáu, 20/11/2026' */
export function formatWeekday(at: Millis, locale: Locale = 'vi'): string {
  return `${weekdays[locale][vnParts(at).weekday]}, ${formatDate(at)}`
}

/** '08:30, 20/11/2026' */
export function formatDateTime(at: Millis): string {
  return `${formatTime(at)}, ${formatDate(at)}`
}

/** What stands on a paper that somebody takes away, downloaded or printed: 'Nguyễn Văn A · 22/11/2026 09:41 · Nghị Sự' */
export function formatTaken(fullName: string, at: Millis): string {
  return `${fullName} · ${formatDate(at)} ${formatTime(at)} · Nghị Sự`
}

/** '08:00 – 11:30, Thứ Sáu, 20/11/2026'; over midnight each end has its day. */
export function formatSpan(from: Millis, to: Millis, locale: Locale = 'vi'): string {
  if (formatDate(from) !== formatDate(to)) return `${formatDateTime(from)} – ${formatDateTime(to)}`
  return `${formatTime(from)} – ${formatTime(to)}, ${formatWeekday(from, locale)}`
}

/** '01:12'; from an hour on '1:05:00'. Whole seconds, never below zero. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`
}

/** '1.250' (English '1,250') */
export function formatNumber(value: number, locale: Locale = 'vi'): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.')
  const [group, point] = locale === 'vi' ? ['.', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? point + fraction : ''}`
}

/** '850 kB', '50,2 MB' */
export function formatFileSize(bytes: number, locale: Locale = 'vi'): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.ceil(bytes / 1_000), locale)} kB`
  if (bytes < 999_950_000) return `${formatNumber(Math.round(bytes / 100_000) / 10, locale)} MB`
  return `${formatNumber(Math.round(bytes / 100_000_000) / 10, locale)} GB`
}

/** What `<input type="date">` and `<input type="time">` want: '2026-11-20' and '08:30', Vietnamese time. */
export function toDateField(at: Millis): string {
  const { year, month, day } = vnParts(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** 'Lê Hoàng Phúc' → 'LP': family name and given name. */
export function initials(fullName: string): string {
  const words = fullName.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map((word) => (word ?? '').charAt(0).toLocaleUpperCase('vi')).join('')
}

/** 'Bà Trần Thị Hạnh' at the head of a line, 'bà Trần Thị Hạnh' within a sentence. */
export function formatPersonName(person: { honorific: 'ông' | 'bà'; fullName: string }, locale: Locale = 'vi', place: 'head' | 'within' = 'head'): string {
  if (locale === 'en') return `${person.honorific === 'ông' ? 'Mr' : 'Ms'} ${person.fullName}`
  const honorific = place === 'head' ? person.honorific.charAt(0).toLocaleUpperCase('vi') + person.honorific.slice(1) : person.honorific
  return `${honorific} ${person.fullName}`
}

const vietnamese = new Intl.Collator('vi')
const givenName = (fullName: string) => fullName.trim().split(/\s+/).at(-1) ?? ''

/** Protocol order, then given name (the last word), then the whole name, by the Vietnamese alphabet. */
export function comparePeople(a: { protocolOrder: number; fullName: string }, b: { protocolOrder: number; fullName: string }): number {
  return a.protocolOrder - b.protocolOrder
    || vietnamese.compare(givenName(a.fullName), givenName(b.fullName))
    || vietnamese.compare(a.fullName, b.fullName)
}
