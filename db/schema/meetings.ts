import type { Audience, Choice, EventSource, EventType, MajorityRule, VoteResult } from '~/domain/meetings/events'
import type { MeetingState, SeatRole } from '~/domain/meetings/types'
import { flag, id, index, json, millis, primaryKey, string, table, uniqueIndex, whole } from '#columns'
import { issuingBodies, users } from './identity'

/** What a kind of meeting brings along; laws change and localities differ, so all of it is a setting. */
export const meetingTypes = table('meeting_types', {
  id: id('id').primaryKey(),
  name: string('name').notNull(),
  /** "phiên họp", "cuộc họp", "hội nghị", "kỳ họp" */
  noun: string('noun').notNull(),
  /** "chủ trì"; "chủ tọa" in HĐND types */
  chairWord: string('chair_word').notNull(),
  /** "thành viên", "đại biểu" */
  memberWord: string('member_word').notNull(),
  quorum: json('quorum').$type<{ numerator: number; divisor: number }>().notNull(),
  rule: json('rule').$type<MajorityRule>().notNull(),
  choiceLabels: json('choice_labels').$type<Record<Choice, string>>().notNull(),
  speakingSeconds: whole('speaking_seconds').notNull().default(420),
  deputiesVote: flag('deputies_vote').notNull().default(false),
  secretaryMayChair: flag('secretary_may_chair').notNull().default(true),
  protocolOrder: whole('protocol_order').notNull().default(1000),
})

export const meetings = table('meetings', {
  id: id('id').primaryKey(),
  typeId: id('type_id').notNull().references(() => meetingTypes.id),
  bodyId: id('body_id').notNull().references(() => issuingBodies.id),
  title: string('title').notNull(),
  /** the title as search compares it (`foldForSearch`) */
  searchTitle: string('search_title').notNull().default(''),
  state: string('state').$type<MeetingState>().notNull(),
  place: string('place').notNull(),
  startsAt: millis('starts_at').notNull(),
  endsAt: millis('ends_at').notNull(),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
  /** the number of its newest event */
  lastSeq: whole('last_seq').notNull().default(0),
  /** who presides now; the seat, not the person (DOMAIN §1) */
  chairSeatId: id('chair_seat_id'),
  currentItemId: id('current_item_id'),
  /** raised by each edit: two editors cannot overwrite one another unknowingly */
  revision: whole('revision').notNull().default(1),
}, (t) => [index('meetings_starts').on(t.startsAt), index('meetings_state').on(t.state, t.startsAt)])

/** A sitting (buổi họp) keeps its opening date also past midnight. */
export const sittings = table('sittings', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  ordinal: whole('ordinal').notNull(),
  startsAt: millis('starts_at').notNull(),
  endsAt: millis('ends_at').notNull(),
  place: string('place').notNull(),
  openedAt: millis('opened_at'),
  closedAt: millis('closed_at'),
}, (t) => [uniqueIndex('sittings_ordinal').on(t.meetingId, t.ordinal)])

/** A site (điểm cầu) of a meeting held at several places. */
export const sites = table('sites', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  name: string('name').notNull(),
  position: whole('position').notNull(),
}, (t) => [index('sites_meeting').on(t.meetingId)])

/** Addressed to a person or a unit; who sits, who counts, who votes are three facts (DOMAIN §1). */
export const seats = table('seats', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  role: string('role').$type<SeatRole>().notNull(),
  userId: id('user_id'),
  unitId: id('unit_id'),
  occupantUserId: id('occupant_user_id'),
  standsInForUserId: id('stands_in_for_user_id'),
  countsForQuorum: flag('counts_for_quorum').notNull(),
  votes: flag('votes').notNull(),
  protocolOrder: whole('protocol_order').notNull().default(1000),
  siteId: id('site_id'),
  /** the invitation's answer */
  reply: string('reply').$type<'none' | 'accepted' | 'declined' | 'deputy'>().notNull().default('none'),
  replyReason: string('reply_reason').notNull().default(''),
  /** whom the addressed person would send; sits there only after the chair's consent */
  proposedDeputyUserId: id('proposed_deputy_user_id'),
  repliedAt: millis('replied_at'),
}, (t) => [index('seats_meeting').on(t.meetingId), index('seats_occupant').on(t.occupantUserId), uniqueIndex('seats_person').on(t.meetingId, t.occupantUserId)])

/** Who presided when; the head of the body is another fact. */
export const chairPeriods = table('chair_periods', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  seatId: id('seat_id').notNull(),
  fromAt: millis('from_at').notNull(),
  untilAt: millis('until_at'),
  reason: string('reason').notNull().default(''),
}, (t) => [index('chair_periods_meeting').on(t.meetingId)])

