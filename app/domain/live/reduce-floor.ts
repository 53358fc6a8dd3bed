import type { Millis } from '../kernel/ids'
import type { Reducers } from './reduce'
import type { LiveState, WaitingRequest } from './state'

/** Ends the speech that is under way, if any, and adds it to what the seat has spoken. */
export function endFloor(state: LiveState, at: Millis): LiveState {
  if (state.floor === null) return state
  const { seatId, startedAt } = state.floor
  const before = state.spoken[seatId] ?? { count: 0, seconds: 0 }
  const seconds = Math.max(0, Math.round((at - startedAt) / 1000))
  return { ...state, floor: null, spoken: { ...state.spoken, [seatId]: { count: before.count + 1, seconds: before.seconds + seconds } } }
}

/** L6 A reply in debate (tranh luận) is called before the speeches, otherwise first come, first called. */
function enqueue(requests: readonly WaitingRequest[], request: WaitingRequest): WaitingRequest[] {
  const others = requests.filter((known) => known.requestId !== request.requestId)
  const replies = others.filter((known) => known.kind === 'reply')
  const speeches = others.filter((known) => known.kind === 'speech')
  return request.kind === 'reply' ? [...replies, request, ...speeches] : [...replies, ...speeches, request]
}

/** L7 One person has the floor; giving it to another ends the speech before. */
export const floorReducers: Reducers<'floor-requested' | 'floor-withdrawn' | 'floor-given' | 'floor-extended' | 'floor-ended'> = {
  'floor-requested': (state, { payload, occurredAt }) => ({ ...state, requests: enqueue(state.requests, { ...payload, askedAt: occurredAt }) }),
  'floor-withdrawn': (state, { payload }) => ({ ...state, requests: state.requests.filter((request) => request.requestId !== payload.requestId) }),
  'floor-given': (state, { payload, occurredAt }) => {
    const { requestId, ...floor } = payload
    return {
      ...endFloor(state, occurredAt),
      requests: state.requests.filter((request) => request.requestId !== requestId),
      floor: { ...floor, startedAt: occurredAt },
    }
  },
  'floor-extended': (state, { payload }) =>
    state.floor?.speechId === payload.speechId ? { ...state, floor: { ...state.floor, seconds: state.floor.seconds + payload.seconds } } : state,
  'floor-ended': (state, { payload, occurredAt }) => (state.floor?.speechId === payload.speechId ? endFloor(state, occurredAt) : state),
}
