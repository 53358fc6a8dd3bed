import { officialPosition } from '~/domain/minutes/official-words'
import type { Person, Seat } from '~/domain/meetings/types'
import { formatPersonName } from '~/i18n/format'
import type { Locale } from '~/i18n/locale'

/** "Bà Trần Thị Hạnh"; the seat's addressee where nobody sits there yet. */
export function seatName(seat: Seat | null, locale: Locale, place: 'head' | 'within' = 'head'): string {
  const person = seat?.occupant ?? seat?.standsInFor
  return person ? formatPersonName(person, locale, place) : ''
}

/** "Giám đốc Sở Xây dựng" */
export function seatTitle(seat: Seat | null): string {
  const person: Person | null = seat?.occupant ?? seat?.standsInFor ?? null
  return person ? officialPosition(person) : ''
}
