import type { SeatId, RequestId, SpeechId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import type { Seat } from '../meetings/types'
import { isPresent, type LiveState, type WaitingRequest } from './state'

/** Seconds and rights that a meeting type sets. */
export type FloorSettings = { speechSeconds: number; replySeconds: number; extensionSeconds: number; allowGuestRequests: boolean }
/** Model of the National Assembly: 7 minutes, 3 for a reply in debate (DOMAIN §3); "Thêm 2 phút". */
export const defaultFloor: FloorSettings = { speechSeconds: 420, replySeconds: 180, extensionSeconds: 120, allowGuestRequests: true }

/**
 * F1, F2 Asks for the floor. Refuses: not in session, no seat, guests may not ask (a setting),
 * not checked in, already waiting.
 */
export function decideRequestFloor(live: LiveState, seat: Seat | null, settings: Pick<FloorSettings, 'allowGuestRequests'> = defaultFloor): Decision {
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  if (seat === null) return refuse('live/no-seat')
  if (seat.role === 'guest' && !settings.allowGuestRequests) return refuse('live/guests-may-not-ask')
  if (!isPresent(live, seat.id)) return refuse('live/not-checked-in')
  if (live.requests.some((request) => request.seatId === seat.id)) return refuse('live/already-asked')
  return allow()
}

/** Takes an own request back. Refuses where there is none. */
export function decideWithdrawRequest(live: LiveState, seatId: SeatId, requestId: RequestId): Decision {
  return live.requests.some((request) => request.requestId === requestId && request.seatId === seatId) ? allow() : refuse('live/no-request')
}

export type FloorGrant = { seatId: SeatId; requestId: RequestId | null; seconds: number; endsSpeechId: SpeechId | null }

/**
 * F3 The chair calls a waiting request or any seat in the room, a guest's too. The speech under way is ended by it
 * (`endsSpeechId`). Refuses: not in session, no such request, no seat, not checked in, already speaking.
 */
export function decideGiveFloor(
  live: LiveState,
  seats: readonly Seat[],
  to: { requestId: RequestId } | { seatId: SeatId },
  settings: FloorSettings = defaultFloor,
): Decision<FloorGrant> {
  if (live.phase !== 'in-session') return refuse('live/not-in-session')
  const request: WaitingRequest | null = live.requests.find((known) => ('requestId' in to ? known.requestId === to.requestId : known.seatId === to.seatId)) ?? null
  if ('requestId' in to && request === null) return refuse('live/no-request')
  const seatId = 'seatId' in to ? to.seatId : request?.seatId
  const seat = seats.find((known) => known.id === seatId)
  if (!seat) return refuse('live/no-seat')
  if (!isPresent(live, seat.id)) return refuse('live/not-checked-in')
  if (live.floor?.seatId === seat.id) return refuse('live/somebody-speaking')
  const seconds = request?.kind === 'reply' ? settings.replySeconds : settings.speechSeconds
  return allow({ seatId: seat.id, requestId: request?.requestId ?? null, seconds, endsSpeechId: live.floor?.speechId ?? null })
}

/** F4 The speech under way ends. Refuses: nobody speaks, or meanwhile somebody else does. */
export function decideEndFloor(live: LiveState, speechId: SpeechId): Decision {
  return live.floor?.speechId === speechId ? allow() : refuse('live/nobody-speaking')
}

/** F5 "Thêm 2 phút". Refuses like ending. */
export function decideExtend(live: LiveState, speechId: SpeechId, seconds = defaultFloor.extensionSeconds): Decision<{ speechId: SpeechId; seconds: number }> {
  return live.floor?.speechId === speechId ? allow({ speechId, seconds }) : refuse('live/nobody-speaking')
}
