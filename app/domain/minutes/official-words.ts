import { type Millis } from '../kernel/ids'
import { oneLine } from '../kernel/line'
import { vnParts } from '../kernel/time'
import { type Person } from '../meetings/types'
import { type Day } from './paper'

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** The Vietnamese calendar day of a moment. */
export function dayOf(at: Millis): Day {
  const { day, month, year } = vnParts(at)
  return { day, month, year }
}

/** A day given as yyyy-mm-dd, e.g. a deadline. */
export function dayFromIso(iso: string): Day {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { day, month, year }
}

/** "ngày 05 tháng 02 năm 2026": a zero before days 1–9 and months 1–2. NĐ 30/2020/NĐ-CP, phụ lục I, mục II.4. */
export function officialDay({ day, month, year }: Day): string {
  return `ngày ${twoDigits(day)} tháng ${month <= 2 ? twoDigits(month) : month} năm ${year}`
}

/** "08 giờ 30 phút", Vietnamese time. */
export function officialTime(at: Millis): string {
  const { hour, minute } = vnParts(at)
  return `${twoDigits(hour)} giờ ${twoDigits(minute)} phút`
}

/** "08 giờ 30 phút, ngày 20 tháng 11 năm 2026", as Mẫu 1.9 writes beginning and end. */
export function officialMoment(at: Millis): string {
  return `${officialTime(at)}, ${officialDay(dayOf(at))}`
}

/** Morning until noon, afternoon until 18:00, then evening: "buổi sáng ngày 20 tháng 11 năm 2026". */
export function officialSitting(at: Millis): string {
  const { hour } = vnParts(at)
  const part = hour < 12 ? 'sáng' : hour < 18 ? 'chiều' : 'tối'
  return `Buổi ${part}, ${officialDay(dayOf(at))}`
}

/** Counts under ten carry a zero: "01 người", "08 nội dung", "23 người". */
export function officialCount(n: number): string {
  return twoDigits(n)
}

/** "Số: 05/TB-UBND"; blank before the stroke while the paper has no number. NĐ 30/2020/NĐ-CP, phụ lục I, mục II.3. */
export function officialNumber(number: number | null, symbol: string): string {
  return number === null ? `Số:       /${symbol}` : `Số: ${twoDigits(number)}/${symbol}`
}

/** Place and day of issue: "Lam Sơn, ngày 24 tháng 11 năm 2026"; the day is blank until the clerk gives it. Phụ lục I, mục II.4. */
export function officialPlaceAndDay(place: string, day: Day | null, year: number): string {
  return `${place}, ${day ? officialDay(day) : `ngày       tháng       năm ${year}`}`
}

/** a) b) c) d) đ) e) g) …: the Vietnamese alphabet of points, without f, j, w, z. */
const pointLetters = [...'abcdđeghiklmnopqrstuvxy']

/** Letter of the nth point (from 0); after the alphabet it starts over doubled: "aa)". */
export function pointLetter(index: number): string {
  const letter = pointLetters[index % pointLetters.length] ?? 'a'
  return letter.repeat(Math.floor(index / pointLetters.length) + 1)
}

const romans: [number, string][] = [[10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]

/** Parts and appendices are numbered in Roman: 1 → "I". */
export function roman(n: number): string {
  const step = romans.find(([value]) => value <= n)
  return step ? step[1] + roman(n - step[0]) : ''
}

const fractions: Record<string, string> = { '1/2': 'một nửa', '2/3': 'hai phần ba', '3/4': 'ba phần tư', '3/5': 'ba phần năm' }

/** "hai phần ba"; an unusual share in figures. */
export function fractionInWords({ numerator, divisor }: { numerator: number; divisor: number }): string {
  return fractions[`${numerator}/${divisor}`] ?? `${numerator}/${divisor}`
}

/**
 * Position and unit, without saying twice what both contain: "Chánh Thanh tra" + "Thanh tra tỉnh" → "Chánh Thanh tra tỉnh".
 * Ranks that are no offices are written small: "chuyên viên Văn phòng …".
 */
export function officialPosition({ position, unitName }: Pick<Person, 'position' | 'unitName'>): string {
  const said = position.replace(/^(Chuyên viên|Công chức|Cán bộ|Nhân viên)/u, (rank) => rank.toLocaleLowerCase('vi')).split(' ')
  const unit = unitName.split(' ')
  const same = (a: string[], b: string[]) => a.join(' ').toLocaleLowerCase('vi') === b.join(' ').toLocaleLowerCase('vi')
  if (said.join(' ').toLocaleLowerCase('vi').includes(unitName.toLocaleLowerCase('vi'))) return said.join(' ')
  const overlap = unit.findLastIndex((_, index) => same(said.slice(-(index + 1)), unit.slice(0, index + 1))) + 1
  return [...said.slice(0, said.length - overlap), ...unit].join(' ').trim()
}

/** "Chuyên viên Văn phòng …": the same at the head of a line. */
export const positionAtHead = (person: Pick<Person, 'position' | 'unitName'>): string => upperFirst(officialPosition(person))

/** How a body speaks of people: a setting of the issuing body (GLOSSARY). */
export type Address = 'ông/bà' | 'đồng chí'

/** "ông Trần Văn Dũng, Giám đốc Sở Tài chính": inside a sentence. */
export function nameInSentence(person: Person, address: Address): string {
  return `${address === 'đồng chí' ? address : person.honorific} ${person.fullName}, ${officialPosition(person)}`
}

/** "Ông Trần Văn Dũng, Giám đốc Sở Tài chính": at the head of a sentence or line. */
export function nameAtHead(person: Person, address: Address): string {
  return upperFirst(nameInSentence(person, address))
}

export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** Lower-cases a first letter that is upper-case only because the text began there; "UBND tỉnh" and "Sở Tài chính" stay. */
export function lowerFirst(text: string): string {
  const keepsCapital = /^(\p{Lu}\p{Lu}|(Sở|Ban|Bộ|Ủy ban|Hội đồng|Văn phòng|Công an|Trung tâm|Chi cục|Nghị quyết số|Quyết định số)\s)/u
  return keepsCapital.test(text) ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** One line, one full stop: what a person typed, ready to end a sentence. */
export function sentence(text: string): string {
  const line = oneLine(text).replace(/[\s.;,]+$/, '')
  return /[?!…]$/.test(line) ? line : `${line}.`
}

/** The same without its stop, to be continued. */
export function clause(text: string): string {
  return sentence(text).replace(/\.$/, '')
}

/** "Sở Xây dựng", "Sở Xây dựng và Sở Nội vụ", "Sở Xây dựng, Sở Nội vụ và Công an tỉnh". */
export function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`
}
