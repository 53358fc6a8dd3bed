import type { SeatView } from '~/domain/meetings/view'
import { comparePeople } from '~/i18n/format'

/** Seats as a list names them: protocol order, then given name. */
export function inSeatOrder(seats: readonly SeatView[]): SeatView[] {
  const named = (seat: SeatView) => ({ protocolOrder: seat.protocolOrder, fullName: seat.person?.fullName ?? seat.unitName ?? '' })
  return [...seats].sort((a, b) => comparePeople(named(a), named(b)))
}
