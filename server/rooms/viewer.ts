import type { Viewer } from '~/domain/live/audience'

/** Whoever may read without a seat (its maker, a preparing unit) sees what a guest sees. */
export function viewerOf(seat: { id: string; role: Viewer['role'] } | null, as: 'person' | 'screen'): Viewer {
  if (as === 'screen') return { role: 'screen', seatId: null, staysForClosedItem: false }
  return { role: seat?.role ?? 'guest', seatId: seat?.id ?? null, staysForClosedItem: false }
}