export const agendaItems = table('agenda_items', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  parentId: id('parent_id'),
  position: whole('position').notNull(),
  title: string('title').notNull(),
  neutralTitle: string('neutral_title').notNull().default('Nội dung họp kín'),
  minutes: whole('minutes').notNull().default(15),
  preparingUnitId: id('preparing_unit_id'),
  presenterSeatId: id('presenter_seat_id'),
  closed: flag('closed').notNull().default(false),
  arisen: flag('arisen').notNull().default(false),
  /** a paper of it is handed out on paper only: "Tài liệu giấy, nhận tại phòng họp" */
  onPaper: flag('on_paper').notNull().default(false),
  state: string('state').$type<'planned' | 'open' | 'done' | 'put-off'>().notNull().default('planned'),
}, (t) => [index('agenda_items_meeting').on(t.meetingId)])

/** The business record: 1, 2, 3 … per meeting, never changed (DESIGN §1). */
export const meetingEvents = table('meeting_events', {
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  seq: whole('seq').notNull(),
  type: string('type').$type<EventType>().notNull(),
  payload: json('payload').$type<Record<string, unknown>>().notNull(),
  occurredAt: millis('occurred_at').notNull(),
  recordedAt: millis('recorded_at').notNull(),
  actorId: id('actor_id'),
  onBehalfOf: id('on_behalf_of'),
  source: json('source').$type<EventSource>().notNull(),
  audience: json('audience').$type<Audience>().notNull(),
}, (t) => [primaryKey({ columns: [t.meetingId, t.seq] })])

export const speakingRequests = table('speaking_requests', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id'),
  seatId: id('seat_id').notNull(),
  kind: string('kind').$type<'speech' | 'reply'>().notNull(),
  topic: string('topic').notNull().default(''),
  state: string('state').$type<'waiting' | 'speaking' | 'done' | 'withdrawn'>().notNull(),
  requestedAt: millis('requested_at').notNull(),
}, (t) => [index('speaking_requests_meeting').on(t.meetingId, t.state)])

export const speeches = table('speeches', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id'),
  seatId: id('seat_id').notNull(),
  requestId: id('request_id'),
  seconds: whole('seconds').notNull(),
  startedAt: millis('started_at').notNull(),
  endedAt: millis('ended_at'),
}, (t) => [index('speeches_meeting').on(t.meetingId)])

export const votes = table('votes', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id').notNull(),
  position: whole('position').notNull().default(0),
  question: string('question').notNull(),
  secret: flag('secret').notNull().default(false),
  rule: json('rule').$type<MajorityRule>().notNull(),
  choiceLabels: json('choice_labels').$type<Record<Choice, string>>().notNull(),
  state: string('state').$type<'prepared' | 'open' | 'paused' | 'closed' | 'declared'>().notNull(),
  /** the paper and passage as shown when the vote opened; an amendment is a new question */
  versionId: id('version_id'),
  amendedPassage: string('amended_passage'),
  openedAt: millis('opened_at'),
  closedAt: millis('closed_at'),
  /** frozen when the vote opens (DOMAIN §4) */
  members: whole('members'),
  present: whole('present'),
  result: json('result').$type<VoteResult>(),
}, (t) => [index('votes_meeting').on(t.meetingId)])

/** The roll of voters, fixed when the vote opens. */
export const voteRoll = table('vote_roll', {
  voteId: id('vote_id').notNull().references(() => votes.id),
  seatId: id('seat_id').notNull(),
  userId: id('user_id').notNull(),
  present: flag('present').notNull(),
}, (t) => [primaryKey({ columns: [t.voteId, t.seatId] })])

/** Open ballots; one per member however often the request comes. Secret ones get a box of their own (DESIGN §6). */
export const ballots = table('ballots', {
  id: id('id').primaryKey(),
  voteId: id('vote_id').notNull().references(() => votes.id),
  seatId: id('seat_id').notNull(),
  choice: string('choice').$type<Choice>().notNull(),
  castAt: millis('cast_at').notNull(),
}, (t) => [uniqueIndex('ballots_one_each').on(t.voteId, t.seatId)])

export const conclusions = table('conclusions', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id'),
  text: string('text').notNull(),
  leadUnit: string('lead_unit'),
  cooperatingUnits: json('cooperating_units').$type<string[]>().notNull(),
  /** yyyy-mm-dd, Vietnamese time */
  deadline: string('deadline'),
  recordedAt: millis('recorded_at').notNull(),
}, (t) => [index('conclusions_meeting').on(t.meetingId), index('conclusions_deadline').on(t.deadline)])
