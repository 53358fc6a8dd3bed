import type { EventOf, EventType, MeetingEvent } from '../meetings/events'
import { endItem, itemReducers, runItem, stopItem } from './reduce-agenda'
import { endFloor, floorReducers } from './reduce-floor'
import { peopleReducers, takeBackAttendance } from './reduce-people'
import { voteReducers } from './reduce-votes'
import type { LiveState } from './state'

export type Reducers<T extends EventType> = { [K in T]: (state: LiveState, event: EventOf<K>) => LiveState }

const unchanged = (state: LiveState) => state

const lifeReducers: Reducers<
  | 'meeting-invited' | 'meeting-opened' | 'break-started' | 'break-ended' | 'meeting-closed' | 'meeting-postponed'
  | 'meeting-cancelled' | 'conclusion-published' | 'doors-closed' | 'doors-opened'
> = {
  'meeting-invited': (state) => ({ ...state, phase: 'invited', phaseReason: '' }),
  'meeting-opened': (state, { payload, occurredAt }) => ({
    ...state, phase: 'in-session', phaseReason: '', sittingId: payload.sittingId, openedAt: state.openedAt ?? occurredAt, closedAt: null,
  }),
  'break-started': (state, { payload, occurredAt }) => ({
    ...stopItem(endFloor(state, occurredAt), occurredAt), phase: 'on-break', pause: { startedAt: occurredAt, resumesAt: payload.resumesAt },
  }),
  'break-ended': (state, { occurredAt }) => runItem({ ...state, phase: 'in-session', pause: null }, occurredAt),
  'meeting-closed': (state, { occurredAt }) => ({
    ...endItem(endFloor(state, occurredAt), occurredAt, 'done'),
    phase: 'closed', closedAt: occurredAt, pause: null, currentItemId: null, requests: [], presenting: null, doorsClosed: false,
  }),
  'meeting-postponed': (state, { payload }) => ({ ...state, phase: 'postponed', phaseReason: payload.reason }),
  'meeting-cancelled': (state, { payload }) => ({ ...state, phase: 'cancelled', phaseReason: payload.reason }),
  'conclusion-published': (state) => ({ ...state, phase: 'published' }),
  'doors-closed': (state) => ({ ...state, doorsClosed: true }),
  'doors-opened': (state) => ({ ...state, doorsClosed: false }),
}

const recordReducers: Reducers<'paper-handed-out' | 'paper-replaced' | 'paper-recalled' | 'presenting-started' | 'opinion-recorded' | 'conclusion-recorded' | 'marks-locked' | 'marks-unlocked' | 'marks-cleared' | 'retracted' | 'paper-step' | 'empty'> = {
  'paper-handed-out': (state, { payload, occurredAt }) => ({ ...state, handedOut: [...state.handedOut, { ...payload, at: occurredAt }] }),
  'paper-replaced': (state, { payload: { replaces, ...paper }, occurredAt }) => ({
    ...state, replaced: [...state.replaced, { ...paper, at: occurredAt }],
    lockedMarks: replaces !== undefined && replaces in state.lockedMarks ? { ...state.lockedMarks, [paper.versionId]: state.lockedMarks[replaces] ?? null } : state.lockedMarks,
  }),
  // the lists have it no more: they are fetched again as after any change of the agenda
  'paper-recalled': (state, { payload }) => ({
    ...state, agendaVersion: state.agendaVersion + 1, handedOut: state.handedOut.filter((known) => known.documentId !== payload.documentId),
  }),
  'presenting-started': (state, { payload }) => ({ ...state, presenting: payload }),
  'opinion-recorded': (state, { payload, seq, occurredAt }) => ({
    ...state, opinions: [...state.opinions.filter((known) => known.opinionId !== payload.opinionId), { ...payload, seq, at: occurredAt }],
  }),
  'conclusion-recorded': (state, { payload, seq, occurredAt }) => ({
    ...state, conclusions: [...state.conclusions.filter((known) => known.conclusionId !== payload.conclusionId), { ...payload, seq, at: occurredAt }],
  }),
  'marks-locked': (state, { payload, actorId }) => ({ ...state, lockedMarks: { ...state.lockedMarks, [payload.versionId]: actorId } }),
  'marks-unlocked': (state, { payload }) => ({ ...state, lockedMarks: Object.fromEntries(Object.entries(state.lockedMarks).filter(([versionId]) => versionId !== payload.versionId)) }),
  'marks-cleared': unchanged,
  retracted: unchanged,
  'paper-step': (state, { payload, occurredAt }) => ({ ...state, papers: { ...state.papers, [payload.paperId]: { ...payload, at: occurredAt } } }),
  empty: unchanged,
}

const reducers: Reducers<EventType> = { ...lifeReducers, ...itemReducers, ...peopleReducers, ...floorReducers, ...voteReducers, ...recordReducers }

/**
 * The meeting after one more event. Pure; the same function in the room, the browser and the big screen.
 * L1 An event already taken in changes nothing. L2 An empty event, or one of a newer version of the
 * programme, only moves `seq` on. L3 A correction first takes back what it names.
 */
export function reduce(state: LiveState, event: MeetingEvent): LiveState {
  if (event.seq <= state.seq) return state
  const before = event.source.kind === 'correction' ? takeBack(state, event.source.ofSeq) : state
  return { ...apply(before, event), seq: event.seq }
}

export function reduceAll(state: LiveState, events: readonly MeetingEvent[]): LiveState {
  return events.reduce(reduce, state)
}

function apply<T extends EventType>(state: LiveState, event: EventOf<T>): LiveState {
  const reducer = Object.hasOwn(reducers, event.type) ? reducers[event.type as T] : unchanged
  return reducer(state, event)
}

/** L3 Opinions, conclusions and attendance are kept by the seq that brought them, and go with it. */
function takeBack(state: LiveState, ofSeq: number): LiveState {
  return {
    ...takeBackAttendance(state, ofSeq),
    opinions: state.opinions.filter((opinion) => opinion.seq !== ofSeq),
    conclusions: state.conclusions.filter((conclusion) => conclusion.seq !== ofSeq),
  }
}
