import type { NoteGroup } from '~/domain/annotations/layer'
import { keepsGroup } from '~/domain/annotations/note-groups'
import { isForEverybody } from '~/domain/documents/may-read'
import { can, type MeetingAction } from '~/domain/identity/can'
import type { Viewer } from '~/domain/live/audience'
import { reduceAll } from '~/domain/live/reduce'
import type { RoomAbilities, RoomGroup, RoomPaper, RoomView } from '~/domain/live/room-view'
import { initialLive } from '~/domain/live/state'
import type { Choice, MeetingEvent } from '~/domain/meetings/events'
import type { AgendaItem, Person, Seat } from '~/domain/meetings/types'
import type { VoteRow } from '~db/queries/voting'
import type { SignedIn } from '../context'
import { paperSubject, type PaperFactsRow } from '../services/documents/paper-access'
import { groupsOfActor } from '../services/annotations/layer-access'
import { inItem, isClosed, type Access } from '../services/meetings/access'

type Paper = Omit<RoomPaper, 'ready'> & PaperFactsRow
type RoomFacts = {
  access: Access; actor: SignedIn; as: 'person' | 'screen'; viewer: Viewer
  /** as this viewer may see them */
  events: MeetingEvent[]
  papers: Paper[]; votes: VoteRow[]; ballots: { voteId: string; choice: Choice; castAt: number }[]; now: number
}

/** Names each thing that one person's screen is told of a meeting. Outsiders get neutral titles and no papers of closed items. */
export function presentRoom({ access, actor, as, viewer, events, papers, votes, ballots, now }: RoomFacts): RoomView {
  const { meeting, type, body, facts, subject } = access
  const isOutside = viewer.role === 'guest' || viewer.role === 'screen'
  const items = facts.items.map((item) => presentItem(item, isOutside && isClosed(facts.items, item.id)))
  const records = viewer.role === 'chair' || viewer.role === 'secretary'
  const shown = new Set(events.flatMap((event) => (event.type === 'vote-prepared' ? [event.payload.voteId] : [])))
  const head = facts.seats.find((seat) => seat.occupant?.id === body.headUserId)?.occupant
  return {
    meetingId: meeting.id, title: meeting.title, place: meeting.place, startsAt: meeting.startsAt, endsAt: meeting.endsAt, bodyName: body.name,
    words: { noun: type.noun, chair: type.chairWord }, memberWord: type.memberWord, headPosition: head?.position ?? 'người đứng đầu',
    quorum: { numerator: type.quorum.numerator, divisor: type.quorum.divisor },
    choiceLabels: { for: type.choiceLabels.for, against: type.choiceLabels.against, abstain: type.choiceLabels.abstain },
    speakingSeconds: type.speakingSeconds,
    seats: facts.seats.map(presentSeat), items,
    sittings: facts.sittings.map(({ id, ordinal, startsAt, endsAt, place }) => ({ id, ordinal, startsAt, endsAt, place })),
    papers: papers.filter((paper) => mayRead(paper, access, actor, as, now)).map(({ id, versionId, earlierIds, itemId, groupName, title, pages, state }) => ({ id, versionId, earlierIds, itemId, groupName, title, pages, ready: state !== 'approved' })),
    rules: Object.fromEntries(votes.filter((vote) => shown.has(vote.id)).map((vote) => [vote.id, vote.rule])),
    you: {
      userId: actor.userId, seatId: viewer.seatId, can: abilitiesOf(access, actor, as),
      role: as === 'screen' ? 'screen' : subject.seatOfActor?.role ?? 'reader', groups: as === 'person' ? groupsOf(access, actor) : [],
      endedGroups: as === 'person' ? endedGroupsOf(access, actor) : [],
    },
    ownBallots: ballots.map(({ voteId, choice, castAt }) => ({ voteId, choice, castAt })),
    live: reduceAll(initialLive({ id: facts.id, seats: facts.seats, items }), events),
    events: records && as === 'person' ? events : null,
    now,
  }
}

/** Layers of notes are for who sits in the meeting and is no guest (N11). */
function groupsOf(access: Access, actor: SignedIn): RoomGroup[] {
  if (!can(actor, 'make-note-group', access.subject)) return []
  return groupsOfActor(access).map(({ id, name, seatIds, madeBy }) => ({ id, name, seatIds, mine: keepsGroup({ madeBy, seatIds }, access.facts.seats, actor.userId) }))
}

/** Those that this person may bring back. */
function endedGroupsOf({ subject, facts, endedNoteGroups }: Access, actor: SignedIn): NoteGroup[] {
  if (!can(actor, 'make-note-group', subject)) return []
  return endedNoteGroups.filter((group) => keepsGroup(group, facts.seats, actor.userId)).map(({ id, name }) => ({ id, name }))
}

function presentItem(item: AgendaItem, isHidden: boolean): AgendaItem {
  const { id, parentId, position, title, neutralTitle, minutes, preparingUnitId, preparingUnitName, presenterSeatId, closed, arisen, onPaper } = item
  const place = { id, parentId, position, neutralTitle, minutes, closed, arisen }
  return isHidden
    ? { ...place, title: neutralTitle, onPaper: false, preparingUnitId: null, preparingUnitName: null, presenterSeatId: null }
    : { ...place, title, onPaper, preparingUnitId, preparingUnitName, presenterSeatId }
}

function presentSeat(seat: Seat): Seat {
  return {
    id: seat.id, role: seat.role, userId: seat.userId, unitId: seat.unitId, occupant: presentPerson(seat.occupant), standsInFor: presentPerson(seat.standsInFor),
    countsForQuorum: seat.countsForQuorum, votes: seat.votes, protocolOrder: seat.protocolOrder, siteId: seat.siteId,
  }
}

function presentPerson(person: Person | null): Person | null {
  return person && { id: person.id, honorific: person.honorific, fullName: person.fullName, position: person.position, unitName: person.unitName }
}

/** The room has the approved papers. What the hall's screen shows is seen by everybody, whoever set it up. */
function mayRead(paper: Paper, { facts, subject }: Access, actor: SignedIn, as: 'person' | 'screen', now: number): boolean {
  const shown = inItem(facts, paperSubject(paper, now))
  if (as === 'screen' && (shown.inClosedItem || shown.time !== 'open' || !isForEverybody(paper.readers))) return false
  return shown.state === 'approved' && can(actor, 'read-paper', { ...subject, paper: shown })
}

/** The phase changes while the page is open, so abilities are asked as if the meeting were in session; the phase is the screen's to look at. */
function abilitiesOf({ subject }: Access, actor: SignedIn, as: 'person' | 'screen'): RoomAbilities {
  const running = { ...subject, state: 'in-session' as const }
  const mayNow = (action: MeetingAction) => as === 'person' && can(actor, action, subject)
  const may = (action: MeetingAction) => as === 'person' && can(actor, action, running)
  return {
    run: may('run-meeting'), record: may('record'), giveFloor: may('give-floor'), askFloor: may('ask-floor'), checkIn: may('check-in'),
    cast: may('cast-ballot'), runVotes: may('run-vote'), prepareVotes: may('prepare-vote'), present: may('present'),
    annotate: mayNow('annotate-room'), exportMarks: mayNow('export-marks'), lockMarks: mayNow('lock-marks'), clearMarks: mayNow('clear-marks'), makeNoteGroups: mayNow('make-note-group'),
  }
}
