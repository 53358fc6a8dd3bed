import { preparingUnits } from '~/domain/agenda/preparing'
import type { MissingPapers } from '~/domain/documents/request'
import { plannedTimes } from '~/domain/agenda/schedule'
import { placeItems, type PlacedItem } from '~/domain/agenda/tree'
import { abilities } from '~/domain/identity/can'
import { belongsToWhole } from '~/domain/meetings/quorum'
import type { InviteWarning } from '~/domain/meetings/life'
import type { Person, Seat } from '~/domain/meetings/types'
import type { ItemView, MeetingView, SeatView } from '~/domain/meetings/view'
import { thresholdText } from '~/domain/voting/result-sentence'
import { needed } from '~/domain/voting/rule'
import type { SeatRow, SiteRow } from '~db/queries/seats'
import type { VoteRow } from '~db/queries/voting'
import type { SignedIn } from '../context'
import { isClosed, type Access } from '../services/meetings/access'

type Source = {
  actor: SignedIn
  access: Access
  seatRows: SeatRow[]
  deputies: Map<string, Person>
  unitNames: Map<string, string>
  sites: SiteRow[]
  itemStates: Map<string, 'planned' | 'open' | 'done' | 'put-off'>
  votes: VoteRow[]
  warnings: InviteWarning[]
  missingPapers: MissingPapers | null
}

/** Names what one person is shown of a meeting outside the room. Guests and lookers-on see of closed items a neutral title and nothing on it. */
export function presentMeeting(source: Source): MeetingView {
  const { actor, access } = source
  const { meeting, type, body, facts, subject } = access
  const may = abilities(actor, subject)
  const times = plannedTimes(facts.items, meeting.startsAt)
  const seats = facts.seats.map((seat) => presentSeat(seat, source, may['edit-meeting'] || seat.id === subject.seatOfActor?.id))
  return {
    id: meeting.id, title: meeting.title, state: meeting.state, place: meeting.place, startsAt: meeting.startsAt, endsAt: meeting.endsAt, revision: meeting.revision,
    typeId: type.id, typeName: type.name, bodyId: body.id, bodyName: body.name,
    words: { noun: type.noun, chair: type.chairWord, member: type.memberWord },
    ownSeat: seats.find((seat) => seat.id === subject.seatOfActor?.id) ?? null,
    seats, sites: source.sites.map(({ id, name }) => ({ id, name })),
    items: placeItems(facts.items).map((item) => presentItem(item, source, isClosed(facts.items, item.id) && !mayKnowClosed(item, source), times.get(item.id)?.startsAt ?? meeting.startsAt)),
    warnings: source.warnings, missingPapers: source.missingPapers, can: may,
  }
}

function presentSeat(seat: Seat, { seatRows, deputies, unitNames }: Source, mayKnowWhy: boolean): SeatView {
  const row = seatRows.find((candidate) => candidate.id === seat.id)
  const deputy = row?.proposedDeputyUserId ? deputies.get(row.proposedDeputyUserId) ?? null : null
  return {
    id: seat.id, role: seat.role, person: presentPerson(seat.occupant), standsInFor: presentPerson(seat.standsInFor),
    unitName: seat.unitId === null ? null : unitNames.get(seat.unitId) ?? null,
    countsForQuorum: seat.countsForQuorum, votes: seat.votes, protocolOrder: seat.protocolOrder, siteId: seat.siteId,
    reply: row?.reply ?? 'none', replyReason: mayKnowWhy ? row?.replyReason ?? '' : '', proposedDeputy: mayKnowWhy ? presentPerson(deputy) : null,
  }
}

/** Whoever reads without a seat sees of closed items what a guest sees, but for who made the meeting, and a unit its own item. */
function mayKnowClosed({ id }: PlacedItem, { actor, access: { subject, facts } }: Source): boolean {
  if (subject.seatOfActor) return subject.seatOfActor.role !== 'guest'
  return subject.createdBy === actor.userId || preparingUnits(facts, id).includes(actor.unitId)
}

function presentItem(item: PlacedItem, source: Source, hidden: boolean, startsAt: number): ItemView {
  const { id, parentId, position, number, depth, neutralTitle, minutes, closed, arisen, onPaper } = item
  const frame = { id, parentId, position, number, depth, neutralTitle, minutes, startsAt, closed, arisen, hidden, state: source.itemStates.get(id) ?? ('planned' as const) }
  if (hidden) return { ...frame, title: neutralTitle, onPaper: false, preparingUnitId: null, preparingUnitName: null, presenterSeatId: null, presenter: null, votes: [] }
  const presenter = source.access.facts.seats.find((seat) => seat.id === item.presenterSeatId)?.occupant ?? null
  return {
    ...frame, title: item.title, onPaper, preparingUnitId: item.preparingUnitId, preparingUnitName: item.preparingUnitName,
    presenterSeatId: item.presenterSeatId, presenter: presentPerson(presenter),
    votes: source.votes.filter((vote) => vote.itemId === id).map((vote) => ({ id: vote.id, question: vote.question, state: vote.state, threshold: thresholdOf(vote, source) })),
  }
}

function thresholdOf({ rule }: VoteRow, { access: { facts, type } }: Source): string {
  const members = facts.seats.filter((seat) => belongsToWhole(seat, 'votes')).length
  return thresholdText(rule, needed(rule, members), { voter: type.memberWord, head: '' })
}

function presentPerson(person: Person | null): Person | null {
  return person && { id: person.id, honorific: person.honorific, fullName: person.fullName, position: person.position, unitName: person.unitName }
}
