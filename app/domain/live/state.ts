import type { ConclusionId, DocumentId, ItemId, MeetingId, Millis, RequestId, SeatId, SittingId, SpeechId, UserId, VersionId, VoteId } from '../kernel/ids'
import type { PayloadOf } from '../meetings/events'
import type { MeetingFacts, MeetingState } from '../meetings/types'
import type { VoteState } from '../voting/vote'

export type ItemLive = {
  state: 'waiting' | 'open' | 'done' | 'put-off'
  parentId: ItemId | null
  /** first time it was opened */
  startedAt: Millis | null
  endedAt: Millis | null
  /** time spent before `runningSince`; breaks are left out */
  spentMillis: number
  /** null while it does not run */
  runningSince: Millis | null
}

export type AttendanceStatus = 'expected' | 'present' | 'late' | 'excused' | 'absent' | 'left' | 'out'
/** One thing recorded about a seat; kept with its `seq` so that it can be taken back. */
export type AttendanceFact =
  | { seq: number; at: Millis; kind: 'came'; userId: UserId; late: boolean }
  | { seq: number; at: Millis; kind: 'absent'; excused: boolean; reason: string }
  | { seq: number; at: Millis; kind: 'left'; early: boolean }
  | { seq: number; at: Millis; kind: 'back' }
  | { seq: number; at: Millis; kind: 'deputy'; userId: UserId; votes: boolean }
export type SeatAttendance = {
  status: AttendanceStatus
  /** when the status began */
  since: Millis | null
  arrivedAt: Millis | null
  leftAt: Millis | null
  /** who checked in there */
  userId: UserId | null
  deputy: { userId: UserId; votes: boolean } | null
  reason: string
  facts: readonly AttendanceFact[]
}

export type WaitingRequest = { requestId: RequestId; seatId: SeatId; kind: 'speech' | 'reply'; topic: string; askedAt: Millis }
export type Floor = { speechId: SpeechId; seatId: SeatId; itemId: ItemId | null; startedAt: Millis; seconds: number }
export type Spoken = { count: number; seconds: number }

export type VoteLive = {
  id: VoteId
  state: VoteState
  itemId: ItemId
  question: string
  /** the rest is known from the opening on */
  opening: PayloadOf<'vote-opened'> | null
  receivedSeatIds: readonly SeatId[]
  openedAt: Millis | null
  closedAt: Millis | null
  result: PayloadOf<'vote-declared'>['result'] | null
  named: PayloadOf<'vote-declared'>['named']
}

export type OpinionLive = PayloadOf<'opinion-recorded'> & { seq: number; at: Millis }
export type ConclusionLive = PayloadOf<'conclusion-recorded'> & { conclusionId: ConclusionId; seq: number; at: Millis }
export type HandedOut = { documentId: DocumentId; itemId: ItemId; title: string; at: Millis }
export type ReplacedPaper = { documentId: DocumentId; itemId: ItemId; versionId: VersionId; title: string; at: Millis }
export type ChairPeriod = { seatId: SeatId; from: Millis | null; until: Millis | null; reason: string }

/** The meeting as a screen shows it: a value, equal wherever the same events were reduced. */
export type LiveState = {
  meetingId: MeetingId
  /** last event taken in */
  seq: number
  phase: MeetingState
  phaseReason: string
  sittingId: SittingId | null
  openedAt: Millis | null
  closedAt: Millis | null
  pause: { startedAt: Millis; resumesAt: Millis | null } | null
  currentItemId: ItemId | null
  items: Readonly<Record<ItemId, ItemLive>>
  /** grows with every change of the agenda: time to load its items again */
  agendaVersion: number
  attendance: Readonly<Record<SeatId, SeatAttendance>>
  /** the last period is the current one */
  chairPeriods: readonly ChairPeriod[]
  chairSeatId: SeatId | null
  doorsClosed: boolean
  /** in the order in which they are to be called: replies first */
  requests: readonly WaitingRequest[]
  floor: Floor | null
  spoken: Readonly<Record<SeatId, Spoken>>
  votes: Readonly<Record<VoteId, VoteLive>>
  opinions: readonly OpinionLive[]
  conclusions: readonly ConclusionLive[]
  presenting: { seatId: SeatId; versionId: VersionId | null } | null
  handedOut: readonly HandedOut[]
  /** new versions, in the order in which they came */
  replaced: readonly ReplacedPaper[]
  papers: Readonly<Record<string, PayloadOf<'paper-step'> & { at: Millis }>>
  /** versions whose room layer is locked, and by whom */
  lockedMarks: Readonly<Record<VersionId, UserId | null>>
}

export const waitingItem: ItemLive = { state: 'waiting', parentId: null, startedAt: null, endedAt: null, spentMillis: 0, runningSince: null }
export const expectedSeat: SeatAttendance = { status: 'expected', since: null, arrivedAt: null, leftAt: null, userId: null, deputy: null, reason: '', facts: [] }

/**
 * The state before the first event. The rows behind `meeting` may be newer than that:
 * the state starts as a draft and the events carry it on, so reduce over all events is the truth.
 */
export function initialLive(meeting: Pick<MeetingFacts, 'id' | 'seats' | 'items'>): LiveState {
  const chairSeatId = meeting.seats.find((seat) => seat.role === 'chair')?.id ?? null
  return {
    meetingId: meeting.id, seq: 0, phase: 'draft', phaseReason: '', sittingId: null, openedAt: null, closedAt: null, pause: null,
    currentItemId: null,
    items: Object.fromEntries(meeting.items.map((item) => [item.id, { ...waitingItem, parentId: item.parentId }])),
    agendaVersion: 0,
    attendance: Object.fromEntries(meeting.seats.map((seat) => [seat.id, expectedSeat])),
    chairPeriods: chairSeatId === null ? [] : [{ seatId: chairSeatId, from: null, until: null, reason: '' }],
    chairSeatId, doorsClosed: false, requests: [], floor: null, spoken: {}, votes: {}, opinions: [], conclusions: [],
    presenting: null, handedOut: [], replaced: [], papers: {}, lockedMarks: {},
  }
}

/** After 'agenda-changed': items that arose or moved take their place; what has happened to them stays. */
export function withAgenda(state: LiveState, items: MeetingFacts['items']): LiveState {
  const known = items.map((item) => [item.id, { ...(state.items[item.id] ?? waitingItem), parentId: item.parentId }])
  return { ...state, items: { ...state.items, ...Object.fromEntries(known) } }
}

const inTheRoom: readonly AttendanceStatus[] = ['present', 'late']

export function isPresent(state: LiveState, seatId: SeatId): boolean {
  return inTheRoom.includes(state.attendance[seatId]?.status ?? 'expected')
}

/** Seats whose occupants are in the room now: what quorum and voting roll are taken from. */
export function presentSeatIds(state: LiveState): Set<SeatId> {
  return new Set(Object.keys(state.attendance).filter((seatId) => isPresent(state, seatId)))
}

/** Milliseconds that an item has run until `now`, without breaks. */
export function spentOn(item: ItemLive | undefined, now: Millis): number {
  if (!item) return 0
  return item.spentMillis + (item.runningSince === null ? 0 : Math.max(0, now - item.runningSince))
}

/** Votes that are open or paused. */
export function openVotes(state: LiveState): VoteLive[] {
  return Object.values(state.votes).filter((vote) => vote.state === 'open' || vote.state === 'paused')
}

/** Seconds that the speaker has left; negative when over. */
export function secondsLeft(floor: Floor, now: Millis): number {
  return floor.seconds - Math.floor((now - floor.startedAt) / 1000)
}
